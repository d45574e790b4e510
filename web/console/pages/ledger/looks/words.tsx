import { useQuery } from '@tanstack/react-query'
import { Tag, Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Thresholds } from '#answers/footage'
import { get } from '../../../../shared/api/client.ts'
import { formatLength } from '../../review/moments.ts'
import type { LookRow, StandOut } from '../ledger.ts'

/** Each with the rule that it stands for. */
export function StandOutTags({ codes }: { codes: readonly StandOut[] }) {
  const { t } = useTranslation('ledger')
  const sayRule = useRules()
  return <>{codes.map((code) => <Tooltip key={code} title={sayRule(code)}><Tag color="warning" style={{ marginInlineEnd: 4 }}>{t(code)}</Tag></Tooltip>)}</>
}

/** The rules by which looks stand out, with the working hours that the county has set. */
export function useRules(): (code: StandOut) => string {
  const { t } = useTranslation('ledger')
  const { data } = useQuery({ queryKey: ['look-thresholds'], queryFn: ({ signal }) => get<Thresholds>('/api/footage/thresholds', signal), staleTime: 600_000 })
  return (code) => t(`${code}_rule`, data?.work ?? { from: '…', to: '…' })
}

/** How much of it was served: minutes of moving pictures and single pictures. */
export function useServed(): (look: Pick<LookRow, 'spans' | 'stills'>) => string {
  const { t } = useTranslation('ledger')
  return ({ spans, stills }) => t('servedSays', { length: formatLength(spans.reduce((sum, s) => sum + Date.parse(s.to) - Date.parse(s.from), 0)), stills })
}
