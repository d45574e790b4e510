import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { newIntentId, post } from '../../../../shared/api/client.ts'

export interface Action {
  send: (verb: string, body: object) => Promise<boolean>
  busy: boolean
  error: unknown
}

/** Changes a call. An attempt that failed keeps its intent id for the same content, so that trying again is harmless. */
export function useAction(incident: string, onDone: () => void): Action {
  const queries = useQueryClient()
  const attempt = useRef({ content: '', id: '' })
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const send = async (verb: string, body: object) => {
    const content = JSON.stringify([incident, verb, body])
    if (attempt.current.content !== content) attempt.current = { content, id: newIntentId() }
    setBusy(true)
    setError(null)
    try {
      await post(`/api/incidents/${incident}/${verb}`, body, attempt.current.id)
      attempt.current = { content: '', id: '' }
      for (const queryKey of [['incident', incident], ['incidents'], ['crews'], ['candidates']]) void queries.invalidateQueries({ queryKey })
      onDone()
      return true
    } catch (reason) {
      setError(reason)
      return false
    } finally {
      setBusy(false)
    }
  }
  return { send, busy, error }
}
