import { useTranslation } from 'react-i18next'
import type { GridOverview } from '#answers/visits'
import { Tile } from './Tile.tsx'

/** What phones sent and what does not count yet: after another that has not come, or until the chief has decided. */
export function Sent({ counts, mayOpen }: { counts: GridOverview['submissions']; mayOpen: boolean }) {
  const { t } = useTranslation('grid')
  return <Tile title={t('sent')} {...(mayOpen ? { to: '/grid/phones' } : {})} numbers={[{ label: t('sentWaiting'), value: counts.waiting, isNow: mayOpen && counts.waiting > 0 }, { label: t('sentHeld'), value: counts.held }]} />
}
