import { parseArgs } from 'node:util'
import { composeDomains } from '../src/apps/compose.ts'
import { rebuildProjections } from '../src/platform/acts/rebuild/rebuild.ts'
import { allocateNumber } from '../src/platform/acts/numbers.ts'
import pg from '../src/platform/database/column-types.ts'
import { systemPrincipal, type Principal } from '../src/platform/policy/principal.ts'
import { close, receive } from '../src/domains/incidents/decide.ts'
import { formatNumber, seriesOf } from '../src/domains/incidents/number.ts'
import { incidentRecord } from '../src/domains/incidents/project.ts'
import { startTestDatabase } from '../test/database.ts'
import { openHouse, type TestHouse } from '../test/open-house.ts'

/**
 * Every projection of a county's calls made again from acts, in shadow tables, and swapped; followers too. Its limit in the
 * same run: the same acts and payloads read by one query after the other and parsed, and nothing made of them.
 */
const { values } = parseArgs({ options: { acts: { type: 'string', default: '100000' } } })
const crew = 'crew'
const actsOfCall = 4
const callsAtOnce = 250
const lasting = 20 * 60_000

const database = await startTestDatabase()
const house = await openHouse(database.server.url)
const connect = async () => {
  const client = new pg.Client({ connectionString: house.ownerUrl })
  await client.connect()
  return client
}
try {
  const wanted = Math.ceil(Number(values.acts) / actsOfCall / callsAtOnce)
  console.error(`writing ${wanted * callsAtOnce} calls …`)
  for (let i = 0; i < wanted; i++) await writeCalls(house, i)
  await house.settle()
  const platform = house.platform
  const followers = composeDomains(platform).flatMap((domain) => domain.followers ?? [])
  const readMs = await time(readEverything)
  const started = performance.now()
  const rebuilt = await rebuildProjections({ connect, county: platform.county, types: platform.recordTypes, followers })
  const seconds = (performance.now() - started) / 1000
  if (rebuilt.changed > 0) throw new Error(`the rebuild changed ${rebuilt.changed} rows of tables that were right`)
  console.log(
    JSON.stringify({
      acts: rebuilt.acts,
      actsPerSecond: Math.round(rebuilt.acts / seconds),
      records: rebuilt.records,
      readOnlyActsPerSecond: Math.round(rebuilt.acts / (readMs / 1000)),
      ratio: Number((readMs / 1000 / seconds).toFixed(3)),
    }),
  )
} finally {
  await house.close()
  await database.stop()
}

/** Calls of one intent, each through its whole life, by the rules of the house. */
async function writeCalls({ platform: { store, ids, clock } }: TestHouse, page: number): Promise<void> {
  const now = clock.now()
  const iso = (agoMs: number) => new Date(now - agoMs).toISOString()
  const principal: Principal = { ...systemPrincipal, account: 'desk', roles: ['dispatcher'], team: 'command-room' }
  await store.perform({ id: ids.uuid(), principal, action: 'incident.receive', body: page }, async (work) => {
    for (let i = 0; i < callsAtOnce; i++) {
      const id = work.uuid()
      const number = formatNumber('lancheng', now, await allocateNumber(work.tx, work.county, seriesOf('lancheng', now)))
      const given = { station: 'lancheng', number, caller: '林女士', phone: '15400001234', place: `溪畔花园${i}号`, position: { lon: 119.4189, lat: 27.3026 }, nature: 'criminal', priority: 2, text: '停在车棚的电动车不见了' } as const
      await work.act(incidentRecord, id, (state) => receive(state, given, iso(lasting)))
      await work.act(incidentRecord, id, () => [
        { type: 'incident.dispatched', payload: { crew, people: ['officer'], reason: '', acceptBy: null, why: null }, happenedAt: iso(lasting - 60_000) },
        { type: 'incident.progressed', payload: { crew, step: 'on_scene' as const }, happenedAt: iso(lasting / 2) },
      ], { action: 'incident.correct' })
      await work.act(incidentRecord, id, (state) => close(state, 'handled', '已处理'), { action: 'incident.close' })
    }
    return null
  })
}

/** What any rebuild has to do at least: fetch and parse the bytes of every act. */
async function readEverything(): Promise<void> {
  const client = await connect()
  let seen = 0
  for (let after = 0; ; ) {
    const { rows } = await client.query<{ ord: number; envelope: string; body: string }>(
      `select a.ord, convert_from(a.envelope, 'UTF8') as envelope, convert_from(p.body, 'UTF8') as body from acts a join payloads p on p.county = a.county and p.act = a.id where a.county = $1 and a.ord > $2 order by a.ord limit 5000`,
      [house.platform.county, after],
    )
    for (const row of rows) seen += [JSON.parse(row.envelope), JSON.parse(row.body)].length
    if (rows.length < 5000) break
    after = rows.at(-1)!.ord
  }
  await client.end()
  if (seen === 0) throw new Error('no acts')
}

async function time(work: () => Promise<void>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}
