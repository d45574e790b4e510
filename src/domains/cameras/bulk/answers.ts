import { z } from 'zod'

const refused = z.object({ id: z.string(), name: z.string(), code: z.string(), message: z.string(), todo: z.string() })

/** What a change of many does, or would do. `refused`: the first of `refusedCount`, by name. */
export const bulkReport = z.object({ matched: z.number(), changed: z.number(), same: z.number(), refusedCount: z.number(), refused: z.array(refused) })
export type BulkReport = z.infer<typeof bulkReport>

/** A line of the answer: how far it is, and behind which camera it would go on. The last one has the report, or why it broke. */
export const bulkLine = z.object({
  done: z.number(), of: z.number(), last: z.string(), report: bulkReport.optional(),
  failed: z.object({ code: z.string(), message: z.string(), todo: z.string() }).optional(),
})
export type BulkLine = z.infer<typeof bulkLine>
