import { systemPrincipal } from '#platform/policy/principal.ts'
import type { Ground } from '../grants/acts.ts'
import { raise } from '../notices/raise.ts'
import type { Footage } from '../playback/footage.ts'
import { tendHold, warnBeforeMs } from './decide-holds.ts'
import { holdRecord, type Hold } from './hold.ts'

/** Ends holds by their date, gives those of a closed case their term, renews evidence of an open one, tells before one ends. */
export async function tendHolds({ platform, lookups }: Pick<Footage, 'platform' | 'lookups'>): Promise<void> {
  const { county, clock, database, store, ids } = platform
  const everything = { county, stations: 'all' as const, account: 'system' }
  const standing = await database.read(everything, (tx) =>
    tx.db.selectFrom('holds').select(['id', 'ground_type', 'ground_id']).where('county', '=', county).where('status', 'in', ['waiting', 'confirmed']).execute(),
  )
  for (const { id, ground_type: type, ground_id } of standing) {
    const ground = { type: type as Ground['type'], id: ground_id }
    const { isOpen, hold } = await database.read(everything, async (tx) => ({
      isOpen: (await lookups.ground(tx, ground))?.isOpen ?? false,
      hold: (await store.load(tx, holdRecord, id))?.state ?? null,
    }))
    const due = tendHold(hold, isOpen, clock.now())
    const warning = hold && !('refused' in due) && due.length === 0 ? nameWarning(id, hold, clock.now()) : null
    if ('refused' in due || (due.length === 0 && !warning)) continue
    await store.perform({ id: ids.uuid(), principal: systemPrincipal, action: 'hold.tend', body: null, purpose: ground }, async (work) => {
      await work.act(holdRecord, id, (state) => tendHold(state, isOpen, work.now))
      if (warning && hold) await raise(work, warning, { kind: 'hold_ending', audience: ['case_team_lead', 'station_chief'], station: hold.station, team: hold.team, about: { type: 'hold', id }, count: 0, days: daysLeft(hold, work.now) })
    })
  }
}

const daysLeft = ({ until }: Hold, now: number) => Math.max(0, Math.ceil((Date.parse(until) - now) / (24 * 3_600_000)))

/** One notice an end: a hold that is prolonged is told of again. What waits was told when it was asked for. */
function nameWarning(id: string, { status, until }: Hold, now: number): string | null {
  return status === 'confirmed' && Date.parse(until) - now < warnBeforeMs ? `hold_ending.${id}.${until.slice(0, 10)}` : null
}
