import { z } from 'zod'
import { details } from '../acts.ts'
import { cameraFilter } from '../camera-filter.ts'

/** Cameras by id, or all that a filter means when the change begins. */
const selection = z.union([z.strictObject({ ids: z.array(z.string().max(60)).min(1).max(20_000) }), z.strictObject({ filter: z.strictObject(cameraFilter) })])

/** What is changed on each of them; what is absent stays. */
const change = z
  .strictObject({
    ...details.pick({ station: true, town: true, group: true, ownerName: true, ownerAccount: true, ownerKind: true, ownerPhone: true, legalClass: true, retentionDays: true }).partial().shape,
    /** The recorder that alone may record them; empty: any that is near. */
    recorder: z.string().max(40).optional(),
    /** New credentials for the address that each has; sealed at once, never shown. */
    credentials: z.strictObject({ username: z.string().min(1).max(200), password: z.string().max(200) }).optional(),
  })
  .refine((given) => Object.values(given).some((value) => value !== undefined), 'nothing to change')

export const bulkInput = z.strictObject({
  select: selection,
  change,
  reason: z.string().min(1).max(400),
  /** Where a change that was stopped goes on: `last` of its progress. */
  after: z.string().max(60).optional(),
})
export type BulkInput = z.infer<typeof bulkInput>
export type BulkChange = z.infer<typeof change>
