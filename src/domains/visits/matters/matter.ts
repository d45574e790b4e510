import { z } from 'zod'
import { refuse, type Decision } from '#platform/acts/decision.ts'
import { defineRecord, type ActOf, type DraftOf } from '#platform/acts/record-type.ts'
import { photoRef, position, text } from '../visit.ts'

export const matterKinds = ['people', 'dispute', 'hazard', 'order', 'welfare', 'other'] as const

const said = text(1000).min(1)

const matterActs = {
  pushed: {
    version: 1,
    schema: z.strictObject({
      station: z.string().max(40), kind: z.enum(matterKinds), text: said, place: text(200), position: position.nullable(), urgent: z.boolean(), visit: z.uuid().nullable(), photos: z.array(photoRef).max(20),
    }),
  },
  answered: { version: 1, schema: z.strictObject({ text: said }) },
  /** To another desk: a unit of the county, or an authority outside. */
  handedOn: { version: 1, schema: z.strictObject({ to: text(80).min(1), text: text(1000) }) },
  added: { version: 1, schema: z.strictObject({ text: said }) },
  closed: { version: 1, schema: z.strictObject({ result: said }) },
  /** Without a reason: for what its sender adds with the next act. */
  reopened: { version: 1, schema: z.strictObject({ reason: text(1000) }) },
} as const

export interface Matter extends z.infer<(typeof matterActs)['pushed']['schema']> {
  by: string
  at: string
  state: 'pushed' | 'answered' | 'handed_on' | 'closed'
  /** With whom it is; empty: the command room. */
  with: string
  answeredAt: string | null
  closedAt: string | null
  talk: { act: string; kind: 'answered' | 'handedOn' | 'added' | 'closed' | 'reopened'; text: string; to: string; by: string; at: string }[]
}

type MatterAct = ActOf<'matter', typeof matterActs>
type MatterDraft = DraftOf<'matter', typeof matterActs>

/** A hard matter (难题): what the one at the door cannot settle alone, pushed to the command room, which answers, hands on, closes. */
export const matterRecord = defineRecord({
  type: 'matter',
  acts: matterActs,
  fold: foldMatter,
  tables: [{ name: 'matters', key: ['id'] }],
  rows: (m, id) => ({
    matters: [{ id, station: m.station, kind: m.kind, urgent: m.urgent, state: m.state, handler: m.with, by: m.by, at: m.at, answered_at: m.answeredAt, closed_at: m.closedAt, lon: m.position?.lon ?? null, lat: m.position?.lat ?? null }],
  }),
  attributes: (m) => ({ station: m.station, team: '', people: [m.by], askedBy: m.by, owner: m.by, flags: [m.state === 'closed' ? 'closed' : 'open'] }),
  topics: (m) => [`account:${m.by}`],
})

function foldMatter(state: Matter | null, act: MatterAct): Matter {
  if (act.type === 'matter.pushed') return { ...act.payload, by: act.actor, at: act.happenedAt, state: 'pushed', with: '', answeredAt: null, closedAt: null, talk: [] }
  const say = (line: { text: string; to?: string }) => [...state!.talk, { act: act.id, kind: act.type.slice('matter.'.length) as Matter['talk'][number]['kind'], to: '', by: act.actor, at: act.happenedAt, ...line }]
  const answeredAt = state!.answeredAt ?? (act.actor === state!.by ? null : act.happenedAt)
  switch (act.type) {
    case 'matter.answered':
      return { ...state!, state: state!.state === 'pushed' ? 'answered' : state!.state, answeredAt, talk: say({ text: act.payload.text }) }
    case 'matter.handedOn':
      return { ...state!, state: 'handed_on', with: act.payload.to, answeredAt, talk: say(act.payload) }
    case 'matter.added':
      return { ...state!, talk: say({ text: act.payload.text }) }
    case 'matter.closed':
      return { ...state!, state: 'closed', closedAt: act.happenedAt, answeredAt, talk: say({ text: act.payload.result }) }
    case 'matter.reopened':
      return { ...state!, state: state!.with ? 'handed_on' : 'answered', closedAt: null, talk: say({ text: act.payload.reason }) }
  }
}

export function pushMatter(state: Matter | null, given: z.infer<(typeof matterActs)['pushed']['schema']>, happenedAt: string): Decision<MatterDraft> {
  return state ? refuse('matter_exists') : [{ type: 'matter.pushed', payload: given, happenedAt }]
}

/** A fact from the door: never refused, even where the matter was closed meanwhile. Said after that, it opens it again: nobody would look into what is closed. */
export function addToMatter(state: Matter | null, words: string, happenedAt: string): Decision<MatterDraft> {
  if (!state) return refuse('not_found')
  const isAfterClosing = state.closedAt !== null && happenedAt > state.closedAt
  return [...(isAfterClosing ? [{ type: 'matter.reopened' as const, payload: { reason: '' }, happenedAt }] : []), { type: 'matter.added', payload: { text: words }, happenedAt }]
}

const whileOpen = (state: Matter | null, drafts: MatterDraft[]): Decision<MatterDraft> => (!state ? refuse('not_found') : state.state === 'closed' ? refuse('matter_closed') : drafts)

export const answerMatter = (state: Matter | null, words: string) => whileOpen(state, [{ type: 'matter.answered', payload: { text: words } }])
export const handMatterOn = (state: Matter | null, to: string, words: string) => whileOpen(state, [{ type: 'matter.handedOn', payload: { to, text: words } }])
export const closeMatter = (state: Matter | null, result: string) => whileOpen(state, [{ type: 'matter.closed', payload: { result } }])

export function reopenMatter(state: Matter | null, why: string): Decision<MatterDraft> {
  if (!state) return refuse('not_found')
  return state.state === 'closed' ? [{ type: 'matter.reopened', payload: { reason: why } }] : []
}
