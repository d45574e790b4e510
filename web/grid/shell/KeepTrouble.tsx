import { useTranslation } from 'react-i18next'
import { useKeepTrouble } from '../vault/keep.ts'
import { Trouble } from './Trouble.tsx'

/** What could not be kept on this phone, over every page, until something is kept again. */
export function KeepTrouble() {
  const { t } = useTranslation('grid')
  const trouble = useKeepTrouble()
  if (!trouble) return null
  return <div className="grid-keep-trouble"><Trouble message={t(`keep_${trouble}`)} todo={t(`keep_${trouble}_todo`)} /></div>
}
