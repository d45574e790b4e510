import { AutoComplete } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useUnitNames } from '../../../../shared/api/units.ts'
import { SendDialog } from '../../hazards/SendDialog.tsx'

const outside = ['township', 'civil', 'fire', 'market', 'health'] as const
const longest = 80

/** To whom it goes now: a team of its station, another station, an authority outside, or whoever is written down. */
export function HandOnDialog({ station, onSend, onClose }: { station: string; onSend: (body: { to: string; text: string }) => Promise<void>; onClose: () => void }) {
  const { t } = useTranslation('grid')
  const { stations, teamsOf, nameOf } = useUnitNames()
  const [to, setTo] = useState('')
  const names = [...teamsOf(station).map(({ id }) => nameOf(id)), ...stations.map(({ id }) => nameOf(id)), ...outside.map((one) => t(`outside_${one}`))]
  return (
    <SendDialog title={t('do_handOn')} note={t('note_handOn')} verb={t('do_handOn')} words="optional" isReady={to.trim() !== ''} onSend={(text) => onSend({ to: to.trim().slice(0, longest), text })} onClose={onClose}>
      <AutoComplete defaultActiveFirstOption={false} value={to} onChange={setTo} options={names.map((value) => ({ value }))} showSearch={{ filterOption: (typed, option) => (option?.value ?? '').includes(typed) }} placeholder={t('handOnTo')} aria-label={t('handOnTo')} autoFocus />
    </SendDialog>
  )
}
