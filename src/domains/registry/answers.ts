import { z } from 'zod'

const place = z.object({ lon: z.number(), lat: z.number() })
/** An identifier shows its mask alone. */
const value = z.union([z.string(), z.number(), z.boolean(), place, z.null()])
const held = z.object({ value, version: z.number(), setAt: z.string(), seenAt: z.string(), by: z.string() })

/** A record of the spine as a page sees it. */
export const entryView = z.object({
  type: z.enum(['address', 'building', 'dwelling', 'household', 'person', 'business']), id: z.string(), version: z.number(), station: z.string(),
  fields: z.record(z.string(), held),
  /** Fields of which somebody said something else while they had been changed. */
  differences: z.array(z.object({ field: z.string(), value, act: z.string(), by: z.string(), at: z.string() })),
  ended: z.object({ why: z.string(), on: z.string() }).nullable(),
  /** Fields that the next visit asks: missing, or not seen for too long. */
  ask: z.array(z.string()),
})

export const openedEntry = entryView.extend({
  /** Address as it is read out, empty where there is none. */
  place: z.string(),
  /** What stands on it or lives in it. */
  parts: z.array(entryView),
})

export const hits = z.object({
  people: z.array(z.object({ id: z.string(), name: z.string(), born: z.string(), sex: z.string(), place: z.string(), station: z.string(), ended: z.boolean() })),
  businesses: z.array(z.object({ id: z.string(), text: z.string(), station: z.string(), ended: z.boolean() })),
  addresses: z.array(z.object({ id: z.string(), text: z.string(), station: z.string(), ended: z.boolean() })),
})

export type EntryView = z.infer<typeof entryView>
export type OpenedEntry = z.infer<typeof openedEntry>
export type Hits = z.infer<typeof hits>
