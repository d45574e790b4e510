import { useTranslation } from 'react-i18next'
import { useUnitNames } from '../../data/county.ts'
import { ActionForm } from '../ActionForm.tsx'
import { useAction } from '../use-action.ts'
import type { FormProps } from './props.ts'

/** The receipt for what was handed over. */
export function TakeOverForm({ call, onClose }: FormProps) {
  const { t } = useTranslation('desk')
  const { nameOf } = useUnitNames()
  const { send, busy, error } = useAction(call.id, onClose)
  const team = call.handOver?.team ?? ''
  return (
    <ActionForm title={t('takeOver')} submit={t('takeOver')} onSubmit={() => void send('takeOver', { team })} onClose={onClose} busy={busy} error={error} ready={team !== ''}>
      <p tabIndex={-1} data-first>{t('takeOverSays', { team: nameOf(team) })}</p>
    </ActionForm>
  )
}
