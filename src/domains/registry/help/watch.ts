import { dayInShanghai } from '#platform/calendar.ts'
import { askAsSystem } from '#platform/erasure/index.ts'
import type { ErasureRequest } from '#platform/erasure/index.ts'
import type { Platform } from '#platform/platform.ts'
import { systemPrincipal } from '#platform/policy/principal.ts'
import { startSweep } from '#platform/sweep.ts'
import { consentRecord, end } from './consent.ts'
import { findEnded, findOver } from './queries.ts'
import type { endings } from './terms.ts'

const everyMs = 3_600_000
const atOnce = 100

type Parts = Pick<Platform, 'database' | 'store' | 'county' | 'clock' | 'ids'>

/** Ends what is over and asks that what was kept of it be erased; somebody else orders it. */
export function watchHelp(platform: Platform): { stop(): Promise<void> } {
  return startSweep(platform, 'registry-help', everyMs, async () => {
    await endOver(platform)
    await askForEnded(platform)
  })
}

/** Ends consents whose time is over or whose person's record has ended; how many. */
export async function endOver({ database, store, county, clock, ids }: Parts): Promise<number> {
  for (let count = 0; ; ) {
    const over = await database.read({ county, stations: 'all', account: 'system' }, (tx) => findOver(tx, county, dayInShanghai(clock.now()), atOnce))
    if (over.length === 0) return count
    await store.perform({ id: ids.uuid(), principal: systemPrincipal, action: 'help.sweep', body: over }, async (work) => {
      for (const { id, why } of over) await work.act(consentRecord, id, (state) => end(state, why))
    })
    count += over.length
  }
}

/** PIPL 47: the consent was withdrawn, the time is over, or what it was for is. */
const groundOf = (why: (typeof endings)[number]): ErasureRequest['ground'] => (why === 'withdrawn' ? 'consent_withdrawn' : why === 'over' ? 'period_over' : 'purpose_over')

const reasonOf: Partial<Record<ErasureRequest['ground'], string>> = {
  consent_withdrawn: '本人或监护人已撤回帮助约定，撤回前留存的内容应当删除', period_over: '帮助约定到期，未续期，留存的内容应当删除', purpose_over: '帮助约定已终止，留存的内容应当删除',
}

/** Asks for the erasure of consents that have ended, each ground by itself; how many. */
export async function askForEnded({ database, store, county, clock, ids }: Parts): Promise<number> {
  const today = dayInShanghai(clock.now())
  for (let asked = 0; ; ) {
    const ended = await database.read({ county, stations: 'all', account: 'system' }, (tx) => findEnded(tx, county, atOnce))
    if (ended.length === 0) return asked
    for (const [ground, records] of Map.groupBy(ended, ({ why }) => groundOf(why))) {
      const body = { ground, document: `帮助约定 ${today}`, reason: reasonOf[ground]!, records: records.map(({ id }) => ({ type: consentRecord.type, id, acts: null })) }
      await askAsSystem({ store, ids }, body)
    }
    asked += ended.length
  }
}
