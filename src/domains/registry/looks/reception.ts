import { z } from 'zod'
import type { GroundKind } from '#platform/acts/ground.ts'
import { refuse, type Decision } from '#platform/acts/decision.ts'
import { defineRecord, type ActOf, type DraftOf } from '#platform/acts/record-type.ts'
import { lockRecord } from '#platform/acts/statements.ts'

export const receptionKinds = ['certificate', 'registration', 'lost_document', 'right_to_know', 'help', 'other'] as const

/** Somebody came to the front desk, or called it, and wants something that needs the register: the ground of looking there. */
const receptionActs = {
  opened: { version: 1, schema: z.strictObject({ station: z.string().max(40), number: z.string().max(40), kind: z.enum(receptionKinds), who: z.string().min(1).max(60), text: z.string().max(400) }) },
  closed: { version: 1, schema: z.strictObject({ result: z.string().max(400) }) },
} as const

export interface Reception {
  station: string
  number: string
  kind: (typeof receptionKinds)[number]
  who: string
  text: string
  by: string
  at: string
  closedAt: string | null
}

type ReceptionDraft = DraftOf<'reception', typeof receptionActs>

export const receptionRecord = defineRecord({
  type: 'reception',
  acts: receptionActs,
  fold(state: Reception | null, act: ActOf<'reception', typeof receptionActs>): Reception {
    return act.type === 'reception.opened' ? { ...act.payload, by: act.actor, at: act.happenedAt, closedAt: null } : { ...state!, closedAt: act.happenedAt }
  },
  tables: [{ name: 'receptions', key: ['id'] }],
  rows: (r, id) => ({ receptions: [{ id, station: r.station, number: r.number, kind: r.kind, by: r.by, at: r.at, closed_at: r.closedAt }] }),
  attributes: (r) => ({ station: r.station, team: '', people: [r.by], askedBy: r.by, owner: '', flags: [r.closedAt ? 'closed' : 'open'] }),
})

export function openReception(state: Reception | null, given: Omit<Reception, 'by' | 'at' | 'closedAt'>): Decision<ReceptionDraft> {
  return state ? [] : [{ type: 'reception.opened', payload: given }]
}

export function closeReception(state: Reception | null, result: string): Decision<ReceptionDraft> {
  if (!state) return refuse('not_found')
  return state.closedAt ? [] : [{ type: 'reception.closed', payload: { result } }]
}

/** A reception that nobody closed ends with the day: what it opened closes with it. */
const lastsMs = 12 * 3_600_000
export const endOfReception = (at: string): string => new Date(Date.parse(at) + lastsMs).toISOString()

/** A reception is the work of who received. */
export const receptionGround = (now: () => number): GroundKind => ({
  type: 'reception',
  async find(tx, county, id, { account }) {
    const found = await lockRecord(tx, county, receptionRecord, id, false)
    if (!found) return null
    const { number, by, at, closedAt } = found.state
    return { label: number, isOpen: closedAt === null && now() < Date.parse(endOfReception(at)), isTheirs: by === account }
  },
})
