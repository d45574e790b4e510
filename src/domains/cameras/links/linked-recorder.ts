import { z } from 'zod'
import { refuse, type Decision } from '#platform/acts/decision.ts'
import { defineRecord, type ActOf, type DraftOf } from '#platform/acts/record-type.ts'
import { noAttributes } from '#platform/policy/policy.ts'

const linkedRecorderActs = {
  enrolled: { version: 1, schema: z.strictObject({ place: z.string().min(1).max(120) }) },
  /** It spoke of so many cameras that are not its, and of so many files of theirs; none of it was believed. */
  contradicted: { version: 1, schema: z.strictObject({ cameras: z.number().int().min(0), files: z.number().int().min(0) }) },
  /** Its token is worth nothing from here on; its link is cut. */
  revoked: { version: 1, schema: z.strictObject({ reason: z.string().min(1).max(400) }) },
} as const

type LinkedRecorderAct = ActOf<'linkedRecorder', typeof linkedRecorderActs>
type Rule = Decision<DraftOf<'linkedRecorder', typeof linkedRecorderActs>>

/** A recorder that stands in a village and dials out to the county. Its id is the name that it records under. */
export interface LinkedRecorder {
  place: string
  state: 'enrolled' | 'revoked'
  enrolledAt: string
}

export const linkedRecorderRecord = defineRecord({
  type: 'linkedRecorder',
  acts: linkedRecorderActs,
  fold(state: LinkedRecorder | null, act: LinkedRecorderAct): LinkedRecorder {
    if (act.type === 'linkedRecorder.enrolled') return { place: act.payload.place, state: 'enrolled', enrolledAt: act.happenedAt }
    if (act.type === 'linkedRecorder.contradicted') return state!
    return { ...state!, state: 'revoked' }
  },
  tables: [{ name: 'linked_recorders', key: ['id'] }],
  rows: ({ place, state, enrolledAt }, id) => ({ linked_recorders: [{ id, place, state, enrolled_at: enrolledAt }] }),
  attributes: () => noAttributes,
})

/** A revoked one may be enrolled anew: it gets another token. */
export function enrol(state: LinkedRecorder | null, place: string): Rule {
  if (state?.state === 'enrolled') return refuse('recorder_enrolled')
  return [{ type: 'linkedRecorder.enrolled', payload: { place } }]
}

export function contradict(state: LinkedRecorder | null, cameras: number, files: number): Rule {
  return state ? [{ type: 'linkedRecorder.contradicted', payload: { cameras, files } }] : []
}

export function revoke(state: LinkedRecorder | null, reason: string): Rule {
  if (!state) return refuse('not_found')
  if (state.state === 'revoked') return []
  return [{ type: 'linkedRecorder.revoked', payload: { reason } }]
}
