import { endPeriod, type PeriodEnd } from '#platform/holidays.ts'
import type { Kind, Level, Status } from './acts.ts'

type Limit = { hours: number } | { days: number }

/** A statutory clock: configuration that a county's legal reviewer confirms (law.md §4). */
export interface ClockRule {
  id: string
  kind: Kind
  /** The step that starts it, and the statuses in which it runs. */
  startsAt: Status
  runsIn: readonly Status[]
  limit: Limit
  /** What an extension makes of the limit, each counted from the start, and who grants it. */
  extensions: readonly { limit: Limit; level: Level }[]
  article: { zh: string; en: string }
  toBeConfirmed: boolean
}

export const clockRules: readonly ClockRule[] = [
  {
    id: 'acceptance_review', kind: 'administrative', startsAt: 'accepted', runsIn: ['accepted'],
    limit: { hours: 24 }, extensions: [{ limit: { days: 3 }, level: 'unit' }],
    article: { zh: '治安管理处罚法第90条；2015年受案立案意见', en: 'PSAPL 90; 2015 opinion on acceptance' }, toBeConfirmed: true,
  },
  {
    id: 'filing_review', kind: 'criminal', startsAt: 'accepted', runsIn: ['accepted'],
    limit: { days: 3 }, extensions: [{ limit: { days: 7 }, level: 'unit' }, { limit: { days: 30 }, level: 'county' }],
    article: { zh: '2015年受案立案意见', en: '2015 opinion on acceptance' }, toBeConfirmed: true,
  },
  {
    // PSAPL 118 counts public-order cases; APL 60 gives other administrative ones 90 days. Where doubtful the earlier date is shown.
    id: 'public_order_case', kind: 'administrative', startsAt: 'filed', runsIn: ['filed', 'investigating', 'solved'],
    limit: { days: 30 }, extensions: [{ limit: { days: 60 }, level: 'county' }, { limit: { days: 90 }, level: 'county' }],
    article: { zh: '治安管理处罚法第118条', en: 'PSAPL 118' }, toBeConfirmed: false,
  },
]

/** A clock that runs for a case. */
export interface RunningClock {
  id: string
  startedAt: string
  /** The instant at which it runs out, RFC 3339: exclusive, so a limit in days ends at 24:00 of its last day. */
  due: string
  /** How often it was extended, and whether it can be once more. */
  extended: number
  extendable: boolean
  /** The year whose holidays are not known: the date then is the earlier one, without a move past a holiday. */
  holidaysUnknown: string | null
  article: { zh: string; en: string }
  toBeConfirmed: boolean
}

/** What the clocks need to know of a case; `times` by status, RFC 3339. */
export interface Timed {
  kind: Kind
  status: Status
  times: Partial<Record<Status, string>>
  extensions: readonly string[]
}

export function findClockRule(of: Timed): ClockRule | undefined {
  return clockRules.find((rule) => rule.kind === of.kind && rule.runsIn.includes(of.status) && of.times[rule.startsAt] !== undefined)
}

/** The clock that runs now; null when none does. One at a time, by the table. */
export function runClock(of: Timed): RunningClock | null {
  const rule = findClockRule(of)
  if (!rule) return null
  const startedAt = of.times[rule.startsAt]!
  const extended = Math.min(rule.extensions.length, of.extensions.filter((id) => id === rule.id).length)
  const limit = extended === 0 ? rule.limit : rule.extensions[extended - 1]!.limit
  return {
    id: rule.id, startedAt, extended, extendable: extended < rule.extensions.length,
    ...end(Date.parse(startedAt), limit), article: rule.article, toBeConfirmed: rule.toBeConfirmed,
  }
}

/** Hours run on instants, days by the calendar. These are no periods of detention, which never move. */
function end(startMs: number, limit: Limit): PeriodEnd {
  if ('days' in limit) return endPeriod(startMs, limit.days)
  return { due: new Date(startMs + limit.hours * 3_600_000).toISOString(), holidaysUnknown: null }
}
