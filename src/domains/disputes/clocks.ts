import { endPeriod, type PeriodEnd } from '#platform/holidays.ts'
import type { Dispute } from './dispute.ts'

/** Until when the parties may ask the court together to confirm their agreement: configuration that a county's legal reviewer confirms (law.md §4). */
export const confirmationRule = { id: 'judicial_confirmation', days: 30, article: { zh: '人民调解法第33条；民事诉讼法第205条', en: 'PML 33; 民诉法 205' } } as const

export interface ConfirmationClock extends PeriodEnd {
  id: string
  startedAt: string
  article: { zh: string; en: string }
}

/** Counted from the day on which the agreement took effect. */
export function runConfirmation(effectiveAt: string): ConfirmationClock {
  const { id, days, article } = confirmationRule
  return { id, startedAt: effectiveAt, ...endPeriod(Date.parse(effectiveAt), days), article }
}

/** Whether the clock still asks something of someone: in effect, open to a court, not yet applied for, not declined. */
export function awaitsConfirmation({ settled, agreement, confirmation }: Pick<Dispute, 'settled' | 'agreement' | 'confirmation'>): boolean {
  return settled !== null && agreement !== null && !agreement.status && confirmation.applied === null && confirmation.offered?.wish !== 'not_wanted'
}
