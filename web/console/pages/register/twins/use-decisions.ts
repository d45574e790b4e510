import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TwinQueue } from '#answers/registry'
import { ApiError, newIntentId, post } from '../../../../shared/api/client.ts'
import { compareEntries, type Side } from '../join/compare.ts'

export type Pair = TwinQueue['pairs'][number]

interface Done {
  pair: Pair
  what: 'joined' | 'toldApart'
}

/** Somebody else has decided it meanwhile: it is asked no more. */
const decidedElsewhere = ['entry_joined', 'entry_took_others', 'not_found']

/** The pairs that are left, what becomes of the first one, and how the last decision is taken back. */
export function useDecisions(queue: TwinQueue, onDone: () => void) {
  const { t } = useTranslation('twins')
  const [asked, setAsked] = useState(queue)
  const [pairs, setPairs] = useState<Pair[]>(queue.pairs)
  // Asked anew: what was decided last can be taken back all the same.
  if (asked !== queue) {
    setAsked(queue)
    setPairs(queue.pairs)
  }
  const [last, setLast] = useState<Done | null>(null)
  const [wasUndone, setUndone] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const pair = pairs[0]
  const send = (what: Done['what'], url: string, body: object) => {
    if (!pair) return
    setPairs(pairs.slice(1))
    setLast({ pair, what })
    setUndone(false)
    setError(null)
    post(url, body, newIntentId()).then(
      () => { if (pairs.length === 1) onDone() },
      (failure: unknown) => {
        setError(failure)
        setLast(null)
        if (!(failure instanceof ApiError && decidedElsewhere.includes(failure.code))) setPairs((left) => [pair, ...left])
      },
    )
  }
  return {
    pairs, last, wasUndone, error,
    join: (choices: Record<string, Side>, reason: string) => {
      const take = compareEntries(pair!.this, pair!.other).filter((row) => (row.isSettled ? row.keeps : (choices[row.field] ?? row.keeps)) === 'other').map((row) => row.field)
      send('joined', `/api/registry/person/${pair!.this.id}/join`, { other: pair!.other.id, take, reason })
    },
    tellApart: (reason: string) => send('toldApart', `/api/registry/twins/${pair!.id}/apart`, { reason }),
    putOff: () => setPairs([...pairs.slice(1), pair!]),
    undo: () => {
      if (!last) return
      const { pair: undone, what } = last
      const reason = t('undoReason')
      const sent = what === 'joined' ? post(`/api/registry/person/${undone.this.id}/part`, { other: undone.other.id, reason }, newIntentId()) : post(`/api/registry/twins/${undone.id}/reopen`, { reason }, newIntentId())
      sent.then(() => {
        setLast(null)
        setUndone(true)
        setPairs((left) => [undone, ...left])
      }, setError)
    },
  }
}
