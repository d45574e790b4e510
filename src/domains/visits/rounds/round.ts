import { z } from 'zod'
import type { GroundKind } from '#platform/acts/ground.ts'
import { refuse, type Decision } from '#platform/acts/decision.ts'
import { defineRecord, type ActOf, type DraftOf } from '#platform/acts/record-type.ts'
import { lockRecord } from '#platform/acts/statements.ts'
import { reason } from '../visit.ts'

/** Why somebody goes there: something known is too old, something is missing, a task or a re-check is due. */
export const stopReasons = ['stale', 'missing', 'task', 'recheck', 'asked'] as const

export const stop = z.strictObject({ type: z.enum(['dwelling', 'business']), id: z.string().regex(/^[\w/.-]{1,80}$/), why: z.enum(stopReasons) })
export const mostStops = 2_000

const people = { assignee: z.string().min(1).max(60), partner: z.string().max(60).nullable() }

const roundActs = {
  planned: { version: 1, schema: z.strictObject({ station: z.string().max(40), title: z.string().min(1).max(80), ...people, day: z.iso.date(), until: z.iso.datetime(), stops: z.array(stop).min(1).max(mostStops) }) },
  reassigned: { version: 1, schema: z.strictObject({ ...people, reason }) },
  /** What a phone took along: the look at all of it. */
  taken: { version: 1, schema: z.strictObject({ device: z.string().max(60), stops: z.number().int() }) },
  closed: { version: 1, schema: z.strictObject({ reason: z.string().max(400) }) },
} as const

export interface Round extends z.infer<(typeof roundActs)['planned']['schema']> {
  closedAt: string | null
}

type RoundDraft = DraftOf<'round', typeof roundActs>

/** Doors to go to on a day, by whom. What a phone carries of them expires at `until`. */
export const roundRecord = defineRecord({
  type: 'round',
  acts: roundActs,
  fold(state: Round | null, act: ActOf<'round', typeof roundActs>): Round {
    switch (act.type) {
      case 'round.planned':
        return { ...act.payload, closedAt: null }
      case 'round.reassigned':
        return { ...state!, assignee: act.payload.assignee, partner: act.payload.partner }
      case 'round.taken':
        return state!
      case 'round.closed':
        return { ...state!, closedAt: act.happenedAt }
    }
  },
  tables: [{ name: 'rounds', key: ['id'] }, { name: 'round_stops', key: ['round', 'stop'] }],
  rows: (r, id) => ({
    rounds: [{ id, station: r.station, title: r.title, assignee: r.assignee, partner: r.partner, day: r.day || '1970-01-01', until: r.until, stops: r.stops.length, closed_at: r.closedAt }],
    round_stops: [...new Map(r.stops.map((one) => [one.id, one])).values()].map((one, at) => ({ round: id, stop: one.id, station: r.station, type: one.type, why: one.why, at })),
  }),
  attributes: (r) => ({ station: r.station, team: '', people: [r.assignee, ...(r.partner ? [r.partner] : [])], askedBy: '', owner: r.assignee, flags: [r.closedAt ? 'closed' : 'open'] }),
  keeps: ['assignee', 'partner', 'device', 'day'],
  topics: (r) => [`account:${r.assignee}`, ...(r.partner ? [`account:${r.partner}`] : [])],
})

export function planRound(state: Round | null, given: Omit<Round, 'closedAt'>): Decision<RoundDraft> {
  return state ? refuse('round_exists') : [{ type: 'round.planned', payload: given }]
}

export function reassignRound(state: Round | null, given: { assignee: string; partner: string | null; reason: string }): Decision<RoundDraft> {
  if (!state) return refuse('not_found')
  if (state.closedAt) return refuse('round_over')
  return state.assignee === given.assignee && state.partner === given.partner ? [] : [{ type: 'round.reassigned', payload: given }]
}

export function takeRound(state: Round | null, device: string): Decision<RoundDraft> {
  if (!state) return refuse('not_found')
  if (state.closedAt) return refuse('round_over')
  return [{ type: 'round.taken', payload: { device, stops: state.stops.length } }]
}

export function closeRound(state: Round | null, why: string): Decision<RoundDraft> {
  if (!state) return refuse('not_found')
  return state.closedAt ? [] : [{ type: 'round.closed', payload: { reason: why } }]
}

/** A round is the work of who goes it, until it expires. */
export const roundGround = (now: () => number): GroundKind => ({
  type: 'round',
  async find(tx, county, id, { account }) {
    const found = await lockRecord(tx, county, roundRecord, id, false)
    if (!found) return null
    const { title, assignee, partner, until, closedAt } = found.state
    return { label: title, isOpen: closedAt === null && now() < Date.parse(until), isTheirs: assignee === account || partner === account }
  },
})
