import { z } from 'zod'

export const params = z.strictObject({ id: z.string().max(60) })
export const reason = z.string().trim().min(1).max(400)
export const made = z.object({ id: z.string() })
