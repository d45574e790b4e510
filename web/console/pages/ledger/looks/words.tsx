import { Tag, Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { formatLength } from '../../review/moments.ts'
import type { LookRow, StandOut } from '../ledger.ts'

/** Each with the rule that it stands for. */
export function StandOutTags({ codes }: { codes: readonly StandOut[] }) {
  const { t } = useTranslation('ledger')
  return <>{codes.map((code) => <Tooltip key={code} title={t(`${code}_rule`)}><Tag color="warning" style={{ marginInlineEnd: 4 }}>{t(code)}</Tag></Tooltip>)}</>
}

/** How much of it was served: minutes of moving pictures and single pictures. */
export function useServed(): (look: Pick<LookRow, 'spans' | 'stills'>) => string {
  const { t } = useTranslation('ledger')
  return ({ spans, stills }) => t('servedSays', { length: formatLength(spans.reduce((sum, s) => sum + Date.parse(s.to) - Date.parse(s.from), 0)), stills })
}
