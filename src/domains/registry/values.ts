import { z } from 'zod'
import { Fault } from '#platform/fault.ts'
import { entryTypes, type EntryType } from './fields/field.ts'
import { givenValues, type Values } from './fields/schemas.ts'
import { sheets } from './fields/sheets.ts'

export const typeParam = z.enum(entryTypes)

/** Values by the sheet of their type, which the address or the finding names. Throws `bad_input` naming the fields. */
export function parseValues(type: EntryType, given: Record<string, unknown>): Values {
  const parsed = givenValues(sheets[type].fields).safeParse(given)
  if (parsed.success) return parsed.data
  const fields = [...new Set(parsed.error.issues.flatMap((issue) => ('keys' in issue ? issue.keys : [issue.path.join('.')])))]
  throw new Fault('bad_input', { fields: fields.join(', ') }, 400)
}
