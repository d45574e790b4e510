import { useTranslation } from 'react-i18next'
import { DayPicker } from '../../../shared/time/pickers.tsx'

/** From–to in whole days of Asia/Shanghai. */
export function DayRange({ from, to, onChange }: { from: string | null; to: string | null; onChange: (change: Record<string, string>) => void }) {
  const { t } = useTranslation('ledger')
  return (
    <>
      <DayPicker value={from} onChange={(day) => onChange({ from: day ?? '' })} {...(to ? { to } : {})} placeholder={t('fromDay')} aria-label={t('from')} style={{ width: 132 }} />
      <DayPicker value={to} onChange={(day) => onChange({ to: day ?? '' })} {...(from ? { from } : {})} placeholder={t('toDay')} aria-label={t('to')} style={{ width: 132 }} />
    </>
  )
}
