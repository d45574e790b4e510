import { z } from 'zod'
import type { ActOf, DraftOf } from '#platform/acts/record-type.ts'
import { itemTypes, kinds, severities, type Content, type Item } from '../rules.ts'

const text = (max: number) => z.string().max(max).refine((s) => s.isWellFormed(), 'not well-formed text')
const words = (max: number) => z.strictObject({ zh: text(max), en: text(max) })
const itemId = z.string().regex(/^[a-z0-9_]{1,40}$/)
const choices = z.array(z.string().max(40)).max(30)
const limit = z.number().nullable()

const item = z.strictObject({
  id: itemId,
  type: z.enum(itemTypes),
  words: words(200),
  help: words(600),
  required: z.boolean(),
  showIf: z.strictObject({ item: itemId, answers: choices }).nullable(),
  hazard: z.strictObject({ answers: choices, below: limit, above: limit, kind: z.enum(kinds), severity: z.enum(severities), words: words(300) }).nullable(),
  options: z.array(z.strictObject({ id: itemId, words: words(100) })).max(30),
  unit: words(20),
  min: limit,
  max: limit,
}) satisfies z.ZodType<Item>

/** A checklist as it is written: a draft may still have faults (rules.ts, `findFaults`). */
export const content = z.strictObject({ title: words(60), kind: z.enum(kinds), items: z.array(item).max(100) }) satisfies z.ZodType<Content>

const reason = text(400).refine((s) => s.trim() !== '', 'empty')

export const checklistActs = {
  drafted: { version: 1, schema: z.strictObject({ content }) },
  draftDropped: { version: 1, schema: z.strictObject({}) },
  /** The draft becomes this version; the one before is retired for new visits. */
  published: { version: 1, schema: z.strictObject({ version: z.number().int().min(1), note: text(400) }) },
  retired: { version: 1, schema: z.strictObject({ reason }) },
  restored: { version: 1, schema: z.strictObject({ reason }) },
} as const

export type ChecklistAct = ActOf<'checklist', typeof checklistActs>
export type ChecklistDraft = DraftOf<'checklist', typeof checklistActs>
