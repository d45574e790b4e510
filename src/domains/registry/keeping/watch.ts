import { dayInShanghai } from '#platform/calendar.ts'
import { askAsSystem } from '#platform/erasure/index.ts'
import type { Platform } from '#platform/platform.ts'
import { startSweep } from '#platform/sweep.ts'
import { findDue } from './due.ts'

const everyMs = 3_600_000
/** Records of one request: the county's head orders them together. */
const atOnce = 100

/** Asks that what has been kept long enough be erased; a person orders it (house plan, decision 4). */
export function watchKept(platform: Platform): { stop(): Promise<void> } {
  return startSweep(platform, 'registry-kept', everyMs, async () => void (await askForDue(platform)))
}

/** How many records it asked for. */
export async function askForDue({ database, store, county, clock, ids }: Pick<Platform, 'database' | 'store' | 'county' | 'clock' | 'ids'>): Promise<number> {
  const today = dayInShanghai(clock.now())
  for (let asked = 0; ; ) {
    const records = await database.read({ county, stations: 'all', account: 'system' }, (tx) => findDue(tx, county, today, atOnce))
    if (records.length === 0) return asked
    const body = { ground: 'period_over' as const, document: `到期清理 ${today}`, reason: '记录已注销，并已超过登记字段说明规定的保存期限', records: records.map((record) => ({ ...record, acts: null })) }
    await askAsSystem({ store, ids }, body)
    asked += records.length
  }
}
