import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCallsigns } from '../../data/crews.ts'
import { steps, type Step } from '../../data/incidents.ts'
import { Choice } from '../../intake/Choice.tsx'
import { ActionForm } from '../ActionForm.tsx'
import { useAction } from '../use-action.ts'
import type { FormProps } from './props.ts'

/** A step that a crew said over the radio. */
export function StepForm({ call, onClose }: FormProps) {
  const { t } = useTranslation('desk')
  const callsign = useCallsigns()
  const { send, busy, error } = useAction(call.id, onClose)
  const working = call.assignments.filter((a) => a.state !== 'recalled' && a.state !== 'cleared')
  const [crew, setCrew] = useState(working[0]?.crew ?? '')
  const assignment = working.find((a) => a.crew === crew)
  const left = steps.filter((step) => steps.indexOf(step) > steps.indexOf(assignment?.state as Step))
  const [chosen, setStep] = useState<Step | null>(null)
  const step = chosen && left.includes(chosen) ? chosen : left[0]
  return (
    <ActionForm title={t('step')} submit={t('note')} onSubmit={() => void send('progress', { crew, step })} onClose={onClose} busy={busy} error={error} ready={step !== undefined}>
      {working.length > 1 && <Choice label={t('units')} options={working.map((a) => ({ value: a.crew, label: callsign(a.crew) }))} value={crew} onChange={setCrew} />}
      {step && <Choice label={t('step')} options={left.map((value) => ({ value, label: t(value) }))} value={step} onChange={setStep} />}
    </ActionForm>
  )
}
