import type { Retention } from './law.ts'

/** The columns of `cameras` that say how long footage is kept. */
export const retentionColumns = ['retention_days', 'legal_class', 'kept_days_before', 'kept_before_until'] as const

/** What those columns say. */
export function toRetention(row: { retention_days: number; legal_class: string | null; kept_days_before: number | null; kept_before_until: Date | null }): Retention {
  const { kept_days_before: days, kept_before_until: until } = row
  return { retentionDays: row.retention_days, legalClass: row.legal_class, keptBefore: days === null || until === null ? null : { days, until: until.toISOString() } }
}
