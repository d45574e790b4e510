import { z } from 'zod'
import { refuse, type Decision } from '#platform/acts/decision.ts'
import { defineRecord, type ActOf, type DraftOf } from '#platform/acts/record-type.ts'
import { id, reason } from '../acts.ts'
import { lateAfterMs } from '../due.ts'
import { photos } from '../photo.ts'
import { place, placeKey } from '../place.ts'
import { judgeAnswers, type Answers, type Content } from '../rules.ts'

export const answers = z.record(
  z.string().regex(/^[a-z0-9_]{1,40}$/),
  z.union([z.string().max(2000).refine((s) => s.isWellFormed(), 'not well-formed text'), z.number(), z.array(z.string().max(64)).max(20)]),
) satisfies z.ZodType<Answers>

const inspectionActs = {
  recorded: {
    version: 1,
    schema: z.strictObject({
      checklist: id, version: z.number().int().min(1), place, station: z.string(), visit: id.nullable(), answers, photos,
      /** How many hazards the answers propose, by the version they were given under. */
      proposed: z.number().int(),
      /** It came over a week after it was done: a supervisor looks at it. */
      late: z.boolean(),
    }),
  },
  corrected: { version: 1, schema: z.strictObject({ answers, proposed: z.number().int(), reason }) },
  withdrawn: { version: 1, schema: z.strictObject({ reason }) },
} as const

type InspectionAct = ActOf<'inspection', typeof inspectionActs>
type Rule = Decision<DraftOf<'inspection', typeof inspectionActs>>
type Recorded = z.infer<(typeof inspectionActs)['recorded']['schema']>
export type GivenInspection = Omit<Recorded, 'proposed' | 'late'>

/** A checklist that somebody filled in at a place. */
export interface Inspection extends Recorded {
  by: string
  at: string
  withdrawn: boolean
  /** The act whose answers stand. */
  act: string
}

export const inspectionRecord = defineRecord({
  type: 'inspection',
  acts: inspectionActs,
  fold(state: Inspection | null, act: InspectionAct): Inspection {
    switch (act.type) {
      case 'inspection.recorded':
        return { ...act.payload, by: act.actor, at: act.happenedAt, withdrawn: false, act: act.id }
      case 'inspection.corrected': {
        const { reason: _, ...changes } = act.payload
        return { ...state!, ...changes, act: act.id }
      }
      case 'inspection.withdrawn':
        return { ...state!, withdrawn: true }
    }
  },
  tables: [{ name: 'inspections', key: ['id'] }],
  rows: (i, key) => ({
    inspections: [
      {
        id: key, station: i.station, checklist: i.checklist, version: i.version, place: i.place.text, place_key: placeKey(i.place), visit: i.visit, by: i.by,
        happened_at: i.at, photos: i.photos.length, proposed: i.proposed, late: i.late, withdrawn: i.withdrawn,
      },
    ],
  }),
  attributes: (i) => ({ station: i.station, team: '', people: [], askedBy: i.by, owner: '', flags: [] }),
  keeps: ['checklist', 'visit'],
  topics: (i) => [`account:${i.by}`],
})

/**
 * A fact, whatever has become of its checklist meanwhile: a version that was retired while the phone was away still says what
 * was asked. `content`: of that version; null where there never was one. Answers that it cannot have led to are refused, as
 * the phone that asks by the same rule refuses them.
 */
export function record(state: Inspection | null, given: GivenInspection, content: Content | null, happenedAt: string, now: number): Rule {
  if (state) return refuse('inspection_exists')
  const judged = judge(content, given.answers)
  if ('refused' in judged) return judged
  return [{ type: 'inspection.recorded', payload: { ...given, proposed: judged.proposed.length, late: now - Date.parse(happenedAt) > lateAfterMs }, happenedAt }]
}

export function correct(state: Inspection | null, answers: Answers, content: Content | null, reason: string): Rule {
  if (!state) return refuse('not_found')
  if (state.withdrawn) return refuse('inspection_withdrawn')
  if (JSON.stringify(answers) === JSON.stringify(state.answers)) return []
  const judged = judge(content, answers)
  if ('refused' in judged) return judged
  return [{ type: 'inspection.corrected', payload: { answers, proposed: judged.proposed.length, reason }, corrects: state.act }]
}

export function withdraw(state: Inspection | null, reason: string): Rule {
  if (!state) return refuse('not_found')
  return state.withdrawn ? [] : [{ type: 'inspection.withdrawn', payload: { reason }, corrects: state.act }]
}

function judge(content: Content | null, answers: Answers) {
  if (!content) return refuse('checklist_version_unknown')
  const judged = judgeAnswers(content, answers)
  if (judged.impossible.length > 0) return refuse('answers_impossible', { items: judged.impossible.map(({ item }) => item).join(', ') })
  if (judged.missing.length > 0) return refuse('answers_missing', { items: judged.missing.join(', ') })
  return judged
}
