import { z } from 'zod'
import { refuse, type Decision } from '#platform/acts/decision.ts'
import { defineRecord, type ActOf, type DraftOf } from '#platform/acts/record-type.ts'
import { reason, text } from '../acts.ts'
import { belonging, isPartOf, partAttributes, partTopics, type Belonging } from '../parts/part.ts'
import { evidenceKinds } from './kinds.ts'

/** What the officer says about a piece of evidence. */
export const evidenceWords = z.strictObject({
  /** The file's name as it was given; shown, never used as a path. */
  name: text(200).refine((s) => s.trim() !== '', 'empty'),
  description: text(1000),
  /** When it was taken, recorded or found; null when not known. */
  takenAt: z.iso.datetime().nullable(),
})

/** What the bytes say about themselves. */
const bytes = z.strictObject({
  kind: z.enum(evidenceKinds),
  mediaType: z.string(),
  size: z.int().positive(),
  /** SHA-256 of the bytes as they came, lower-case hex. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

const evidenceActs = {
  received: { version: 1, schema: belonging.extend(evidenceWords.shape).extend(bytes.shape) },
  corrected: { version: 1, schema: evidenceWords.partial().extend({ reason }) },
  withdrawn: { version: 1, schema: z.strictObject({ reason }) },
  restored: { version: 1, schema: z.strictObject({ reason }) },
  looked: { version: 1, schema: z.strictObject({ as: z.enum(['original', 'preview']) }) },
} as const

type EvidenceAct = ActOf<'evidence', typeof evidenceActs>
type Rule = Decision<DraftOf<'evidence', typeof evidenceActs>>
type EvidenceWords = z.infer<typeof evidenceWords>
export type EvidenceBytes = z.infer<typeof bytes>

export interface Evidence extends Belonging, EvidenceWords, EvidenceBytes {
  receivedBy: string
  receivedAt: string
  withdrawnAt: string | null
  looks: number
  act: string
}

export const evidenceRecord = defineRecord({
  type: 'evidence',
  acts: evidenceActs,
  fold(state: Evidence | null, act: EvidenceAct): Evidence {
    switch (act.type) {
      case 'evidence.received':
        return { ...act.payload, receivedBy: act.actor, receivedAt: act.happenedAt, withdrawnAt: null, looks: 0, act: act.id }
      case 'evidence.corrected': {
        const { reason: _, ...changes } = act.payload
        return { ...state!, ...changes, act: act.id }
      }
      case 'evidence.withdrawn':
        return { ...state!, withdrawnAt: act.happenedAt, act: act.id }
      case 'evidence.restored':
        return { ...state!, withdrawnAt: null, act: act.id }
      case 'evidence.looked':
        return { ...state!, looks: state!.looks + 1 }
    }
  },
  tables: [{ name: 'case_evidence', key: ['id'] }],
  rows: (e, id) => ({
    case_evidence: [
      {
        id, case_id: e.case, station: e.station, name: e.name, description: e.description, kind: e.kind, media_type: e.mediaType, size: e.size, sha256: e.sha256,
        received_by: e.receivedBy, received_at: e.receivedAt, taken_at: e.takenAt, withdrawn_at: e.withdrawnAt, looks: e.looks,
      },
    ],
  }),
  attributes: (e) => partAttributes(e),
  topics: (state) => partTopics(state),
})

export function receiveEvidence(state: Evidence | null, where: Belonging, words: EvidenceWords, found: EvidenceBytes): Rule {
  if (state) return []
  return [{ type: 'evidence.received', payload: { ...where, ...words, ...found } }]
}

/** The words are corrected; the bytes never change. */
export function correctEvidence(state: Evidence | null, id: string, given: { [K in keyof EvidenceWords]?: EvidenceWords[K] | undefined }, reason: string): Rule {
  if (!state || !isPartOf(state, id)) return refuse('not_found')
  const changed = Object.fromEntries(Object.entries(given).filter(([key, value]) => value !== undefined && value !== state[key as keyof EvidenceWords])) as Partial<EvidenceWords>
  if (Object.keys(changed).length === 0) return []
  return [{ type: 'evidence.corrected', payload: { ...changed, reason }, corrects: state.act }]
}

/** Put in by mistake: it stays, sealed and hashed, and is marked as not counting. */
export function withdrawEvidence(state: Evidence | null, id: string, isWithdrawn: boolean, reason: string): Rule {
  if (!state || !isPartOf(state, id)) return refuse('not_found')
  if ((state.withdrawnAt !== null) === isWithdrawn) return []
  return [{ type: isWithdrawn ? 'evidence.withdrawn' : 'evidence.restored', payload: { reason }, corrects: state.act }]
}

export function lookAtEvidence(state: Evidence | null, id: string, as: 'original' | 'preview'): Rule {
  if (!state || !isPartOf(state, id)) return refuse('not_found')
  if (as === 'preview' && state.kind !== 'photo') return refuse('evidence_no_preview')
  return [{ type: 'evidence.looked', payload: { as } }]
}
