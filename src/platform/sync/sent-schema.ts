import { z } from 'zod'

/** An intent on the wire. `at`: by the device's clock. */
export const sentSchema = z.strictObject({
  id: z.uuidv7(),
  kind: z.string().max(60),
  after: z.uuidv7().nullable(),
  at: z.iso.datetime(),
  body: z.unknown(),
})
