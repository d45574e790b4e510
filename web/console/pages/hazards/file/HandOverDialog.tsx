import { Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SendDialog } from '../SendDialog.tsx'

const authorities = ['fire_brigade', 'market_supervision', 'housing', 'power_company', 'township', 'other'] as const

/** To whom it goes; from then on its receipt is awaited. */
export function HandOverDialog({ onSend, onClose }: { onSend: (body: object) => Promise<void>; onClose: () => void }) {
  const { t } = useTranslation('hazards')
  const [authority, setAuthority] = useState<(typeof authorities)[number]>('fire_brigade')
  const [office, setOffice] = useState('')
  return (
    <SendDialog title={t('do_handOver')} note={t('handOverNote')} verb={t('do_handOver')} words="optional" onSend={(text) => onSend({ authority, office, text })} onClose={onClose}>
      <Select value={authority} onChange={setAuthority} options={authorities.map((value) => ({ value, label: t(`authority_${value}`) }))} aria-label={t('authority')} autoFocus />
      <Input value={office} onChange={(event) => setOffice(event.target.value)} placeholder={t('office')} aria-label={t('office')} maxLength={100} />
    </SendDialog>
  )
}
