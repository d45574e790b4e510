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
