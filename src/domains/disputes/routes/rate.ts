import { z } from 'zod'
import { dayInShanghai } from '#platform/calendar.ts'
import { Fault } from '#platform/fault.ts'
import { defineRoute, type Call } from '#platform/http/route.ts'
import { noAttributes } from '#platform/policy/policy.ts'
import { behindRate, disputeRate } from '../answers.ts'
import { settledDefinitionOn } from '../definitions.ts'
import { countRate, listBehindRate } from '../rate-queries.ts'

const day = z.iso.date().optional()
/** Days are `yyyy-mm-dd`, both included; this year to date when left out. */
const query = z.strictObject({ from: day, to: day, station: z.string().min(1).max(40).optional() })

/** How many of those that closed were settled, beside the same days a year before: “23 of 25”. */
export const rateRoute = defineRoute({
  method: 'GET',
  url: '/api/disputes/rate',
  action: 'dispute.rate',
  summary: 'Disputes settled of those closed in a period, beside the same days of the year before',
  query,
  response: disputeRate,
  async handle({ judge, read, query, principal, county, now }) {
    const { from, to, station } = readPeriod({ judge, principal }, query, now)
    const definition = settledDefinitionOn(to)
    const { uncounted } = definition
    const last = { from: yearBefore(from), to: yearBefore(to) }
    const [settled, before] = await read(async (tx) => [await countRate(tx, county, { from, to, station, uncounted }), await countRate(tx, county, { ...last, station, uncounted })])
    return { ...settled, total: settled.settled + settled.unsettled, from, to, station, definition, lastYear: { ...before, total: before.settled + before.unsettled, ...last } }
  },
})

export const behindRateRoute = defineRoute({
  method: 'GET',
  url: '/api/disputes/rate/records',
  action: 'dispute.rate',
  summary: 'The disputes behind the rate, by number and day: what is in them is opened, and judged, one by one',
  query: query.extend({ only: z.enum(['settled', 'unsettled']).optional() }),
  response: behindRate,
  async handle({ judge, read, query: { only, ...asked }, principal, county, now }) {
    const period = readPeriod({ judge, principal }, asked, now)
    const { uncounted } = settledDefinitionOn(period.to)
    return { disputes: await read((tx) => listBehindRate(tx, county, { ...period, uncounted }, only ?? null)) }
  },
})

/** The rate belongs to a station, or to the county as a whole; without one asked for, to whoever asks. Throws `bad_input` for days the wrong way round. */
function readPeriod({ judge, principal }: Pick<Call, 'judge' | 'principal'>, { from, to, station = principal.station }: z.output<typeof query>, now: number) {
  judge({ type: 'figures', id: station || 'county' }, { ...noAttributes, station })
  const last = to ?? dayInShanghai(now)
  const first = from ?? `${last.slice(0, 4)}-01-01`
  if (first > last) throw new Fault('bad_input', { fields: 'from, to' })
  return { from: first, to: last, station: station || null }
}

/** The same day a year before; 29 February stands against 28. */
function yearBefore(of: string): string {
  return `${Number(of.slice(0, 4)) - 1}${of.slice(4) === '-02-29' ? '-02-28' : of.slice(4)}`
}
