import { createHash } from 'node:crypto'
import { z } from 'zod'
import { refuse, type Decision } from '#platform/acts/decision.ts'
import { defineRecord, type ActOf, type DraftOf } from '#platform/acts/record-type.ts'
import { entryId } from '../fields/schemas.ts'

const reason = z.string().min(1).max(400).refine((s) => s.isWellFormed(), 'not well-formed text')

const twinActs = {
  /** `likelihood`: 0–1, by the run that found them. */
  offered: { version: 1, schema: z.strictObject({ station: z.string().max(40), one: entryId, other: entryId, likelihood: z.number().min(0).max(1) }) },
  /** They have become less alike: nobody is asked any more. */
  withdrawn: { version: 1, schema: z.strictObject({}) },
  /** Somebody decided that they are two: they are not offered again. */
  toldApart: { version: 1, schema: z.strictObject({ reason }) },
  reopened: { version: 1, schema: z.strictObject({ reason }) },
} as const

/** Two records of people that may be of one. Joining is the records' own act (spine/acts.ts); parted again, they are offered again. */
export interface Twin {
  station: string
  one: string
  other: string
  likelihood: number
  state: 'offered' | 'withdrawn' | 'apart'
}

type TwinDraft = DraftOf<'twin', typeof twinActs>

export const twinRecord = defineRecord({
  type: 'twin',
  acts: twinActs,
  fold(state: Twin | null, act: ActOf<'twin', typeof twinActs>): Twin {
    switch (act.type) {
      case 'twin.offered':
        return { ...act.payload, state: 'offered' }
      case 'twin.withdrawn':
        return { ...state!, state: 'withdrawn' }
      case 'twin.toldApart':
        return { ...state!, state: 'apart' }
      case 'twin.reopened':
        return { ...state!, state: 'offered' }
    }
  },
  tables: [{ name: 'twins', key: ['id'] }],
  rows: (t, id) => ({ twins: [{ id, station: t.station, one: t.one, other: t.other, likelihood: t.likelihood, state: t.state }] }),
  attributes: (t) => ({ station: t.station, team: '', people: [], askedBy: '', owner: '', flags: [t.state] }),
  keeps: ['one', 'other'],
})

/** Of two records the same pair, whichever is named first. */
export function twinId(a: string, b: string): string {
  return createHash('sha256').update([a, b].toSorted().join('\n')).digest('hex').slice(0, 32)
}

export function offer(state: Twin | null, given: Omit<Twin, 'state'>): Decision<TwinDraft> {
  return state && state.state !== 'withdrawn' ? [] : [{ type: 'twin.offered', payload: given }]
}

export function withdraw(state: Twin | null): Decision<TwinDraft> {
  return state?.state === 'offered' ? [{ type: 'twin.withdrawn', payload: {} }] : []
}

export function tellApart(state: Twin | null, why: string): Decision<TwinDraft> {
  if (!state) return refuse('not_found')
  return state.state === 'apart' ? [] : [{ type: 'twin.toldApart', payload: { reason: why } }]
}

export function reopen(state: Twin | null, why: string): Decision<TwinDraft> {
  if (!state) return refuse('not_found')
  return state.state === 'apart' ? [{ type: 'twin.reopened', payload: { reason: why } }] : []
}
