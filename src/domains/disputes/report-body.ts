import { z } from 'zod'
import { givenPosition } from '#platform/geo.ts'
import { place, report } from './acts.ts'

/** A place as it comes in: its position names its system. */
export const givenPlace = place.extend({ position: givenPosition.nullable() })

/** A dispute's id is made where it is written down, so that what is sent twice is there once. `station`: the reporter's own. */
export const reportBody = report.extend({ id: z.uuidv7(), station: z.string().min(1).max(40), place: givenPlace })
