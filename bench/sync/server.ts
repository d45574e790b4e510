import pg from 'pg'
import { openHouse, runAsOwner } from '../../test/open-house.ts'
import { startTestDatabase } from '../../test/database.ts'
import { stations } from '../registry/county.ts'
import { makeCounty } from '../registry/county.ts'
import { loadCounty } from '../registry/load.ts'

/**
 * A whole server with a county in it and phones enrolled: `server.ts SEED DEVICES PEOPLE`. Prints a line of JSON once it listens; for a line on stdin it
 * prints what it holds, and ends with stdin.
 */
const [seed = '', devices = '', people = ''] = process.argv.slice(2)
/** Phones of one person: signing in a thousand people is not what is measured. */
const phonesEach = 10
const database = await startTestDatabase()
const house = await openHouse(database.server.url, { unsound: 'its county was loaded, not acted' })
const client = new pg.Client({ connectionString: house.ownerUrl })
await client.connect()
const doors: { id: string; person: string }[] = []
const homes = new Map<string, string>()
await loadCounty(client, house.platform.county, makeCounty(seed, Number(people), house.platform.keyring), (table, row) => {
  if (table === 'households') homes.set(row['id'] as string, row['dwelling'] as string)
  if (table === 'people' && row['station'] === stations[0]) doors.push({ id: homes.get(row['household'] as string)!, person: row['id'] as string })
})
await client.end()
const phones: { device: string; token: string; account: string }[] = []
while (phones.length < Number(devices)) {
  const who = await house.as('community_officer', { station: stations[0]!, team: 'bench-community' })
  for (let i = 0; i < phonesEach && phones.length < Number(devices); i++) phones.push({ device: (await who.post<{ id: string }>('/api/devices', { name: `手机${i}` })).body.id, token: who.token, account: who.account })
}
await house.app.listen({ port: 0, host: '127.0.0.1' })
const { port } = house.app.server.address() as { port: number }
console.log(JSON.stringify({ port, phones, doors }))
process.stdin.on('data', () => void tell())
process.stdin.on('end', () => void end())

async function tell(): Promise<void> {
  const count = async (sql: string) => (await runAsOwner<{ count: number }>(house.ownerUrl, `select count(*)::int as count from ${sql}`))[0]!.count
  const { usage } = { usage: process.cpuUsage() }
  console.log(JSON.stringify({
    visits: await count('visits'), matters: await count('matters'), added: await count(`acts where type = 'matter.added'`), photos: await count('photos'), visitActs: await count(`acts where type = 'visit.recorded'`),
    observed: await count(`acts where type = 'person.observed'`), waiting: await count(`submissions where state <> 'applied'`), cpuSeconds: (usage.user + usage.system) / 1e6,
  }))
}

async function end(): Promise<void> {
  await house.close()
  await database.stop()
  process.exit(0)
}
