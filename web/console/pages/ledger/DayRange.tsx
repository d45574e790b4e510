import { Input } from 'antd'
import { useTranslation } from 'react-i18next'

/** From–to in whole days of Asia/Shanghai. */
export function DayRange({ from, to, onChange }: { from: string | null; to: string | null; onChange: (change: Record<string, string>) => void }) {
  const { t } = useTranslation('ledger')
  return (
    <>
      <Input type="date" value={from ?? ''} max={to ?? undefined} aria-label={t('from')} prefix={t('from')} onChange={(event) => onChange({ from: event.target.value })} style={{ width: 168 }} />
      <Input type="date" value={to ?? ''} min={from ?? undefined} aria-label={t('to')} prefix={t('to')} onChange={(event) => onChange({ to: event.target.value })} style={{ width: 168 }} />
    </>
  )
}
