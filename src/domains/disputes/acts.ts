import { z } from 'zod'
import type { ActOf, DraftOf } from '#platform/acts/record-type.ts'

export const kinds = ['neighbours', 'land', 'debt', 'labour', 'family', 'contract', 'other'] as const
export const sides = ['first', 'second', 'third'] as const
/** What a party wants: mediation in the open, behind closed doors, or either (PML 23). */
export const publicity = ['open', 'closed', 'either'] as const
/** Who chose the mediators: the parties, or the committee where they leave it to it (PML 19). */
export const choosers = ['parties', 'committee'] as const
export const agreementForms = ['written', 'oral'] as const
/** `print`: a fingerprint; `seal`: of an organisation, or the committee's own (PML 29). */
export const signatureWays = ['signature', 'print', 'seal'] as const
export const performances = ['performed', 'not_performed'] as const
export const wishes = ['wanted', 'not_wanted', 'undecided'] as const
/** What the court said: about taking the application on, then about the agreement (2011 rules 4, 5). */
export const courtAnswers = ['accepted', 'not_accepted', 'confirmed', 'not_confirmed'] as const
export const confirmationSteps = ['offered', 'applied', 'answered'] as const
/** How mediation ended without an agreement. `elsewhere`: no matter for mediation; `voided`: written down by mistake. */
export const endings = ['unsettled', 'refused', 'withdrawn', 'elsewhere', 'voided'] as const
/** Where a party may go when mediation has ended (PML 26). */
export const ways = ['court', 'arbitration', 'administrative', 'police'] as const
/** Why the police are told (PML 25). */
export const dangers = ['violence', 'public_order', 'criminal'] as const
/** Why a fact lands before a supervisor (house plan, decision 5). */
export const flagKinds = ['late', 'after_end', 'without_consent'] as const
/** Why the whole file is opened. */
export const lookReasons = ['mediate', 'follow_up', 'check', 'asked'] as const

/** Free text: at most `max` characters, well-formed. */
export const text = (max: number) => z.string().max(max).refine((s) => s.isWellFormed(), 'not well-formed text')
export const words = (max: number) => text(max).refine((s) => s.trim() !== '', 'empty')
export const reason = words(400)
/** No room for a name: ids stay when a text is erased. */
export const id = z.string().regex(/^[\w./:-]{1,60}$/)
/** Who signs an agreement besides those whom it names: the committee, by its seal; and who is missing while no mediator has signed. */
export const committee = 'committee'
export const anyMediator = 'mediator'
/** Of a party or a mediator, made where they are written down. */
const signerId = id.refine((s) => s !== committee && s !== anyMediator, 'reserved')
const day = z.iso.date()
const instant = z.iso.datetime({ offset: true })
const position = z.strictObject({ lon: z.number().min(-180).max(180), lat: z.number().min(-90).max(90) })

/** `address`: id in the registry. Degrees, CGCS2000. */
export const place = z.strictObject({ address: id.nullable(), text: text(200), position: position.nullable() })

/** Someone in the dispute. `person`: id in the registry. */
export const party = z.strictObject({ id: signerId, name: words(60), phone: text(30), side: z.enum(sides), person: id.nullable() })

/** `account` null: a people's mediator from outside, known by name. */
export const mediator = z.strictObject({ id: signerId, account: id.nullable(), name: text(60) })

/** One thing that a party owes under the agreement; `due`: its last day, null where none was set. */
export const item = z.strictObject({ id, party: id, text: words(400), due: day.nullable() })

/** What people tell who come with a dispute. There is no field for a fee: mediation is free of charge (PML 4). */
export const report = z.strictObject({ kind: z.enum(kinds), place, text: words(4000), parties: z.array(party).min(1).max(20), violence: z.boolean() })

/** What an agreement may state (PML 29); the parties stand in the dispute. `status`: it decides on identity, adoption or marriage. */
export const agreement = z.strictObject({
  form: z.enum(agreementForms),
  facts: words(4000),
  content: words(4000),
  items: z.array(item).max(30),
  status: z.boolean(),
})

/** `attended`: ids of parties and mediators. */
export const held = z.strictObject({ place: text(200), attended: z.array(id).max(40), record: words(8000) })

const flag = z.enum(flagKinds).nullable()
const consent = z.strictObject({ party: id, agreed: z.boolean(), publicity: z.enum(publicity) })

