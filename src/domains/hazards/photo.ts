import { z } from 'zod'
import { givenPosition } from '#platform/geo.ts'

const named = { sha256: z.string().regex(/^[0-9a-f]{64}$/), takenAt: z.iso.datetime({ offset: true }).nullable() }

/** A photo by what it is; its bytes come apart, over whatever network there is. */
export const photo = z.strictObject({ ...named, position: z.strictObject({ lon: z.number(), lat: z.number() }).nullable() })
export const photos = z.array(photo).max(20)
export type Photo = z.infer<typeof photo>

export const givenPhotos = z.array(z.strictObject({ ...named, position: givenPosition.nullable().default(null) })).max(20).default([])
