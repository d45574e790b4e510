import { useTranslation } from 'react-i18next'
import { goBack } from './route.ts'

/** The head of a page that covers the tabs: the way back, what it is, where it is. */
export function CoverHead({ title, under = '' }: { title: string; under?: string }) {
  const { t } = useTranslation('grid')
  return (
    <header className="grid-cover-head">
      <button type="button" aria-label={t('back')} onClick={goBack}><svg viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" strokeLinejoin="round" aria-hidden><path d="M15 5l-7 7 7 7" /></svg></button>
      <h1><b>{title}</b>{under && <small>{under}</small>}</h1>
    </header>
  )
}
