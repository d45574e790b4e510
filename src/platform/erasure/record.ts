import { z } from 'zod'
import { canonicalise } from '../acts/canonical.ts'
import { defineRecord, type ActOf, type DraftOf } from '../acts/record-type.ts'

/**
 * Why content must go: the cases of PIPL art. 47 — purpose achieved or not to be achieved; period over; consent
 * withdrawn; unlawful — or a court. `replay`: a restored backup had brought it back.
 */
export const erasureGrounds = ['purpose_over', 'period_over', 'consent_withdrawn', 'unlawful', 'court'] as const

const text = (max: number) => z.string().max(max).refine((s) => s.isWellFormed(), 'not well-formed text')

/** A record and which of its acts; null: all that it has when the erasure is ordered. */
const target = z.strictObject({ type: z.string().max(40), id: z.string().max(80), acts: z.array(z.uuid()).max(1_000).nullable() })

export const erasureRequest = z.strictObject({
  ground: z.enum(erasureGrounds),
  /** Number of the document that orders or asks it. */
  document: text(120).min(1),
  reason: text(1_000).min(1),
  records: z.array(target).min(1).max(100),
})

/** An act whose payload goes, and what stays in its place: payload of this version of its type, without text about people. */
const erasedAct = z.strictObject({ act: z.uuid(), record: z.strictObject({ type: z.string(), id: z.string() }), typeVersion: z.int(), kept: z.json() })

export const erasureActs = {
  asked: { version: 1, schema: erasureRequest },
  refused: { version: 1, schema: z.strictObject({ reason: text(1_000).min(1) }) },
  withdrawn: { version: 1, schema: z.strictObject({}) },
  ordered: { version: 1, schema: z.strictObject({ acts: z.array(erasedAct), replays: z.uuid().nullable() }) },
} as const

export type ErasureRequest = z.infer<typeof erasureRequest>
export type ErasedAct = z.infer<typeof erasedAct>
export type ErasureDraft = DraftOf<'erasure', typeof erasureActs>

export interface Erasure {
  ground: (typeof erasureGrounds)[number] | 'replay'
  document: string
  reason: string
  records: ErasureRequest['records']
  status: 'asked' | 'refused' | 'withdrawn' | 'ordered'
  askedBy: string
  askedAt: string
  decidedBy: string | null
  decidedAt: string | null
  /** Why it was refused: PIPL art. 50 wants it said. */
  answer: string
  acts: ErasedAct[]
}

export const erasureRecord = defineRecord({
  type: 'erasure',
  acts: erasureActs,
  fold(state: Erasure | null, act: ActOf<'erasure', typeof erasureActs>): Erasure {
    const decided = { decidedBy: act.actor, decidedAt: act.happenedAt }
    switch (act.type) {
      case 'erasure.asked':
        return { ...act.payload, status: 'asked', askedBy: act.actor, askedAt: act.happenedAt, decidedBy: null, decidedAt: null, answer: '', acts: [] }
      case 'erasure.refused':
        return { ...state!, ...decided, status: 'refused', answer: act.payload.reason }
      case 'erasure.withdrawn':
        return { ...state!, ...decided, status: 'withdrawn' }
      case 'erasure.ordered': {
        const replayed: Erasure = {
          ground: 'replay', document: act.payload.replays ?? '', reason: '', records: [], status: 'ordered', askedBy: act.actor, askedAt: act.happenedAt, ...decided, answer: '', acts: [],
        }
        return { ...(state ?? replayed), ...decided, status: 'ordered', acts: act.payload.acts }
      }
    }
  },
  tables: [
    { name: 'erasures', key: ['id'] },
    { name: 'erased', key: ['act'] },
  ],
  rows: (e, id) => ({
    erasures: [
      {
        id, ground: e.ground, document: e.document, status: e.status, asked_by: e.askedBy, asked_at: e.askedAt, decided_by: e.decidedBy, decided_at: e.decidedAt,
        records: e.records.length, acts: e.acts.length,
      },
    ],
    erased: e.acts.map((a) => ({ act: a.act, erasure: id, type_version: a.typeVersion, kept: canonicalise(a.kept) })),
  }),
  attributes: (e) => ({ station: '', team: '', people: [], askedBy: e.askedBy, owner: '', flags: [e.status] }),
})
