import { z } from 'zod'
import { refuse, type Decision } from '#platform/acts/decision.ts'
import { defineRecord, type ActOf, type DraftOf } from '#platform/acts/record-type.ts'
import { entryId } from '../fields/schemas.ts'
import { addMonths, ageOn, dueOf, endings, helpKinds, longestMonths, outcomes, ownConsentFrom, relations, rhythms, sayers, type Agreed, type HelpKind, type Outcome } from './terms.ts'
import { wordings } from './wording.ts'

const day = z.iso.date()
const versions = wordings.map(({ version }) => version) as [string, ...string[]]

/** What is agreed. `signature`: SHA-256 of the photo of the signed sheet, hex. */
export const agreement = z.strictObject({
  person: entryId,
  kinds: z.array(z.enum(helpKinds)).min(1).max(helpKinds.length).refine((kinds) => new Set(kinds).size === kinds.length, 'twice'),
  every: z.enum(rhythms),
  wording: z.enum(versions),
  by: z.discriminatedUnion('who', [z.strictObject({ who: z.literal('self') }), z.strictObject({ who: z.literal('guardian'), relation: z.enum(relations) })]),
  how: z.discriminatedUnion('way', [
    z.strictObject({ way: z.literal('paper'), document: z.string().trim().min(1).max(60).refine((s) => s.isWellFormed() && !s.includes('\u0000'), 'not well-formed text') }),
    z.strictObject({ way: z.literal('signature'), signature: z.string().regex(/^[\da-f]{64}$/) }),
  ]),
  /** First and last day, Asia/Shanghai. */
  from: day, until: day,
})

export const deed = z.strictObject({ kind: z.enum(helpKinds), on: day, outcome: z.enum(outcomes) })

const consentActs = {
  agreed: { version: 1, schema: agreement.extend({ station: z.string().max(40) }) },
  done: { version: 1, schema: deed },
  /** It was written down by mistake. */
  undone: { version: 1, schema: z.strictObject({ act: z.uuid() }) },
  withdrawn: { version: 1, schema: z.strictObject({ said: z.enum(sayers) }) },
  ended: { version: 1, schema: z.strictObject({ why: z.enum(endings) }) },
} as const

export interface Consent extends z.infer<typeof agreement> {
  station: string
  agreedBy: string
  agreedAt: string
  done: { act: string; kind: HelpKind; on: string; outcome: Outcome; by: string }[]
  ended: { why: (typeof endings)[number]; at: string } | null
}

type ConsentDraft = DraftOf<'help_consent', typeof consentActs>

/** Help that somebody asked for and agreed to, for as long as they do. */
export const consentRecord = defineRecord({
  type: 'help_consent',
  acts: consentActs,
  fold(state: Consent | null, act: ActOf<'help_consent', typeof consentActs>): Consent {
    switch (act.type) {
      case 'help_consent.agreed':
        return { ...act.payload, agreedBy: act.actor, agreedAt: act.happenedAt, done: [], ended: null }
      case 'help_consent.done':
        return { ...state!, done: [...state!.done, { ...act.payload, act: act.id, by: act.actor }] }
      case 'help_consent.undone':
        return { ...state!, done: state!.done.filter((one) => one.act !== act.payload.act) }
      case 'help_consent.withdrawn':
        return { ...state!, ended: { why: 'withdrawn', at: act.happenedAt } }
      case 'help_consent.ended':
        return { ...state!, ended: { why: act.payload.why, at: act.happenedAt } }
    }
  },
  tables: [
    { name: 'help_consents', key: ['id'] },
    { name: 'help_due', key: ['consent', 'kind'] },
  ],
  // What has ended is in no list any more; what is left after an erasure names nobody.
  rows: (c, id) => {
    const stands = c.ended === null && c.person !== ''
    return {
      help_consents: stands ? [{ id, station: c.station, person: c.person, until: c.until }] : [],
      help_due: stands ? dueOf(c as Agreed).map(({ kind, due }) => ({ consent: id, kind, station: c.station, person: c.person, due, until: c.until })) : [],
    }
  },
  attributes: (c) => ({ station: c.station, team: '', people: [], askedBy: '', owner: '', flags: [c.ended ? 'ended' : 'standing'] }),
})

/** Of the person, as the register has them. */
interface Known {
  birth: string
  ended: boolean
}

export function agree(state: Consent | null, given: z.infer<typeof agreement> & { station: string }, known: Known, today: string): Decision<ConsentDraft> {
  if (state) return refuse('help_exists')
  const { from, until, by } = given
  if (known.ended) return refuse('help_person_ended')
  if (until < from || until < today) return refuse('help_until_early')
  if (until > addMonths(from, longestMonths)) return refuse('help_until_late', { months: longestMonths })
  if (known.birth === '') return refuse('help_birth_unknown')
  const isChild = ageOn(known.birth, today) < ownConsentFrom
  if (isChild && by.who === 'self') return refuse('help_guardian_missing', { age: ownConsentFrom })
  if (!isChild && by.who === 'guardian') return refuse('help_guardian_needless', { age: ownConsentFrom })
  return [{ type: 'help_consent.agreed', payload: given }]
}

export function note(state: Consent | null, given: z.infer<typeof deed>, today: string): Decision<ConsentDraft> {
  if (!state) return refuse('not_found')
  if (state.ended) return refuse('help_ended')
  if (!state.kinds.includes(given.kind)) return refuse('help_not_agreed')
  if (given.on > today || given.on < state.from) return refuse('help_day_wrong')
  return [{ type: 'help_consent.done', payload: given }]
}

export function undo(state: Consent | null, act: string): Decision<ConsentDraft> {
  if (!state) return refuse('not_found')
  if (state.ended) return refuse('help_ended')
  return state.done.some((one) => one.act === act) ? [{ type: 'help_consent.undone', payload: { act } }] : []
}

/** No reason is asked, and none is kept. */
export function withdraw(state: Consent | null, said: (typeof sayers)[number]): Decision<ConsentDraft> {
  if (!state) return refuse('not_found')
  return state.ended ? [] : [{ type: 'help_consent.withdrawn', payload: { said } }]
}

export function end(state: Consent | null, why: (typeof endings)[number]): Decision<ConsentDraft> {
  if (!state) return refuse('not_found')
  return state.ended ? [] : [{ type: 'help_consent.ended', payload: { why } }]
}
