import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { troubleKinds } from './kinds.ts'
import type { Look } from '../network/filter.ts'

/** Which kind of trouble; kinds that nothing has are left out. */
export function KindChoice({ look, counts, onChange }: { look: Look; counts: Partial<Record<string, number>>; onChange: (look: Look) => void }) {
  const { t } = useTranslation('cameras')
  const kinds = troubleKinds.filter((kind) => kind === look || (counts[kind] ?? 0) > 0)
  if (kinds.length === 0) return null
  return <Segmented<Look> size="small" value={look} onChange={onChange} options={[{ value: 'trouble', label: t('anyTrouble') }, ...kinds.map((kind) => ({ value: kind, label: `${t(`trouble_${kind}`)} ${counts[kind] ?? 0}` }))]} />
}
