/** How long something has been so, in the largest unit that says it: `3 天`, `5 h`. */
export function sayAge(ms: number, t: (key: string, values: { count: number }) => string): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000))
  if (minutes < 60) return t('ageMinutes', { count: minutes })
  if (minutes < 48 * 60) return t('ageHours', { count: Math.floor(minutes / 60) })
  return t('ageDays', { count: Math.floor(minutes / 1440) })
}
