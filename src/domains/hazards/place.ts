import { z } from 'zod'
import { givenPosition } from '#platform/geo.ts'

const text = z.string().max(200).refine((s) => s.isWellFormed(), 'not well-formed text')
/** Id of a record of the registry. */
const spine = z.string().min(1).max(60).nullable()

/** Where a hazard is: what of the registry it belongs to, as far as that is known, and in words. */
const words = { address: spine, dwelling: spine, business: spine, text: text.refine((s) => s.trim() !== '', 'empty') }

/** As an act keeps it: degrees, CGCS2000. */
export const place = z.strictObject({ ...words, position: z.strictObject({ lon: z.number().min(-180).max(180), lat: z.number().min(-90).max(90) }).nullable() })
export type Place = z.infer<typeof place>

/** As it comes in: its position names its system. */
export const givenPlace = z.strictObject({ ...words, address: spine.default(null), dwelling: spine.default(null), business: spine.default(null), position: givenPosition.nullable().default(null) })

/** By which two hazards are of one place: the narrowest thing that is known of it, else its words without spaces and punctuation. */
export function placeKey({ dwelling, business, address, text }: Pick<Place, 'dwelling' | 'business' | 'address' | 'text'>): string {
  if (dwelling) return `dwelling:${dwelling}`
  if (business) return `business:${business}`
  if (address) return `address:${address}`
  return `text:${text.normalize('NFKC').toLowerCase().replaceAll(/[\s\p{P}]/gu, '')}`
}
