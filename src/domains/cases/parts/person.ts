import { z } from 'zod'
import { refuse, type Decision } from '#platform/acts/decision.ts'
import { defineRecord, type ActOf, type DraftOf } from '#platform/acts/record-type.ts'
import { reason, text } from '../acts.ts'
import { belonging, isPartOf, partAttributes, partTopics, type Belonging } from './part.ts'

/** What someone is to a case; nothing else about them is kept (PIPL 5, 6; design.md, "What it never does"). */
export const personRoles = ['reporter', 'victim', 'suspect', 'witness', 'guardian', 'other'] as const
/** Why the full record is opened. */
export const lookReasons = ['contact', 'interview', 'document', 'check'] as const

export const personFields = z.strictObject({
  name: text(60).refine((s) => s.trim() !== '', 'empty'),
  role: z.enum(personRoles),
  phone: text(30),
})

const personActs = {
  named: { version: 1, schema: belonging.extend(personFields.shape) },
  corrected: { version: 1, schema: personFields.partial().extend({ reason }) },
  removed: { version: 1, schema: z.strictObject({ reason }) },
  looked: { version: 1, schema: z.strictObject({ reason: z.enum(lookReasons) }) },
} as const

type PersonAct = ActOf<'case_person', typeof personActs>
type Rule = Decision<DraftOf<'case_person', typeof personActs>>
type PersonFields = z.infer<typeof personFields>

export interface Person extends Belonging, PersonFields {
  removed: boolean
  namedAt: string
  act: string
}

export const personRecord = defineRecord({
  type: 'case_person',
  acts: personActs,
  fold(state: Person | null, act: PersonAct): Person {
    switch (act.type) {
      case 'case_person.named':
        return { ...act.payload, removed: false, namedAt: act.happenedAt, act: act.id }
      case 'case_person.corrected': {
        const { reason: _, ...changes } = act.payload
        return { ...state!, ...changes, act: act.id }
      }
      case 'case_person.removed':
        return { ...state!, removed: true, act: act.id }
      case 'case_person.looked':
        return state!
    }
  },
  tables: [{ name: 'case_people', key: ['id'] }],
  rows: (p, id) => ({ case_people: [{ id, case_id: p.case, station: p.station, name: p.name, role: p.role, phone: p.phone, removed: p.removed, named_at: p.namedAt }] }),
  attributes: (p) => partAttributes(p),
  topics: (state) => partTopics(state),
})

export function namePerson(state: Person | null, where: Belonging, fields: PersonFields): Rule {
  if (state) return refuse('part_exists')
  return [{ type: 'case_person.named', payload: { ...where, ...fields } }]
}

export function correctPerson(state: Person | null, id: string, given: { [K in keyof PersonFields]?: PersonFields[K] | undefined }, reason: string): Rule {
  if (!state || !isPartOf(state, id) || state.removed) return refuse('not_found')
  const changed = Object.fromEntries(Object.entries(given).filter(([key, value]) => value !== undefined && value !== state[key as keyof PersonFields])) as Partial<PersonFields>
  if (Object.keys(changed).length === 0) return []
  return [{ type: 'case_person.corrected', payload: { ...changed, reason }, corrects: state.act }]
}

export function removePerson(state: Person | null, id: string, reason: string): Rule {
  if (!state || !isPartOf(state, id)) return refuse('not_found')
  if (state.removed) return []
  return [{ type: 'case_person.removed', payload: { reason }, corrects: state.act }]
}

/** Opening someone's full record is an act, written before the first letter is shown. */
export function lookAtPerson(state: Person | null, id: string, reason: (typeof lookReasons)[number]): Rule {
  if (!state || !isPartOf(state, id) || state.removed) return refuse('not_found')
  return [{ type: 'case_person.looked', payload: { reason } }]
}