export const disputeActs = {
  reported: { version: 1, schema: report.extend({ number: z.string(), station: z.string(), flag }) },
  corrected: { version: 1, schema: z.strictObject({ kind: z.enum(kinds).optional(), place: place.optional(), text: words(4000).optional(), reason }) },
  partyAdded: { version: 1, schema: party },
  partyCorrected: { version: 1, schema: party.omit({ id: true }).partial().extend({ party: id, reason }) },
  partyRemoved: { version: 1, schema: z.strictObject({ party: id, reason }) },
  consentNoted: { version: 1, schema: consent.extend({ note: text(400) }) },
  consentCorrected: { version: 1, schema: consent.extend({ reason }) },
  mediatorsNamed: { version: 1, schema: z.strictObject({ mediators: z.array(mediator).min(1).max(10), by: z.enum(choosers), reason: text(400) }) },
  mediatorAnswered: { version: 1, schema: z.strictObject({ mediator: id, accepted: z.boolean(), note: text(400) }) },
  sessionPlanned: { version: 1, schema: z.strictObject({ session: id, at: instant, place: text(200) }) },
  sessionCancelled: { version: 1, schema: z.strictObject({ session: id, reason }) },
  sessionHeld: { version: 1, schema: held.extend({ session: id, flag }) },
  sessionCorrected: { version: 1, schema: held.partial().extend({ session: id, reason }) },
  agreementDrafted: { version: 1, schema: agreement },
  agreementCorrected: { version: 1, schema: agreement.omit({ form: true }).partial().extend({ reason }) },
  agreementSigned: { version: 1, schema: z.strictObject({ signatures: z.array(z.strictObject({ signer: id, way: z.enum(signatureWays) })).min(1).max(40) }) },
  signatureWithdrawn: { version: 1, schema: z.strictObject({ signer: id, reason }) },
  agreementWithdrawn: { version: 1, schema: z.strictObject({ reason }) },
  settled: { version: 1, schema: z.strictObject({ definition: z.string() }) },
  performanceNoted: { version: 1, schema: z.strictObject({ item: id, outcome: z.enum(performances), on: day, note: text(1000) }) },
  performanceCorrected: { version: 1, schema: z.strictObject({ item: id, outcome: z.enum(performances).nullable(), on: day, note: text(1000), reason }) },
  confirmationOffered: { version: 1, schema: z.strictObject({ wish: z.enum(wishes), note: text(400) }) },
  confirmationApplied: { version: 1, schema: z.strictObject({ court: words(100), on: day, applicants: z.array(id).min(1).max(20) }) },
  confirmationAnswered: { version: 1, schema: z.strictObject({ answer: z.enum(courtAnswers), on: day, note: text(1000) }) },
  confirmationTakenBack: { version: 1, schema: z.strictObject({ step: z.enum(confirmationSteps), reason }) },
  ended: { version: 1, schema: z.strictObject({ outcome: z.enum(endings), ways: z.array(z.enum(ways)).max(4), text: text(2000), definition: z.string() }) },
  reopened: { version: 1, schema: z.strictObject({ reason }) },
  incidentRaised: { version: 1, schema: z.strictObject({ incident: id, danger: z.enum(dangers), text: text(1000) }) },
  incidentLinked: { version: 1, schema: z.strictObject({ incident: id, danger: z.enum(dangers), reason }) },
  incidentUnlinked: { version: 1, schema: z.strictObject({ incident: id, reason }) },
  flagSettled: { version: 1, schema: z.strictObject({ act: id, text: words(400) }) },
  looked: { version: 1, schema: z.strictObject({ why: z.enum(lookReasons) }) },
} as const

export type DisputeAct = ActOf<'dispute', typeof disputeActs>
export type DisputeDraft = DraftOf<'dispute', typeof disputeActs>
export type Report = z.infer<typeof report>
export type PartyFields = z.infer<typeof party>
export type MediatorFields = z.infer<typeof mediator>
export type AgreementFields = z.infer<typeof agreement>
export type Item = z.infer<typeof item>
export type Held = z.infer<typeof held>
export type Consent = z.infer<typeof consent>
export type Danger = (typeof dangers)[number]
export type Ending = (typeof endings)[number]
export type FlagKind = (typeof flagKinds)[number]
