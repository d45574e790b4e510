import { createHash, randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import { systemClock } from '../src/platform/ports/clock.ts'
import { systemIds } from '../src/platform/ports/ids.ts'
import { openMemoryStorage } from '../web/grid/sync/memory-storage.ts'
import { openSender, type Storage } from '../web/grid/sync/outbox.ts'
import { startTalker } from './house/talk.ts'
import { openBenchNetwork } from './sync/network.ts'

/**
 * `bench sync`: phones come back after a day offline, each with fifty intents and twenty photos, by the app's own outbox; of fifty answers one
 * is lost on the way, so that things are sent again. Then everything is counted. Its limit in the same run: the same photos written and synced to the same disk
 * by nobody but this process. Also one phone's first round of 2,000 doors. Bounds: ten minutes, none lost, none doubled; the round 5 s and 5 MB.
 */
const { values } = parseArgs({
  options: { devices: { type: 'string', default: '1000' }, intents: { type: 'string', default: '50' }, photos: { type: 'string', default: '20' }, 'photo-bytes': { type: 'string', default: '200000' }, people: { type: 'string', default: '120000' }, seed: { type: 'string', default: 'sync' } },
})
const wanted = { devices: Number(values.devices), intents: Number(values.intents), photos: Number(values.photos), photoBytes: Number(values['photo-bytes']) }
/** Phones that talk at one moment; the others come when these have gone. */
const atOnce = 24
const loseOneIn = 50
const roundDoors = 2_000

const server = startTalker('sync/server.ts', values.seed, values.devices, values.people)
interface Held {
  visits: number
  visitActs: number
  matters: number
  added: number
  observed: number
  photos: number
  waiting: number
  cpuSeconds: number
}
const look = () => server.ask<Held>('look')
const { port, phones, doors } = await server.hear<{ port: number; phones: { device: string; token: string; account: string }[]; doors: { id: string; person: string }[] }>()
const address = `http://127.0.0.1:${port}`
const ids = systemIds(systemClock)
const made = { visits: 0, matters: 0, added: 0 }

const round = await takeRound()
const before = await look()
const started = performance.now()
const waiting = phones.keys()
await Promise.all(Array.from({ length: atOnce }, async () => {
  // What each did that day is made up as it comes: together it is more than fits into memory. The time counts.
  for (const at of waiting) {
    const sender = openSender(await spendDay(at), openBenchNetwork(address, phones[at]!, loseOneIn))
    while ((await sender.flush()) !== 'all_sent') continue
  }
}))
const seconds = (performance.now() - started) / 1000
const after = await look()
await server.end()

const intents = made.visits + made.matters + made.added
const arrived = after.visits - before.visits + (after.matters - before.matters) + (after.added - before.added)
const twice = after.visitActs - before.visitActs - made.visits
console.error(`bench: ${Math.round(intents / seconds)} intents/s with ${Math.round((wanted.devices * wanted.photos) / seconds)} photos/s; server CPU ${Math.round(after.cpuSeconds - before.cpuSeconds)} s; ${after.waiting} wait`)
console.log(
  JSON.stringify({
    devices: wanted.devices, intents, photos: wanted.devices * wanted.photos,
    lost: intents - Math.min(arrived, intents) + (wanted.devices * wanted.photos - (after.photos - before.photos)) + after.waiting, doubled: Math.max(0, arrived - intents, twice, after.observed - before.observed - made.visits),
    seconds: Number(seconds.toFixed(1)), ...round,
  }),
)

/** A day at doors: visits at which somebody was seen, a hard matter with what was added to it, photos. */
async function spendDay(at: number): Promise<Storage> {
  const storage = openMemoryStorage()
  const now = new Date().toISOString()
  const add = (kind: string, record: string, body: object) => storage.add([{ id: ids.uuid(), kind, record, label: kind, at: now, body }])
  const photos: { sha256: string; takenAt: string; position: null }[] = []
  for (let i = 0; i < wanted.photos; i++) {
    const bytes = new Uint8Array(Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), randomBytes(wanted.photoBytes - 4)]))
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    photos.push({ sha256, takenAt: now, position: null })
    await storage.addPhoto({ sha256, takenAt: now, size: bytes.length }, bytes)
  }
  const matter = ids.uuid()
  await add('matter.push', `matter/${matter}`, { id: matter, kind: 'other', text: '难题', place: '', position: null, urgent: false, visit: null, photos: [] })
  await add('matter.add', `matter/${matter}`, { id: matter, text: '补充' })
  made.matters++
  made.added++
  for (let i = 0; i < wanted.intents - 2; i++) {
    const { id, person } = doors[(at * wanted.intents + i) % doors.length]!
    const findings = [{ does: 'observe', type: 'person', id: person, base: 1, said: { residence: 'both' }, confirmed: ['phone'] }]
    await add('visit.record', `dwelling/${id}`, { id: ids.uuid(), round: null, place: { type: 'dwelling', id }, partner: null, outcome: 'done', startedAt: now, position: null, leaflets: [], photos: i < photos.length ? [photos[i]] : [], signature: null, note: '', findings })
    made.visits++
  }
  return storage
}

/** One phone's first round. */
async function takeRound(): Promise<{ roundSeconds: number; roundMb: number; roundMbCompressed: number }> {
  const { token, device, account } = phones[0]!
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const stops = [...new Set(doors.map(({ id }) => id))].slice(0, roundDoors).map((id) => ({ type: 'dwelling', id, why: 'stale' }))
  const planned = await fetch(`${address}/api/rounds`, { method: 'POST', headers, body: JSON.stringify({ title: '首次', assignee: account, day: new Date().toISOString().slice(0, 10), stops }) })
  const { id } = (await planned.json()) as { id: string }
  const from = performance.now()
  const text = await (await fetch(`${address}/api/rounds/${id}/take`, { method: 'POST', headers, body: JSON.stringify({ device }) })).text()
  const roundSeconds = Number(((performance.now() - from) / 1000).toFixed(2))
  console.error(`bench: a first round of ${stops.length} doors`)
  return { roundSeconds, roundMb: Number((text.length / 1e6).toFixed(2)), roundMbCompressed: Number((gzipSync(text).length / 1e6).toFixed(2)) }
}
