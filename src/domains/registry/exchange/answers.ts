import { z } from 'zod'
import { entryTypes } from '../fields/field.ts'

const of = z.enum(entryTypes)
const fault = z.object({ line: z.number(), column: z.string(), code: z.string(), message: z.string(), todo: z.string() })
const tally = { added: z.number(), changed: z.number(), differing: z.number(), unchanged: z.number(), faulty: z.number() }

/** What a file of the register would do, or did: rows by what becomes of them. `differing`: of those changed, rows that say something else than what stands. */
export const importReport = z.object({
  of, rows: z.number(), ...tally, sha256: z.string(),
  /** The first of them; all are in the list of faults. */
  faults: z.array(fault), ignoredColumns: z.array(z.string()),
})

export const importList = z.object({
  imports: z.array(z.object({ id: z.string(), of, by: z.string(), name: z.string(), at: z.string(), rows: z.number(), ...tally, finishedAt: z.string().nullable(), /** Not finished and not running: it broke. */ isRunning: z.boolean() })),
})

export type ImportFault = z.infer<typeof fault>
export type ImportReport = z.infer<typeof importReport>
export type ImportList = z.infer<typeof importList>

export const exportMade = z.object({ id: z.string(), number: z.string(), rows: z.number(), again: z.number() })

export const exportList = z.object({
  exports: z.array(
    z.object({
      id: z.string(), number: z.string(), kind: z.enum(['copy', 'batch']), of, whole: z.boolean(), state: z.enum(['made', 'confirmed', 'withdrawn']), by: z.string(), name: z.string(), at: z.string(),
      rows: z.number(), /** Of a batch: records that had been sent before, in another form. */ again: z.number(), confirmedAt: z.string().nullable(),
      /** Until when a copy can be fetched, and whether that is over. */
      until: z.string().nullable(), isOver: z.boolean(),
    }),
  ),
})

export const exportManifest = z.object({ id: z.string(), number: z.string(), of, format: z.enum(['csv', 'xlsx', 'geojson']), rows: z.number(), bytes: z.number(), sha256: z.string() })

/** `version`: of the record as it was sent. Null: never sent. */
export const sentMark = z.object({ sent: z.object({ number: z.string(), at: z.string(), version: z.number(), state: z.enum(['made', 'confirmed']) }).nullable() })

export type ExportMade = z.infer<typeof exportMade>
export type ExportList = z.infer<typeof exportList>
export type ExportManifest = z.infer<typeof exportManifest>
export type SentMark = z.infer<typeof sentMark>
