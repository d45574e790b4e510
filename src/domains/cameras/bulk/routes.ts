import { Readable } from 'node:stream'
import type { Tx } from '#platform/database/database.ts'
import { Fault } from '#platform/fault.ts'
import { say, type Language } from '#platform/http/messages.ts'
import { defineRoute, type Call, type Route } from '#platform/http/route.ts'
import type { Platform } from '#platform/platform.ts'
import { noAttributes } from '#platform/policy/policy.ts'
import type { z } from 'zod'
import { listPossibleOwners } from '../import/queries.ts'
import { cameraMessages } from '../messages.ts'
import { listRecorders, listStations } from '../queries.ts'
import { readAsAsker } from '../routes/list.ts'
import { bulkReport, type BulkLine } from './answers.ts'
import { bulkInput, type BulkInput } from './change-input.ts'
import { runBulk, type BulkTally } from './run-bulk.ts'

type Parts = Pick<Platform, 'database' | 'keyring' | 'ids' | 'log'>

/** Many cameras changed at once: tried first, then done camera by camera. */
export const bulkRoutes = (platform: Parts): Route[] => [
  defineRoute({
    method: 'POST',
    url: '/api/camera-changes/check',
    action: 'camera.changeMany',
    summary: 'Try a change of many cameras: how many it changes, how many are so already, which are refused and why; nothing is written',
    body: bulkInput,
    response: bulkReport,
    async handle(call) {
      const parts = await prepare(platform, call as unknown as Call, call.body)
      let tally: BulkTally = { matched: 0, changed: 0, same: 0, refusedCount: 0, refused: [] }
      for await (const step of runBulk(parts, call.body, true)) tally = step.tally
      return sayTally(tally, call.language)
    },
  }),
  defineRoute({
    method: 'POST',
    url: '/api/camera-changes',
    action: 'camera.changeMany',
    summary: 'Change many cameras, each by an act of its own; answers lines of JSON as it goes on, the last one the report. Hanging up stops it; `after` goes on',
    body: bulkInput,
    async handle(call) {
      const parts = await prepare(platform, call as unknown as Call, call.body)
      call.reply.type('application/x-ndjson; charset=utf-8')
      return Readable.from(tell(platform, call as unknown as Call, parts, call.body))
    },
  }),
]

async function* tell({ log }: Parts, call: Call, parts: Awaited<ReturnType<typeof prepare>>, given: BulkInput): AsyncGenerator<string> {
  const line = (of: BulkLine) => `${JSON.stringify(of)}\n`
  let [last, done, of] = ['', 0, 0]
  let tally: BulkTally = { matched: 0, changed: 0, same: 0, refusedCount: 0, refused: [] }
  try {
    for await (const step of runBulk(parts, given, false)) {
      ;({ last, done, of, tally } = step)
      yield line({ done, of, last })
    }
    yield line({ done, of, last, report: sayTally(tally, call.language) })
  } catch (error) {
    // The answer has begun: how it ended is its last line. What is committed stays.
    const fault = error instanceof Fault ? error : new Fault('internal', { id: call.intentId.slice(0, 8) }, 500)
    if (fault !== error) log.error({ err: error, id: call.intentId.slice(0, 8) }, 'a change of many cameras broke')
    yield line({ done, of, last, report: sayTally(tally, call.language), failed: { code: fault.code, ...say(cameraMessages, fault.code, call.language, fault.params) } })
  }
}

/** Who may change many, and what the change is held against. Throws `import_station_unknown`, `recorder_unknown` for what is none. */
async function prepare(platform: Parts, call: Call, { change }: BulkInput) {
  const { database, keyring, ids } = platform
  const { principal, county } = call
  call.judge({ type: 'camera', id: 'new' }, { ...noAttributes, station: principal.station })
  const scope = { county, stations: 'all' as const, account: principal.account }
  const { owners, chiefs, stations, recorders } = await database.read(scope, async (tx) => ({ ...(await listPossibleOwners(tx, county)), stations: await listStations(tx, county, ''), recorders: await listRecorders(tx, county) }))
  if (change.station !== undefined && !stations.some(({ id }) => id === change.station)) throw new Fault('import_station_unknown', { value: change.station }, 422)
  if (change.recorder && !recorders.some(({ id }) => id === change.recorder)) throw new Fault('recorder_unknown', { recorder: change.recorder }, 422)
  const mayOwn = (account: string, kind: string) => owners.has(account) || (kind === 'police' && chiefs.has(account))
  return { call, read: <T>(work: (tx: Tx) => Promise<T>) => readAsAsker(platform, call, work), keyring, newId: () => ids.uuid(), mayOwn }
}

function sayTally({ refused, ...tally }: BulkTally, language: Language): z.infer<typeof bulkReport> {
  return { ...tally, refused: refused.map(({ id, name, code, params }) => ({ id, name, code, ...say(cameraMessages, code, language, params) })) }
}
