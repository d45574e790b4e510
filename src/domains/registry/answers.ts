import { z } from 'zod'
import { helpConsent } from './help/answers.ts'

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
  /** Address as it is read out, empty where there is none; of a person that of their household. */
  place: z.string(),
  /** Entrance and room, `2-201`; empty where there is none. */
  door: z.string(),
  /** What stands on it or lives in it. */
  parts: z.array(entryView),
  /** Records that were joined into it: what they can be given back by. */
  took: z.array(z.object({ id: z.string(), name: z.string(), at: z.string() })),
  /** Of a person: help that they agreed to and that stands; null where it is not for who asks. */
  help: z.array(helpConsent).nullable(),
  /** Names of the accounts in `by`. */
  names: z.record(z.string(), z.string()),
})

const saying = z.object({ value, by: z.string(), at: z.string() })

/** Records of which two sayings of one field wait for a person. */
export const openDifferences = z.object({
  records: z.array(
    z.object({
      type: entryView.shape.type, id: z.string(),
      /** Of people the masked name; of what has none, its place. */
      name: z.string(), place: z.string(),
      differences: z.array(
        z.object({
          field: z.string(), act: z.string(), standing: saying.nullable(),
          /** `base`: version of the record that was known to who said it; `baseAt`: from when that was, null where none was known. */
          offered: saying.extend({ base: z.number(), baseAt: z.string().nullable(), /** An imported file said it. */ fromFile: z.boolean() }),
        }),
      ),
    }),
  ),
  /** Records with differences of the whole station. */
  total: z.number(),
  /** Names of accounts, and what a value that refers to another record stands for. */
  names: z.record(z.string(), z.string()), places: z.record(z.string(), z.string()),
})

export const hits = z.object({
  people: z.array(z.object({ id: z.string(), name: z.string(), born: z.string(), sex: z.string(), place: z.string(), station: z.string(), ended: z.boolean() })),
  businesses: z.array(z.object({ id: z.string(), text: z.string(), place: z.string(), station: z.string(), ended: z.boolean() })),
  addresses: z.array(z.object({ id: z.string(), text: z.string(), station: z.string(), ended: z.boolean() })),
})

/** People who are likely the one that is being typed: enough to ask them, no more. */
export const likelyPeople = z.object({
  people: z.array(z.object({
    id: z.string(), version: z.number(), name: z.string(), born: z.string(), sex: z.string(), place: z.string(), door: z.string(), household: z.string(), ended: z.boolean(),
    /** What is the same as typed. */
    same: z.array(z.enum(['name', 'birth', 'identityNumber', 'phone'])),
  })),
})

const side = entryView.extend({ place: z.string(), door: z.string() })

/** Pairs of people who are likely registered twice, the likeliest first. */
export const twinQueue = z.object({
  pairs: z.array(z.object({ id: z.string(), likelihood: z.number(), this: side, other: side })),
  /** Pairs of the whole station that wait. */
  total: z.number(),
  /** When its people were last compared, and how many; null: never. */
  ran: z.object({ at: z.string(), people: z.number() }).nullable(),
  names: z.record(z.string(), z.string()),
})

export type EntryView = z.infer<typeof entryView>
export type OpenedEntry = z.infer<typeof openedEntry>
export type OpenDifferences = z.infer<typeof openDifferences>
export type Hits = z.infer<typeof hits>
export type LikelyPeople = z.infer<typeof likelyPeople>
export type TwinQueue = z.infer<typeof twinQueue>
export type { ExportList, ExportMade, ExportManifest, ImportList, ImportReport, SentMark } from './exchange/answers.ts'
export * from './grids/answers.ts'
export * from './help/answers.ts'
