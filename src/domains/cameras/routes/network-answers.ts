import { z } from 'zod'

/** A branch of the tree town → station → owner. `offline`: active, and gone for longer than a blink. */
export const branch = z.object({ key: z.string(), cameras: z.number(), offline: z.number() })
export type Branch = z.infer<typeof branch>

/** Id, longitude, latitude, bearing, and bits of 1 active, 2 offline, 4 public place. */
export const point = z.tuple([z.string(), z.number(), z.number(), z.number().nullable(), z.number()])
export type Point = z.infer<typeof point>

/** How many of the cameras meant by a filter are how; `troubles`: by kind. */
export const counts = z.object({ all: z.number(), active: z.number(), recording: z.number(), trouble: z.number(), lacking: z.number(), waiting: z.number(), troubles: z.record(z.string(), z.number()) })
export type CameraCounts = z.infer<typeof counts>
