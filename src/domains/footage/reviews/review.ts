import { z } from 'zod'
import { refuse, type Decision } from '#platform/acts/decision.ts'
import { defineRecord, type ActOf, type DraftOf } from '#platform/acts/record-type.ts'

/** `ask`: the head of the unit is asked to explain it. `breach`: outside what was granted or allowed; it is reported. */
export const findings = ['in_order', 'ask', 'breach'] as const

export const examined = z.strictObject({ look: z.string().max(60), finding: z.enum(findings), note: z.string().max(400) })
export const examinedList = z.array(examined).max(500)
export const conclusion = z.string().min(1).max(1000)

const reviewActs = {
  kept: { version: 1, schema: z.strictObject({ week: z.iso.date(), examined: examinedList, conclusion }) },
  corrected: { version: 1, schema: z.strictObject({ examined: z.array(examined).max(500), conclusion, reason: z.string().min(1).max(400) }) },
} as const

export type ReviewDraft = DraftOf<'look_review', typeof reviewActs>
type Examined = z.infer<typeof examined>

/** The review of one week's looks; its id is the week's Monday. */
export interface Review {
  week: string
  examined: Examined[]
  conclusion: string
  reviewedBy: string
  reviewedAt: string
  /** The act that stands, which a correction names. */
  act: string
}

export const reviewRecord = defineRecord({
  type: 'look_review',
  acts: reviewActs,
  fold(state: Review | null, act: ActOf<'look_review', typeof reviewActs>): Review {
    if (act.type === 'look_review.kept') return { ...act.payload, reviewedBy: act.actor, reviewedAt: act.happenedAt, act: act.id }
    const now = new Map(act.payload.examined.map((e) => [e.look, e]))
    const kept = state!.examined.filter((e) => !now.has(e.look))
    return { ...state!, examined: [...kept, ...now.values()], conclusion: act.payload.conclusion, act: act.id }
  },
  tables: [
    { name: 'look_reviews', key: ['id'] },
    { name: 'look_review_items', key: ['look'] },
  ],
  rows: (r, id) => ({
    look_reviews: [{ id, reviewed_by: r.reviewedBy, reviewed_at: r.reviewedAt, examined: r.examined.length, found: r.examined.filter((e) => e.finding !== 'in_order').length, conclusion: r.conclusion }],
    look_review_items: r.examined.map(({ look, finding, note }) => ({ look, review: id, finding, note })),
  }),
  // Which looks were examined in which week: the texts about them go.
  keeps: ['look', 'week'],
  attributes: () => ({ station: '', team: '', people: [], askedBy: '', owner: '', flags: [] }),
})

/** What has to be examined: every look that stands out, and those drawn by the ledger. */
export interface Duties {
  isOver: boolean
  must: readonly string[]
  /** Every look of the week. */
  all: ReadonlyMap<string, unknown>
}

export function keepReview(state: Review | null, week: string, given: { examined: Examined[]; conclusion: string }, duties: Duties): Decision<ReviewDraft> {
  if (state) return refuse('review_kept')
  if (!duties.isOver) return refuse('week_running')
  const wrong = checkExamined(given.examined, duties)
  if (wrong) return wrong
  const seen = new Set(given.examined.map((e) => e.look))
  const missing = duties.must.filter((look) => !seen.has(look)).length
  if (missing > 0) return refuse('review_incomplete', { count: missing })
  return [{ type: 'look_review.kept', payload: { week, ...given } }]
}

export function correctReview(state: Review | null, given: { examined: Examined[]; conclusion: string; reason: string }, duties: Duties): Decision<ReviewDraft> {
  if (!state) return refuse('not_found')
  return checkExamined(given.examined, duties) ?? [{ type: 'look_review.corrected', payload: given, corrects: state.act }]
}

function checkExamined(given: Examined[], { all }: Duties) {
  if (given.some((e) => !all.has(e.look))) return refuse('look_of_other_week')
  return given.some((e) => e.finding !== 'in_order' && e.note.trim() === '') ? refuse('finding_needs_note') : null
}
