import { openStore } from '#platform/acts/store.ts'
import type { Platform } from '#platform/platform.ts'
import { systemIds } from '#platform/ports/ids.ts'
import { principalOf } from '../principal.ts'
import { writeCall } from './calls.ts'
import { writeCase } from './cases.ts'
import { idFrom } from './past.ts'
import { planHistory } from './plan.ts'

/** The past is laid down even where what it waits for never comes. */
const mostPatienceMs = 40_000

/**
 * Writes last year's and this year's calls and cases into the ledger, through the store and policy as everything else, with a
 * clock that stands in the past: acts say when they happened and when they were written down. Goes on where a stopped
 * start left off. In the background: it takes turns with whoever uses the server, and begins when `until` resolves, or without it when that takes too long.
 * `since`: calls before it (ms) are left out.
 */
export function layDownHistory(platform: Platform, until: Promise<unknown> = Promise.resolve(), since = 0): { done: Promise<void>; stop(): Promise<void> } {
  const stopping = new AbortController()
  const patience = platform.clock.sleep(mostPatienceMs, stopping.signal).catch(() => undefined)
  const done = Promise.race([until, patience]).then(() => layDown(platform, since, stopping.signal))
  done.catch((err: unknown) => platform.log.error({ err }, 'the demo’s past could not be laid down'))
  return {
    done,
    async stop() {
      stopping.abort()
      await done.catch(() => undefined)
    },
  }
}

async function layDown(platform: Platform, since: number, stopping: AbortSignal): Promise<void> {
  const deeds = planHistory(await findOpening(platform), since)
  const ids = deeds.map((deed) => idFrom(deed.key, deed.at))
  const written = await findWritten(platform, ids)
  const clock = { ...platform.clock, now: () => at }
  let at = 0
  const store = openStore({ ...platform, sealKey: platform.keyring.sealKey, clock, ids: systemIds(clock), onAppend: () => platform.sequencer.wake() })
  for (const [i, deed] of deeds.entries()) {
    if (stopping.aborted) return
    const id = ids[i]!
    if (written.has(id)) continue
    at = deed.at
    const action = 'action' in deed ? deed.action : deed.acts[0]!.action
    await store.perform({ id, principal: principalOf(deed.by), action, body: deed.key }, async (work) => ('action' in deed ? writeCall(work, deed) : writeCase(work, deed)))
  }
}

/** When the demo was opened: its past ends there, whenever it is started again. */
async function findOpening({ database, county }: Platform): Promise<number> {
  const scope = { county, stations: 'all' as const, account: 'system' }
  const first = await database.read(scope, (tx) => tx.db.selectFrom('acts').select('recorded_at').where('county', '=', county).orderBy('ord').limit(1).executeTakeFirstOrThrow())
  return first.recorded_at.getTime()
}

async function findWritten({ database, county }: Platform, ids: string[]): Promise<Set<string>> {
  const scope = { county, stations: 'all' as const, account: 'system' }
  const rows = await database.read(scope, (tx) => tx.query<{ id: string }>({ text: 'select id from intents where county = $1 and id = any ($2)', values: [county, ids] }))
  return new Set(rows.map((row) => row.id))
}
