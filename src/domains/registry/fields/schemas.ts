import { z } from 'zod'
import type { Field, Fields, Sealed, Value } from './field.ts'

const wellFormed = (s: string) => s.isWellFormed() && !s.includes('\u0000')
const day = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/

/** Ids of the spine: a device's UUIDv7, or what a county's own files call it. */
export const entryId = z.string().regex(/^[\w/.-]{1,80}$/)

const sealed = z.strictObject({ sealed: z.string().max(400), whole: z.string().max(64), tail: z.string().max(64).nullable(), shown: z.string().max(40) })
const place = z.strictObject({ lon: z.number().min(-180).max(180), lat: z.number().min(-90).max(90) })

/** Longest identifier that is sealed: document numbers of other countries, phone numbers with country code. */
export const longestIdentifier = 30

function schemaOf(field: Field, identifier: z.ZodType<Sealed | string>): z.ZodType<Value> {
  switch (field.kind) {
    case 'text':
      return z.string().max(field.max).refine(wellFormed, 'not well-formed text')
    case 'choice':
      return z.enum(Object.keys(field.options) as [string, ...string[]])
    case 'date':
      return z.string().regex(day)
    case 'number':
      return z.number().int().min(field.min).max(field.max)
    case 'sealed':
      return identifier
    case 'place':
      return place
    case 'reference':
      return entryId
  }
}

/** Values by field, each of which may be missing; null where a field may be known to have none. */
export type Values = Record<string, Value>

function valuesOf(fields: Fields, identifier: z.ZodType<Sealed | string>): z.ZodType<Values> {
  const shape = Object.fromEntries(
    Object.entries(fields).map(([name, field]) => {
      const schema = schemaOf(field, identifier)
      return [name, (field.required ? schema : schema.nullable()).optional()]
    }),
  )
  return z.strictObject(shape) as unknown as z.ZodType<Values>
}

/** As acts keep them: identifiers sealed. */
export const storedValues = (fields: Fields): z.ZodType<Values> => valuesOf(fields, sealed)
/** As they come in: identifiers as they are typed. */
export const givenValues = (fields: Fields): z.ZodType<Values> => valuesOf(fields, z.string().min(1).max(longestIdentifier).refine(wellFormed))
