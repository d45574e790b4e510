import { z } from 'zod'
import type { Act } from '#platform/acts/act.ts'
import type { Draft } from '#platform/acts/decision.ts'
import type { EntryType } from '../fields/field.ts'
import { entryId, storedValues, type Values } from '../fields/schemas.ts'
import { sheets } from '../fields/sheets.ts'

const reason = z.string().min(1).max(400).refine((s) => s.isWellFormed(), 'not well-formed text')
const visit = z.uuid().nullable()
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/)

/** Where a record came from. `files`: what a county already had, imported. */
export const sources = ['visit', 'desk', 'files'] as const

/** Acts of a type of record: the same for all of the spine, each with its own fields. */
export function makeEntryActs(type: EntryType) {
  const { fields, ends } = sheets[type]
  const values = storedValues(fields)
  const names = z.enum(Object.keys(fields) as [string, ...string[]])
  return {
    registered: { version: 1, schema: z.strictObject({ station: z.string().max(40), source: z.enum(sources), visit, fields: values }) },
    /**
     * What was said or seen. `base`: version of the record that was known then; where a field was set since, to something
     * else, both stand until a person decides. `confirmed`: fields of which was only said that they still hold.
     * `source`: an imported file said it; nobody saw it, and whoever imports it is not who wrote it.
     */
    observed: { version: 1, schema: z.strictObject({ visit, base: z.number().int().min(0), said: values, confirmed: z.array(names), source: z.literal('files').optional() }) },
    corrected: { version: 1, schema: z.strictObject({ changes: values, reason }) },
    /** A difference is decided: `act` is the one whose saying did not take effect. */
    settled: { version: 1, schema: z.strictObject({ field: names, act: z.uuid(), keep: z.enum(['standing', 'offered']), reason }) },
    /** `on`: the day on which it ended, as far as known. */
    ended: { version: 1, schema: z.strictObject({ visit, why: z.enum(Object.keys(ends) as [string, ...string[]]), on: day }) },
    revived: { version: 1, schema: z.strictObject({ reason }) },
    /** This record is another one's twin: that one carries on. */
    joined: { version: 1, schema: z.strictObject({ into: entryId, reason }) },
    /** The one that carries on: `fields` are those that it takes from the other. */
    tookIn: { version: 1, schema: z.strictObject({ other: entryId, fields: values, reason }) },
    /** The joining was a mistake. */
    parted: { version: 1, schema: z.strictObject({ from: entryId, reason }) },
    gaveBack: { version: 1, schema: z.strictObject({ other: entryId, reason }) },
  } as const
}

type EntryActs = ReturnType<typeof makeEntryActs>
type PayloadOf<V extends keyof EntryActs> = z.infer<EntryActs[V]['schema']>

/** An act of any type of the spine, by its verb. */
export type EntryAct = { [V in keyof EntryActs]: Omit<Act<PayloadOf<V>>, 'type'> & { verb: V } }[keyof EntryActs]

/** A draft before the type of record is known: `verb` instead of `type`. */
export type EntryDraft = { [V in keyof EntryActs]: Omit<Draft<string, PayloadOf<V>>, 'type'> & { verb: V } }[keyof EntryActs]

export type { EntryActs, Values }
