import { z } from 'zod'

const lonLat = z.tuple([z.number(), z.number()])
const boundary = z.array(z.array(z.array(lonLat)))
const kind = z.enum(['community', 'special'])
const placed = z.object({
  /** Addresses that stand; of those, without a position, and with one that lies in no community grid. */
  total: z.number(), withoutPosition: z.number(), outside: z.number(),
})

/** Grids as their boundaries are on a day. */
export const gridAreas = z.object({
  day: z.string(),
  areas: z.array(z.object({
    id: z.string(), station: z.string(), code: z.string(), name: z.string(), kind, tender: z.string().nullable(),
    /** From when on this boundary holds. */
    from: z.string(), addresses: z.number(), boundary,
  })),
  addresses: placed,
  /** Where some of those outside stand. */
  gaps: z.array(lonLat),
  /** Names of the accounts in `tender`. */
  names: z.record(z.string(), z.string()),
})

/** A grid with every boundary that it ever had, the newest first. */
export const gridHistory = z.object({
  id: z.string(), station: z.string(), code: z.string(), name: z.string(), kind, tender: z.string().nullable(), ended: z.object({ on: z.string(), reason: z.string() }).nullable(),
  boundaries: z.array(z.object({ from: z.string(), by: z.string(), at: z.string(), reason: z.string(), boundary })),
  names: z.record(z.string(), z.string()),
})

/** What a file of boundaries would do; nothing is written. */
export const gridFileCheck = z.object({
  features: z.number(), added: z.number(), changed: z.number(), same: z.number(),
  /** Features that are left out, by their number in the file: why, where, what to do. */
  faults: z.array(z.object({ feature: z.number(), code: z.string(), name: z.string(), at: lonLat.nullable(), fault: z.string(), message: z.string(), todo: z.string() })),
  /** How the addresses of its stations lie once it is taken over. */
  addresses: placed,
  areas: z.array(z.object({ code: z.string(), name: z.string(), station: z.string(), kind, does: z.enum(['add', 'change', 'same']), boundary })),
})

export const gridFileDone = gridFileCheck.pick({ features: true, added: true, changed: true, same: true })

export type GridAreas = z.infer<typeof gridAreas>
export type GridHistory = z.infer<typeof gridHistory>
export type GridFileCheck = z.infer<typeof gridFileCheck>
export type GridFileDone = z.infer<typeof gridFileDone>
