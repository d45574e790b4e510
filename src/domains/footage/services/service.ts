import { z } from 'zod'
import { refuse, type Decision } from '#platform/acts/decision.ts'
import { defineRecord, type ActOf, type DraftOf } from '#platform/acts/record-type.ts'
import { cameraList, ground, instant, notice, reason } from '../grants/acts.ts'

/** Why an owner hears later: telling would hinder the duty (PIPL 18, 35); the ground is written down and the end is fixed. */
const deferral = z.strictObject({ until: instant, ground: reason })

const issued = z.strictObject({
  grant: z.string(),
  /** Account of the owner; empty where there is none and the notice goes on paper. */
  owner: z.string().max(60),
  cameras: cameraList,
  ground,
  number: z.string(),
  station: z.string(),
  team: z.string(),
  from: instant,
  to: instant,
  /** Null in an emergency, which has no notice yet. */
  notice: notice.nullable(),
  deferral: deferral.nullable(),
})

/** Serving a camera's owner with the notice (送达): one record per grant and owner. It holds no more than the owner may read. */
export const serviceActs = {
  issued: { version: 1, schema: issued },
  deferred: { version: 1, schema: deferral },
  signed: { version: 1, schema: z.strictObject({}) },
  declined: { version: 1, schema: z.strictObject({ reason: z.string().max(400) }) },
  /** What an officer saw who served it on paper (ADM 28, CRIM 62: a refusal to sign is noted). */
  noted: { version: 1, schema: z.strictObject({ answer: z.enum(['signed', 'declined']), note: reason }) },
} as const

export type ServiceDraft = DraftOf<'service', typeof serviceActs>
type ServiceAct = ActOf<'service', typeof serviceActs>
export type Deferral = z.infer<typeof deferral>

export interface Service extends z.infer<typeof issued> {
  issuedAt: string
  answer: 'signed' | 'declined' | null
  answeredAt: string | null
  answeredBy: string | null
  note: string
}

/** From when the owner sees the notice and every look under it: a deferral ends by itself. RFC 3339. */
export function shownFrom(service: Service): string {
  const { deferral: deferred, issuedAt } = service
  return deferred && deferred.until > issuedAt ? deferred.until : issuedAt
}

export const serviceRecord = defineRecord({
  type: 'service',
  acts: serviceActs,
  fold(state: Service | null, act: ServiceAct): Service {
    const at = act.happenedAt
    switch (act.type) {
      case 'service.issued':
        return { ...act.payload, issuedAt: at, answer: null, answeredAt: null, answeredBy: null, note: '' }
      case 'service.deferred':
        return { ...state!, deferral: act.payload }
      case 'service.signed':
        return { ...state!, answer: 'signed', answeredAt: at, answeredBy: act.actor }
      case 'service.declined':
        return { ...state!, answer: 'declined', answeredAt: at, answeredBy: act.actor, note: act.payload.reason }
      case 'service.noted':
        return { ...state!, answer: act.payload.answer, answeredAt: at, answeredBy: act.actor, note: act.payload.note }
    }
  },
  tables: [{ name: 'services', key: ['id'] }],
  rows: (s, id) => ({
    services: [
      {
        id, grant_id: s.grant, owner: s.owner, cameras: s.cameras, station: s.station, team: s.team, number: s.number, document: s.notice?.number ?? '', items: s.notice?.items ?? '', answer_by: s.notice?.limit || null,
        from_at: s.from, to_at: s.to, issued_at: s.issuedAt, shown_from: shownFrom(s), answer: s.answer, answered_at: s.answeredAt,
      },
    ],
  }),
  attributes: (s) => ({ station: s.station, team: s.team, people: [], askedBy: '', owner: s.owner, flags: [s.answer ?? 'unanswered'] }),
  // While it is deferred the owner's feed must not tell of it either.
  topics: (s) => (s.deferral || s.owner === '' ? [] : [`account:${s.owner}`]),
})

/** How far the law's exception may reach without being looked at again: half a year at most, then someone answers for it anew. */
export const longestDeferralMs = 180 * 24 * 3_600_000

export function issueService(state: Service | null, given: z.infer<typeof issued>, now: number): Decision<ServiceDraft> {
  if (state) return []
  if (given.deferral) {
    const wrong = checkDeferral(given.deferral, now)
    if (wrong) return wrong
  }
  return [{ type: 'service.issued', payload: given }]
}

/** The approver defers, prolongs or ends the deferral; what the owner has seen cannot be hidden again. */
export function deferService(state: Service | null, given: Deferral, now: number): Decision<ServiceDraft> {
  if (!state) return refuse('not_found')
  if (Date.parse(shownFrom(state)) <= now) return refuse('service_shown')
  const wrong = Date.parse(given.until) <= now ? null : checkDeferral(given, now)
  return wrong ?? [{ type: 'service.deferred', payload: given }]
}

function checkDeferral({ until }: Deferral, now: number) {
  const ms = Date.parse(until) - now
  return ms <= 0 || ms > longestDeferralMs ? refuse('deferral_out_of_bounds', { days: longestDeferralMs / 86_400_000 }) : null
}

export function answerService(state: Service | null, answer: 'signed' | 'declined', why: string): Decision<ServiceDraft> {
  if (!state) return refuse('not_found')
  if (state.answer) return refuse('service_answered')
  return answer === 'signed' ? [{ type: 'service.signed', payload: {} }] : [{ type: 'service.declined', payload: { reason: why } }]
}

export function noteService(state: Service | null, answer: 'signed' | 'declined', note: string): Decision<ServiceDraft> {
  if (!state) return refuse('not_found')
  if (state.answer) return refuse('service_answered')
  return [{ type: 'service.noted', payload: { answer, note } }]
}
