import type { TFunction } from 'i18next'

const dayMs = 86_400_000
/** Sooner than this it is something for today. */
export const soonDays = 3

/** Days from one day (`yyyy-mm-dd`) to another; negative: it has passed. */
export const daysUntil = (due: string, today: string) => Math.round((Date.parse(due) - Date.parse(today)) / dayMs)

/** Until when it is to be mended, as one says it; and how pressing that is. */
export function describeDue(due: string, today: string, t: TFunction<'recheck'>): { words: string; state: 'overdue' | 'soon' | 'later' } {
  const days = daysUntil(due, today)
  const day = due.slice(5)
  if (days < 0) return { words: t('overdue', { count: -days, day }), state: 'overdue' }
  if (days === 0) return { words: t('dueToday'), state: 'soon' }
  return { words: t('dueIn', { count: days, day }), state: days <= soonDays ? 'soon' : 'later' }
}
