const zone = 'Asia/Shanghai'
const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' })
const clockSeconds = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', second: '2-digit' })
const day = new Intl.DateTimeFormat('en-CA', { timeZone: zone })

/** `14:05`, Asia/Shanghai. */
export const formatClock = (at: string | number | Date) => clock.format(new Date(at))
/** `14:05:33` */
export const formatClockSeconds = (at: string | number | Date) => clockSeconds.format(new Date(at))
/** `2026-11-24` */
export const formatDay = (at: string | number | Date) => day.format(new Date(at))
/** `2026-11-24 14:05:33`: the exact time, for hovers and records. */
export const formatExact = (at: string | number | Date) => `${formatDay(at)} ${formatClockSeconds(at)}`

/** The instant at which a day (`yyyy-mm-dd`) begins in the county, ms. */
export const startOfDay = (name: string) => Date.parse(`${name}T00:00:00+08:00`)
/** The day so many days from today, `yyyy-mm-dd`. */
export const dayOn = (days: number) => formatDay(Date.now() + days * 86_400_000)

/** Minutes and seconds since, `3:07`; hours from one hour on, `2:14:00`. */
export function formatElapsed(sinceMs: number): string {
  const s = Math.max(0, Math.floor(sinceMs / 1000))
  const two = (n: number) => String(n).padStart(2, '0')
  return s < 3600 ? `${Math.floor(s / 60)}:${two(s % 60)}` : `${Math.floor(s / 3600)}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`
}
