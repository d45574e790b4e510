import { z } from 'zod'
import { refuse, type Decision } from '../acts/decision.ts'
import { defineRecord, type ActOf, type DraftOf } from '../acts/record-type.ts'

/**
 * Why an intent was not carried out at once: `order`: one before it has not come; `late`: over seven days; `no_rights_then`: the account
 * had none when it was done; `not_allowed`: not on that record, which may have become another's; `unreadable`: no form that this
 * server knows; otherwise the code of the rule that said no.
 */
const why = z.string().max(60)
const ends = ['applied', 'declined'] as const

const submissionActs = {
  kept: {
    version: 1,
    schema: z.strictObject({
      kind: z.string().max(60), recordType: z.string().max(40), record: z.string().max(80), account: z.string().max(60), station: z.string().max(40), device: z.string().max(60),
      /** The intent of the same record that goes before. */
      after: z.uuid().nullable(),
      doneAt: z.iso.datetime(), state: z.enum(['held', 'waiting', 'refused']), why,
      /** What was sent, encrypted: it may name people and hold their numbers. */
      sealed: z.string(),
      /** Keyed hash of what was sent: the same again gets the same answer, something else under this id none. */
      sameAs: z.string().max(64),
    }),
  },
  /** What it waited for has come, and it needs a person all the same. */
  raised: { version: 1, schema: z.strictObject({ why }) },
  settled: { version: 1, schema: z.strictObject({ as: z.enum(ends), reason: z.string().max(400) }) },
} as const

type Kept = z.infer<(typeof submissionActs)['kept']['schema']>

export interface Submission extends Omit<Kept, 'state'> {
  state: Kept['state'] | (typeof ends)[number]
  keptAt: string
  reason: string
}

type SubmissionDraft = DraftOf<'submission', typeof submissionActs>

/** An intent from a device that could not be carried out when it came; its id is the intent's. Nothing that was sent is lost. */
export const submissionRecord = defineRecord({
  type: 'submission',
  acts: submissionActs,
  fold(state: Submission | null, act: ActOf<'submission', typeof submissionActs>): Submission {
    switch (act.type) {
      case 'submission.kept':
        return { ...act.payload, keptAt: act.recordedAt, reason: '' }
      case 'submission.raised':
        return { ...state!, state: 'waiting', why: act.payload.why }
      case 'submission.settled':
        return { ...state!, state: act.payload.as, reason: act.payload.reason }
    }
  },
  tables: [{ name: 'submissions', key: ['id'] }],
  rows: (s, id) => ({
    submissions: [
      { id, station: s.station, account: s.account, device: s.device, kind: s.kind, record_type: s.recordType, record: s.record, after: s.after, done_at: s.doneAt, kept_at: s.keptAt, state: s.state, why: s.why },
    ],
  }),
  attributes: (s) => ({ station: s.station, team: '', people: [], askedBy: s.account, owner: '', flags: [s.state] }),
  keeps: ['kind', 'recordType', 'device', 'why', 'sameAs'],
  topics: (s) => [`account:${s.account}`],
})

export const keepSubmission = (state: Submission | null, given: Kept): Decision<SubmissionDraft> => (state ? [] : [{ type: 'submission.kept', payload: given }])

export function raiseSubmission(state: Submission | null, cause: string): Decision<SubmissionDraft> {
  if (!state) return refuse('not_found')
  return state.state === 'held' ? [{ type: 'submission.raised', payload: { why: cause } }] : []
}

export function settleSubmission(state: Submission | null, as: (typeof ends)[number], reason: string): Decision<SubmissionDraft> {
  if (!state) return refuse('not_found')
  if (state.state === 'held' || state.state === 'waiting') return [{ type: 'submission.settled', payload: { as, reason } }]
  return state.state === as ? [] : refuse('submission_settled')
}
