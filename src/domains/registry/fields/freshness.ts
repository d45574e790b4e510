import type { Field, Fields } from './field.ts'

const dayMs = 86_400_000

/** What is known of a record's fields, as far as it matters for asking. */
export type Known = Readonly<Record<string, { value: unknown; seenAt: string }>>

/** References and positions are answered by where one stands, not by asking; some fields only where another one says so. */
export function isAsked(field: Field, known: Known): boolean {
  if (field.kind === 'reference' || field.kind === 'place') return false
  return !field.askedIf || field.askedIf.among.includes(String(known[field.askedIf.field]?.value))
}

/** The fields that a visit asks: those nobody has said yet, and those last seen longer ago than they hold. */
export function fieldsToAsk(fields: Fields, known: Known, nowMs: number): string[] {
  return Object.entries(fields).flatMap(([name, field]) => (isAsked(field, known) && Date.parse(staleAt(field, known[name]?.seenAt)) < nowMs ? [name] : []))
}

/** The beginning of time: for what nobody has said yet. */
const never = '1970-01-01T00:00:00.000Z'
const farAway = '9999-12-31T00:00:00.000Z'

function staleAt({ staleAfterDays }: Field, seenAt: string | undefined): string {
  if (seenAt === undefined) return never
  return staleAfterDays === undefined ? farAway : new Date(Date.parse(seenAt) + staleAfterDays * dayMs).toISOString()
}

/** From when on a visit has something to ask: RFC 3339. */
export function staleFrom(fields: Fields, known: Known): string {
  return Object.entries(fields)
    .filter(([, field]) => isAsked(field, known))
    .reduce((earliest, [name, field]) => {
      const at = staleAt(field, known[name]?.seenAt)
      return at < earliest ? at : earliest
    }, farAway)
}
