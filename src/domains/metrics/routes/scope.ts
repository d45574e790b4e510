import { z } from 'zod'
import { dayInShanghai } from '#platform/calendar.ts'
import { Fault } from '#platform/fault.ts'
import type { Call } from '#platform/http/route.ts'
import { noAttributes } from '#platform/policy/policy.ts'
import type { Principal } from '#platform/policy/principal.ts'

export const asOfAndStation = z.strictObject({
  /** `yyyy-mm-dd`: as known at the end of that day, by the definitions of that day. Today when left out. */
  asOf: z.iso.date().optional(),
  station: z.string().min(1).max(40).optional(),
})

/** Figures belong to a station, or to the county as a whole; without one asked for, to whoever asks. */
export function judgeStation(judge: Call['judge'], principal: Principal, station = principal.station): void {
  judge({ type: 'figures', id: station || 'county' }, { ...noAttributes, station })
}

/** Throws a Fault `bad_input` for a day that has not come. */
export function refuseFuture(asOf: string, now: number): string {
  if (asOf > dayInShanghai(now)) throw new Fault('bad_input', { fields: 'asOf' })
  return asOf
}
