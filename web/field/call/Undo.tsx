import { useQueryClient } from '@tanstack/react-query'
import { Popconfirm } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newIntentId, post } from '../../shared/api/client.ts'
import { ErrorNote } from '../../shared/shell/ErrorNote.tsx'
import type { DutyCall, Step } from '../data.ts'
import { dutyKey } from '../duty/use-duty.ts'
import { dropIntent, type Waiting } from '../outbox/outbox.ts'

/** Takes the last step back: away from this phone if it was not sent, else by a correction that stays in the history. */
export function Undo({ call, waiting }: { call: DutyCall; waiting: readonly Waiting[] }) {
  const { t } = useTranslation('field')
  const queries = useQueryClient()
  const [error, setError] = useState<unknown>(null)
  const step = call.state as Step
  const unsent = waiting.findLast((one) => one.state === 'waiting' && one.url === `/api/incidents/${call.id}/progress` && one.body.step === step)
  const undo = async () => {
    setError(null)
    if (unsent) return dropIntent(unsent.seq!)
    try {
      await post(`/api/incidents/${call.id}/correctStep`, { crew: call.crew, step, at: null, reason: t('pressedWrongly') }, newIntentId())
      await queries.invalidateQueries({ queryKey: dutyKey })
    } catch (reason) {
      setError(reason)
    }
  }
  return (
    <>
      <Popconfirm title={t('undoAsk', { step: t(step) })} okText={t('undo')} cancelText={t('back')} onConfirm={() => void undo()}>
        <button type="button">{t('undo')}</button>
      </Popconfirm>
      <ErrorNote error={error} />
    </>
  )
}
