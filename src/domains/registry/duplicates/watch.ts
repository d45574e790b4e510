import { clockHourInShanghai } from '#platform/calendar.ts'
import type { Platform } from '#platform/platform.ts'
import { startSweep } from '#platform/sweep.ts'
import { linkageRecord } from './linkage.ts'
import { findTwins } from './run.ts'

const everyMs = 10 * 60_000
/** A run a night; the first one as soon as there is anybody. */
const leastBetweenMs = 20 * 3_600_000
const [nightFrom, nightTo] = [1, 5]

/** Looks for who is registered twice while few are at work. */
export function watchTwins(platform: Platform): { stop(): Promise<void> } {
  return startSweep(platform, 'registry-twins', everyMs, async () => {
    for (const station of await stationsToRun(platform)) {
      const { people, found } = await findTwins(platform, station)
      platform.log.info({ station, people, likely: found.length }, 'people compared')
    }
  })
}

async function stationsToRun({ database, store, county, clock }: Platform): Promise<string[]> {
  const now = clock.now()
  const hour = clockHourInShanghai(now)
  return database.read({ county, stations: 'all', account: 'system' }, async (tx) => {
    const rows = await tx.query<{ station: string }>({ name: 'stations_with_people', text: 'select id as station from units u where county = $1 and kind = \'station\' and exists (select 1 from people p where p.county = $1 and p.station = u.id)', values: [county] })
    const due: string[] = []
    for (const { station } of rows) {
      const last = (await store.load(tx, linkageRecord, station))?.state.at
      if (!last || (hour >= nightFrom && hour < nightTo && now - Date.parse(last) > leastBetweenMs)) due.push(station)
    }
    return due
  })
}
