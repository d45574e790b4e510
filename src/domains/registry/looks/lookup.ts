import { z } from 'zod'
import { formatRef } from '#platform/acts/act.ts'
import { refuse, type Decision } from '#platform/acts/decision.ts'
import type { Call } from '#platform/http/route.ts'
import type { Ids } from '#platform/ports/ids.ts'
import { defineRecord, type ActOf, type DraftOf } from '#platform/acts/record-type.ts'

const subject = { subjectType: z.string().max(20), subject: z.string().max(80) }

/** A look into the register (PIPL 55 and 51: who saw whom, on what ground). The ground is the acts' `purpose`. */
const lookupActs = {
  /** A search began: before its first hit was shown. `station`: where it looks; empty for the whole county. */
  begun: { version: 1, schema: z.strictObject({ station: z.string().max(40) }) },
  /** What was typed came to rest. `query`: keyed hash of it, hex; the words themselves could name somebody. */
  settled: { version: 1, schema: z.strictObject({ query: z.string().max(64), hits: z.number().int().min(0) }) },
  opened: { version: 1, schema: z.strictObject({ station: z.string().max(40), ...subject }) },
  /** An identifier was shown in full. */
  shown: { version: 1, schema: z.strictObject({ station: z.string().max(40), ...subject, field: z.string().max(40) }) },
} as const

export interface Lookup {
  account: string
  station: string
  kind: 'search' | 'open' | 'show'
  subjectType: string
  subject: string
  /** `type:id`. */
  ground: string
  at: string
  searches: number
}

type LookupAct = ActOf<'lookup', typeof lookupActs>
type LookupDraft = DraftOf<'lookup', typeof lookupActs>

export const lookupRecord = defineRecord({
  type: 'lookup',
  acts: lookupActs,
  fold(state: Lookup | null, act: LookupAct): Lookup {
    const by = { account: act.actor, ground: act.purpose ? formatRef(act.purpose) : '', at: act.happenedAt, searches: 0 }
    switch (act.type) {
      case 'lookup.begun':
        return { ...by, ...act.payload, kind: 'search', subjectType: '', subject: '' }
      case 'lookup.settled':
        return { ...state!, searches: state!.searches + 1 }
      case 'lookup.opened':
        return { ...by, ...act.payload, kind: 'open' }
      case 'lookup.shown': {
        const { field: _, ...rest } = act.payload
        return { ...by, ...rest, kind: 'show' }
      }
    }
  },
  tables: [{ name: 'lookups', key: ['id'] }],
  rows: (l, id) => ({
    lookups: [{ id, account: l.account, station: l.station, kind: l.kind, subject_type: l.subjectType, subject: l.subject, ground: l.ground, at: l.at, searches: l.searches }],
  }),
  attributes: (l) => ({ station: l.station, team: '', people: [l.account], askedBy: l.account, owner: '', flags: [l.kind] }),
  keeps: ['subject', 'subjectType'],
  topics: (l) => (l.subject ? [`record:${l.subjectType}/${l.subject}`] : []),
})

export function beginSearch(state: Lookup | null, account: string, station: string): Decision<LookupDraft> {
  if (!state) return [{ type: 'lookup.begun', payload: { station } }]
  // Another's search box is nobody else's; the same one goes on where it stood.
  return state.account === account && state.kind === 'search' && state.station === station ? [] : refuse('search_elsewhere')
}

export function settleSearch(state: Lookup | null, query: string, hits: number): Decision<LookupDraft> {
  if (!state) return refuse('not_found')
  return [{ type: 'lookup.settled', payload: { query, hits } }]
}

export const openSubject = (station: string, subjectType: string, id: string): Decision<LookupDraft> => [{ type: 'lookup.opened', payload: { station, subjectType, subject: id } }]

/** Looks at several people or things that somebody's duty puts before them: each is an act. */
export async function openSubjects({ perform }: Pick<Call, 'perform'>, ids: Pick<Ids, 'uuid'>, subjects: readonly { station: string; type: string; id: string }[]): Promise<void> {
  if (subjects.length === 0) return
  await perform(async (work) => {
    for (const { station, type, id } of subjects) await work.act(lookupRecord, ids.uuid(), () => openSubject(station, type, id))
  })
}

export const showField = (station: string, subjectType: string, id: string, field: string): Decision<LookupDraft> => [{ type: 'lookup.shown', payload: { station, subjectType, subject: id, field } }]
