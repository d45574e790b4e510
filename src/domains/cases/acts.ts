import { z } from 'zod'
import type { ActOf, DraftOf } from '#platform/acts/record-type.ts'

export const kinds = ['criminal', 'administrative'] as const
export const statuses = ['accepted', 'filed', 'refused', 'investigating', 'solved', 'closed', 'withdrawn', 'voided'] as const
/** What a case asks another person to decide. `revert` takes the last decided step back. */
export const questions = ['file', 'refuse', 'close', 'withdraw', 'void', 'extend', 'revert'] as const
/** Approver levels (law.md §4): the head of the handling unit; the head of the county's public security organ. */
export const levels = ['unit', 'county'] as const
/** Facts that stand when a case counts as solved (definitions.ts). */
export const solvedFacts = ['offence_established', 'offender_identified', 'offender_at_hand'] as const
/** Why a case is closed: criminal CRIM 289; administrative ADM 258 (1)–(5). */
export const closings = ['sent_for_prosecution', 'not_punished', 'mediated_and_performed', 'decided_and_executed', 'turned_criminal', 'cannot_be_executed'] as const

/** Free text: at most `max` characters, well-formed. */
export const text = (max: number) => z.string().max(max).refine((s) => s.isWellFormed(), 'not well-formed text')
export const reason = text(400).refine((s) => s.trim() !== '', 'empty')
const account = z.string().min(1).max(60)
export const id = z.string().min(1).max(60)

/** What the officer types when a case is accepted (受案登记表, ADM 60; CRIM 171). */
export const opening = z.strictObject({
  kind: z.enum(kinds),
  /** The matter in a few words, e.g. 盗窃电动自行车案. */
  title: text(120).refine((s) => s.trim() !== '', 'empty'),
  summary: text(4000),
  lead: account,
  second: account,
  incidents: z.array(id).min(1).max(50),
})

export const caseActs = {
  opened: { version: 1, schema: opening.extend({ number: z.string(), station: z.string(), team: z.string() }) },
  corrected: { version: 1, schema: z.strictObject({ title: text(120).optional(), summary: text(4000).optional(), reason }) },
  officersChanged: { version: 1, schema: z.strictObject({ lead: account, second: account, reason }) },
  incidentsLinked: { version: 1, schema: z.strictObject({ incidents: z.array(id).min(1).max(50) }) },
  incidentUnlinked: { version: 1, schema: z.strictObject({ incident: id, reason }) },
  approvalAsked: {
    version: 1,
    schema: z.strictObject({
      approval: id, what: z.enum(questions), level: z.enum(levels), reason,
      /** Only for `close`: on which ground. */
      closing: z.enum(closings).nullable(),
      /** Only for `extend`: which clock (clocks.ts). */
      clock: z.string().nullable(),
    }),
  },
  approvalRecalled: { version: 1, schema: z.strictObject({ approval: id, reason }) },
  approved: { version: 1, schema: z.strictObject({ approval: id, note: text(400) }) },
  denied: { version: 1, schema: z.strictObject({ approval: id, note: reason }) },
  filed: { version: 1, schema: z.strictObject({ approval: id }) },
  refused: { version: 1, schema: z.strictObject({ approval: id, reason }) },
  investigationBegun: { version: 1, schema: z.strictObject({}) },
  solved: { version: 1, schema: z.strictObject({ definition: z.string(), facts: z.array(z.enum(solvedFacts)), text: text(4000) }) },
  closed: { version: 1, schema: z.strictObject({ approval: id, definition: z.string(), closing: z.enum(closings), reason }) },
  withdrawn: { version: 1, schema: z.strictObject({ approval: id, reason }) },
  voided: { version: 1, schema: z.strictObject({ approval: id, reason }) },
  clockExtended: { version: 1, schema: z.strictObject({ approval: id, clock: z.string(), reason }) },
  stepReverted: { version: 1, schema: z.strictObject({ step: z.enum(statuses), approval: id.nullable(), reason }) },
  timeCorrected: { version: 1, schema: z.strictObject({ step: z.enum(statuses), at: z.iso.datetime(), reason }) },
} as const

export type CaseAct = ActOf<'case', typeof caseActs>
export type CaseDraft = DraftOf<'case', typeof caseActs>
export type Opening = z.infer<typeof opening>
export type Kind = (typeof kinds)[number]
export type Status = (typeof statuses)[number]
export type Question = (typeof questions)[number]
export type Level = (typeof levels)[number]
export type Closing = (typeof closings)[number]
export type SolvedFact = (typeof solvedFacts)[number]
