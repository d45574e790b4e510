import pg from 'pg'
import { openHouse } from '../../test/open-house.ts'
import { startTestDatabase } from '../../test/database.ts'
import { systemPrincipal } from '../../src/platform/policy/principal.ts'
import { addUnit, unitRecord } from '../../src/platform/identity/unit.ts'
import { readQuery } from '../../src/domains/registry/search/words.ts'
import { BruteForce } from './brute.ts'
import { makeCounty, stations } from './county.ts'
import { loadCounty } from './load.ts'
import { askPeer, makePeer } from './peers.ts'

/**
 * A whole server with a county in it: `server.ts SEED PEOPLE`. Prints a line of JSON once it listens; then answers a line for each
 * on stdin: `{"brute": {"stations", "text"}}` → ids; `{"peer": "trgm" | "like", "asked": […]}` → milliseconds.
 */
const [seed = '', count = ''] = process.argv.slice(2)
const database = await startTestDatabase()
const house = await openHouse(database.server.url, { unsound: 'its county was loaded, not acted' })
const { store, ids, keyring, county } = house.platform
for (const station of stations)
  await store.perform({ id: ids.uuid(), principal: systemPrincipal, action: 'unit.add', body: station }, (work) =>
    work.act(unitRecord, station, (state) => addUnit(state, { name: { zh: station, en: station }, kind: 'station', parent: '', station })))
const brute = new BruteForce()
const sample: { id: string; name: string; household: string; station: string }[] = []
const roads = new Map<string, string>()
const client = new pg.Client({ connectionString: house.ownerUrl })
await client.connect()
const startedAt = performance.now()
let people = 0
await loadCounty(client, county, makeCounty(seed, Number(count), keyring), (table, row) => {
  brute.see(table, row)
  if (table === 'households') roads.set(row['id'] as string, row['address'] as string)
  if (table === 'people' && people++ % 997 === 0) sample.push({ id: row['id'] as string, name: row['shown_name'] as string, household: row['household'] as string, station: row['station'] as string })
})
console.error(`bench: ${people} people in ${Math.round((performance.now() - startedAt) / 1000)} s`)
await makePeer(client)
const { rows: named } = await client.query<{ id: string; road: string }>('select id, road from addresses where id = any ($1)', [sample.map(({ household }) => roads.get(household))])
const roadOf = new Map(named.map(({ id, road }) => [id, road]))
const known = sample.map((one) => ({ ...one, road: roadOf.get(roads.get(one.household)!) ?? '' }))
const officer = await house.as('community_officer', { station: stations[0]!, team: 'bench-community' })
const reception = await officer.post<{ id: string }>('/api/receptions', { kind: 'certificate', who: '来访人' })
const desk = await house.as('dispatcher')
const call = await desk.post<{ id: string }>('/api/incidents', { station: stations[0], caller: '', phone: '', place: '桥头', position: null, nature: 'help', priority: 3, text: '走失' })
await house.app.listen({ port: 0, host: '127.0.0.1' })
const { port } = house.app.server.address() as { port: number }
console.log(JSON.stringify({ port, sample: known, own: { token: officer.token, ground: `reception:${reception.body.id}` }, wide: { token: desk.token, ground: `incident:${call.body.id}` } }))

const words = (text: string) => {
  const asked = readQuery(text)
  return asked?.kind === 'words' ? asked.words : []
}
for await (const line of process.stdin.setEncoding('utf8').flatMap((chunk: string) => chunk.split('\n').filter(Boolean))) {
  const asked = JSON.parse(line as string) as { brute?: { stations: string[]; text: string }; peer?: 'trgm' | 'like'; asked?: { text: string; stations: string[] }[] }
  if (asked.brute) console.log(JSON.stringify(brute.find(asked.brute.stations, words(asked.brute.text), 20)))
  else console.log(JSON.stringify(await askPeer(client, asked.peer!, asked.asked!.map((one) => ({ words: words(one.text), stations: one.stations })))))
}
await client.end()
await house.close()
await database.stop()
process.exit(0)
