import { z } from 'zod'
import type { Schema } from './bad-input.ts'

/** What a route takes, as JSON Schema; types that JSON Schema cannot say are anything. */
export function toJsonSchema(type: z.ZodType): Schema {
  return z.toJSONSchema(type, { io: 'input', unrepresentable: 'any' }) as Schema
}
