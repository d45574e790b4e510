import type { Fields } from './field.ts'

const dayMs = 86_400_000

/**
 * The fields that a visit asks: those nobody has said yet, and those last seen longer ago than they hold. References are
 * answered by where one stands, not by asking.
 */
export function fieldsToAsk(fields: Fields, held: Readonly<Record<string, { seenAt: string }>>, nowMs: number): string[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    if (field.kind === 'reference') return []
    const seen = held[name]?.seenAt
    if (seen === undefined) return [name]
    return field.staleAfterDays !== undefined && Date.parse(seen) + field.staleAfterDays * dayMs < nowMs ? [name] : []
  })
}

/** The beginning of time: for what nobody has said yet. */
const never = '1970-01-01T00:00:00.000Z'
const farAway = '9999-12-31T00:00:00.000Z'

/** From when on a visit has something to ask: RFC 3339. */
export function staleFrom(fields: Fields, held: Readonly<Record<string, { seenAt: string }>>): string {
  return Object.entries(fields).reduce((earliest, [name, field]) => {
    if (field.kind === 'reference') return earliest
    const seen = held[name]?.seenAt
    const at = seen === undefined ? never : field.staleAfterDays === undefined ? farAway : new Date(Date.parse(seen) + field.staleAfterDays * dayMs).toISOString()
    return at < earliest ? at : earliest
  }, farAway)
}
