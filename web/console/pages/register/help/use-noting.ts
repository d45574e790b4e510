import { useState } from 'react'
import type { HelpKind, Outcome } from '#rules/registry'
import { newIntentId, post } from '../../../../shared/api/client.ts'
import { dayOn } from '../../../../shared/i18n/time.ts'

export interface Noted {
  consent: string
  kind: HelpKind
  outcome: Outcome
  act: string
}

/** Writes down that help was given today, one press each, and takes the last one back. */
export function useNoting(onDone: () => void) {
  const [last, setLast] = useState<Noted | null>(null)
  const [wasUndone, setUndone] = useState(false)
  const [busy, setBusy] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  const run = (key: string, work: () => Promise<void>) => {
    setBusy(key)
    setError(null)
    work().then(onDone, setError).finally(() => setBusy(null))
  }
  return {
    last, wasUndone, busy, error,
    note: (consent: string, kind: HelpKind, outcome: Outcome) =>
      run(`${consent} ${kind}`, async () => {
        const { act } = await post<{ act: string }>(`/api/help/${consent}/done`, { kind, on: dayOn(0), outcome }, newIntentId())
        setUndone(false)
        setLast({ consent, kind, outcome, act })
      }),
    undo: () => last && run(`${last.consent} ${last.kind}`, async () => {
      await post(`/api/help/${last.consent}/undo`, { act: last.act }, newIntentId())
      setLast(null)
      setUndone(true)
    }),
  }
}
