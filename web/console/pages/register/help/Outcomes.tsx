import { Button, Space } from 'antd'
import { useTranslation } from 'react-i18next'
import { outcomes, type Outcome } from '#rules/registry'

/** What came of it today: one press. */
export function Outcomes({ label, isBusy, onNote }: { label: string; isBusy: boolean; onNote: (outcome: Outcome) => void }) {
  const { t } = useTranslation('help')
  return (
    <Space.Compact role="group" aria-label={label}>
      {outcomes.map((outcome) => <Button key={outcome} size="small" disabled={isBusy} onClick={() => onNote(outcome)}>{t(`outcome_${outcome}`)}</Button>)}
    </Space.Compact>
  )
}
