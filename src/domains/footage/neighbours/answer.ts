import { z } from 'zod'

const neighbour = z.object({
  id: z.string(), name: z.string(), place: z.string(), ownerName: z.string(),
  metres: z.number(), direction: z.number(), isAhead: z.boolean(), looksBack: z.boolean(),
  /** Whether the grant covers it; what it does not cover is named, never shown. */
  isGranted: z.boolean(),
})
export const neighbours = z.object({ neighbours: z.array(neighbour) })
export type Neighbours = z.infer<typeof neighbours>
