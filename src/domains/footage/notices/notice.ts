import { z } from 'zod'
import { refuse, type Decision } from '#platform/acts/decision.ts'
import { defineRecord, type ActOf, type DraftOf } from '#platform/acts/record-type.ts'

/**
 * What someone else has to know: an emergency look (the auditor, at once), one that nobody upheld or that its head reported, a camera or a person
 * with many looks (the supervisor), a look of which the weekly review found that it is to be explained, a hold that waits for the head or is about to end.
 */
export const noticeKinds = ['emergency', 'emergency_overdue', 'emergency_reported', 'repeat_camera', 'repeat_person', 'review_finding', 'hold_waiting', 'hold_ending'] as const
/** Who it is for: the auditor, the head of the team, the station's chief. */
export const audiences = ['auditor', 'case_team_lead', 'station_chief'] as const

const raised = z.strictObject({
  kind: z.enum(noticeKinds),
  audience: z.array(z.enum(audiences)).min(1),
  station: z.string(),
  team: z.string(),
  /** The grant, camera, account or hold that it is about. */
  about: z.strictObject({ type: z.enum(['grant', 'camera', 'account', 'hold']), id: z.string() }),
  /** Looks that were counted; 0 where none are. */
  count: z.number().int().min(0),
  days: z.number().int().min(0),
})

export const noticeActs = {
  raised: { version: 1, schema: raised },
  seen: { version: 1, schema: z.strictObject({ note: z.string().max(400) }) },
} as const

type NoticeAct = ActOf<'notice', typeof noticeActs>
type NoticeDraft = DraftOf<'notice', typeof noticeActs>

export interface Notice extends z.infer<typeof raised> {
  raisedAt: string
  seenBy: string | null
  seenAt: string | null
  note: string
}

export const noticeRecord = defineRecord({
  type: 'notice',
  acts: noticeActs,
  fold(state: Notice | null, act: NoticeAct): Notice {
    if (act.type === 'notice.raised') return { ...act.payload, raisedAt: act.happenedAt, seenBy: null, seenAt: null, note: '' }
    return { ...state!, seenBy: act.actor, seenAt: act.happenedAt, note: act.payload.note }
  },
  tables: [{ name: 'notices', key: ['id'] }],
  rows: (n, id) => ({
    notices: [
      {
        id, kind: n.kind, audience: n.audience, station: n.station, team: n.team, about_type: n.about.type, about_id: n.about.id,
        count: n.count, days: n.days, raised_at: n.raisedAt, seen_by: n.seenBy, seen_at: n.seenAt, note: n.note,
      },
    ],
  }),
  attributes: (n) => ({
    station: n.station, team: n.team, people: n.about.type === 'account' ? [n.about.id] : [], askedBy: '', owner: '',
    flags: [n.kind, ...n.audience.map((role) => `for_${role}`)],
  }),
})

/** Once: a notice of the same name is not raised again. */
export function raiseNotice(state: Notice | null, given: z.infer<typeof raised>): Decision<NoticeDraft> {
  return state ? [] : [{ type: 'notice.raised', payload: given }]
}

export function seeNotice(state: Notice | null, note: string): Decision<NoticeDraft> {
  if (!state) return refuse('not_found')
  return state.seenAt ? [] : [{ type: 'notice.seen', payload: { note } }]
}
