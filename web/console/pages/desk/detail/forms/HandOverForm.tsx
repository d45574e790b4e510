import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useUnitNames } from '../../data/county.ts'
import { Choice } from '../../intake/Choice.tsx'
import { ActionForm } from '../ActionForm.tsx'
import { useAction } from '../use-action.ts'
import type { FormProps } from './props.ts'

/** To the station's case or community team, which gives a receipt. */
export function HandOverForm({ call, onClose }: FormProps) {
  const { t } = useTranslation('desk')
  const { teamsOf, nameOf } = useUnitNames()
  const { send, busy, error } = useAction(call.id, onClose)
  const teams = teamsOf(call.station)
  const [chosen, setTeam] = useState('')
  const [reason, setReason] = useState('')
  const team = chosen || (teams[0]?.id ?? '')
  return (
    <ActionForm title={t('handOver')} submit={t('handOver')} onSubmit={() => void send('handOver', { team, reason: reason.trim() })} onClose={onClose} busy={busy} error={error} ready={team !== ''}>
      <Choice label={t('team')} options={teams.map((unit) => ({ value: unit.id, label: nameOf(unit.id) }))} value={team} onChange={setTeam} />
      <Input size="small" value={reason} maxLength={400} placeholder={t('reason')} aria-label={t('reason')} onChange={(event) => setReason(event.target.value)} />
    </ActionForm>
  )
}
