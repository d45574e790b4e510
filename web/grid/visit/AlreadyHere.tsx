import { Button } from 'antd-mobile'
import { useTranslation } from 'react-i18next'
import type { Likely } from './find-already.ts'

interface Props {
  people: readonly Likely[]
  wasOffline: boolean
  /** Household of this door; null where it makes a new one. */
  household: string | null
  onThis: (one: Likely) => void
  onNew: () => void
  onBack: () => void
}

/** Before somebody is registered twice: who they may be. Nothing is joined here, a person at the door answers. */
export function AlreadyHere({ people, wasOffline, household, onThis, onNew, onBack }: Props) {
  const { t } = useTranslation('already')
  return (
    <>
      <h2>{t('title')}</h2>
      <p>{t('why')}{wasOffline && ` ${t('offlineNote')}`}</p>
      <ul className="grid-likely">
        {people.map((one) => (
          <li key={one.id} className="grid-card">
            <b>{one.name}</b>
            <span>{[one.born && t('bornIn', { year: one.born }), one.place, one.door].filter(Boolean).join(' · ')}</span>
            {one.same.length > 0 && <small>{t('same', { fields: one.same.map((field) => t(`field_${field}`)).join(t('comma')) })}{one.ended && ` · ${t('ended')}`}</small>}
            {one.household !== '' && one.household === household ? <small>{t('here')}</small> : <Button size="large" block onClick={() => onThis(one)}>{t('isThis')}</Button>}
          </li>
        ))}
      </ul>
      <footer>
        <Button size="large" onClick={onBack}>{t('back')}</Button>
        <Button size="large" color="primary" onClick={onNew}>{t('isNew')}</Button>
      </footer>
    </>
  )
}
