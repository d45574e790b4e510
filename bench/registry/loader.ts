import { createSecretKey, randomBytes } from 'node:crypto'
import pg from 'pg'
import { readQuery } from '../../src/domains/registry/search/words.ts'
import { BruteForce } from './brute.ts'
import { makeCounty } from './county.ts'
import { loadCounty } from './load.ts'
import { askPeer, makePeer } from './peers.ts'

/**
 * Makes a county up and loads it: `loader.ts SEED PEOPLE OWNER_URL COUNTY INDEX_KEY`. It remembers everybody, in a process apart from the server
 * that is measured. Prints a sample as a line of JSON; then answers a line for each on stdin: `{"brute": {"stations", "text"}}` → ids;
 * `{"peer": "trgm" | "like", "asked": […]}` → milliseconds.
 */
const [seed = '', count = '', ownerUrl = '', county = '', indexKey = ''] = process.argv.slice(2)
// Nobody opens what is sealed here: it has the size of what the house seals, and is found by the house's own key.
const keyring = { encrypt: (plain: Uint8Array) => randomBytes(plain.length + 32), decrypt: () => Buffer.alloc(0), indexKey: createSecretKey(Buffer.from(indexKey, 'base64')) }
const brute = new BruteForce()
const sample: { id: string; name: string; household: string; station: string }[] = []
const addressOf = new Map<string, string>()
const client = new pg.Client({ connectionString: ownerUrl })
await client.connect()
const startedAt = performance.now()
let people = 0
await loadCounty(client, county, makeCounty(seed, Number(count), keyring), (table, row) => {
  brute.see(table, row)
  if (table === 'households') addressOf.set(row['id'] as string, row['address'] as string)
  if (table === 'people' && people++ % 997 === 0) sample.push({ id: row['id'] as string, name: row['shown_name'] as string, household: row['household'] as string, station: row['station'] as string })
})
// What was loaded is on the disk before anybody is measured: a house that runs for years does not write a million rows in a minute.
await client.query('checkpoint')
console.error(`bench: ${people} people in ${Math.round((performance.now() - startedAt) / 1000)} s`)
const { rows: named } = await client.query<{ id: string; road: string }>('select id, road from addresses where id = any ($1)', [sample.map(({ household }) => addressOf.get(household))])
const roadOf = new Map(named.map(({ id, road }) => [id, road]))
console.log(JSON.stringify(sample.map((one) => ({ ...one, road: roadOf.get(addressOf.get(one.household)!) ?? '' }))))

const words = (text: string) => {
  const asked = readQuery(text)
  return asked?.kind === 'words' ? asked.words : []
}
let hasPeer = false
for await (const line of process.stdin.setEncoding('utf8').flatMap((chunk: string) => chunk.split('\n').filter(Boolean))) {
  const asked = JSON.parse(line as string) as { brute?: { stations: string[]; text: string }; peer?: 'trgm' | 'like'; asked?: { text: string; stations: string[] }[] }
  if (asked.peer && !hasPeer) await makePeer(client)
  hasPeer ||= asked.peer !== undefined
  if (asked.brute) console.log(JSON.stringify(brute.find(asked.brute.stations, words(asked.brute.text), 20)))
  else console.log(JSON.stringify(await askPeer(client, asked.peer!, asked.asked!.map((one) => ({ words: words(one.text), stations: one.stations })))))
}
await client.end()
