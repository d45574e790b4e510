import { Fault } from '../fault.ts'

/** PostgreSQL's SQLSTATE of an error, with the table it names. */
interface Refused {
  code?: string
  table?: string
}

const uniqueViolation = '23505'
const deadlock = '40P01'
/** Where two intents can meet: at a record's version, or as the same intent sent twice at once. */
const meetingTables = ['acts', 'intents', 'records']

/** Whether the intent may succeed when it looks again: it met another one. */
export function isWorthAnotherTry(error: unknown): boolean {
  const { code, table } = error as Refused
  return code === deadlock || (code === uniqueViolation && meetingTables.includes(table ?? ''))
}

/** What the database refused, as a sentence for people; anything else stays what it is. */
export function toWriteFault(error: unknown): unknown {
  if (isWorthAnotherTry(error)) return new Fault('changed_meanwhile', {}, 409, error)
  if ((error as Refused).code === uniqueViolation) return new Fault('not_unique', {}, 409, error)
  return error
}
