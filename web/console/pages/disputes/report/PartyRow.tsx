import { Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { sides } from '../disputes.ts'

export interface PartyFields {
  id: string
  name: string
  phone: string
  side: string
}

/** Side, name and telephone of one party; nothing else about them is kept. */
export function PartyRow({ value, onChange, no, hasFocus = false }: { value: PartyFields; onChange: (value: PartyFields) => void; no: number; hasFocus?: boolean }) {
  const { t } = useTranslation('disputes')
  return (
    <div className="disputes-party">
      <Select value={value.side} onChange={(side) => onChange({ ...value, side })} aria-label={`${t('side')} ${no}`} options={sides.map((side) => ({ value: side, label: t(`side_${side}`) }))} />
      <Input value={value.name} onChange={(event) => onChange({ ...value, name: event.target.value })} placeholder={t('partyName')} aria-label={`${t('partyName')} ${no}`} maxLength={60} autoComplete="off" autoFocus={hasFocus} />
      <Input value={value.phone} onChange={(event) => onChange({ ...value, phone: event.target.value })} placeholder={t('phone')} aria-label={`${t('phone')} ${no}`} inputMode="tel" maxLength={30} autoComplete="off" />
    </div>
  )
}
