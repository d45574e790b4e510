import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { insertBare } from './append/bare.ts'
import { openClient } from './append/client.ts'

/**
 * Calls written down by 32 desks at once: each request goes through sign-in, policy and decide to one committed act, and no
 * client batches. Its limit in the same run: the same rows inserted bare, from as many connections, into tables of the same
 * shape.
 */
const { values } = parseArgs({ options: { seconds: { type: 'string', default: '60' }, clients: { type: 'string', default: '32' } } })
const clients = Number(values.clients)
const runMs = Number(values.seconds) * 1000

const server = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'append/server.ts'), String(clients)], { stdio: ['pipe', 'pipe', 'inherit'] })
const lines = createInterface({ input: server.stdout })[Symbol.asyncIterator]()
const hear = async <T>() => JSON.parse((await lines.next()).value as string) as T
const { port, ownerUrl, tokens } = await hear<{ port: number; ownerUrl: string; tokens: string[] }>()
const serverCpu = async () => {
  server.stdin.write('cpu\n')
  return (await hear<{ cpuSeconds: number }>()).cpuSeconds
}

await run(Math.min(5000, runMs / 4))
const cpuBefore = await serverCpu()
const { times, elapsedMs } = await run(runMs)
const cpuSeconds = (await serverCpu()) - cpuBefore
const bare = await insertBare(ownerUrl, clients, Math.min(20_000, runMs / 3))
server.stdin.end()
await once(server, 'exit')

times.sort((a, b) => a - b)
const actsPerSecond = times.length / (elapsedMs / 1000)
console.error(`server CPU per act: ${((cpuSeconds / times.length) * 1e6).toFixed(0)} µs; median ${times[times.length >> 1]!.toFixed(1)} ms`)
console.log(
  JSON.stringify({
    clients,
    seconds: Math.round(elapsedMs / 1000),
    acts: times.length,
    actsPerSecond: Math.round(actsPerSecond),
    bareInsertsPerSecond: Math.round(bare),
    ratio: Number((actsPerSecond / bare).toFixed(3)),
    p99Ms: Number(times[Math.floor(times.length * 0.99)]!.toFixed(1)),
  }),
)

/** Every client sends one call after the other until the time is over. Times in ms. */
async function run(forMs: number): Promise<{ times: number[]; elapsedMs: number }> {
  const started = performance.now()
  const all = await Promise.all(tokens.map((token, i) => send(token, i, started + forMs)))
  return { times: all.flat(), elapsedMs: performance.now() - started }
}

async function send(token: string, desk: number, until: number): Promise<number[]> {
  const client = await openClient(port, token)
  const body = JSON.stringify({
    // Numbers run without gaps within a station, so its calls wait for each other: a county has many stations.
    station: `bench${desk}`, caller: '林女士', phone: '15400001234', place: '溪畔花园三号楼下车棚', position: { lon: 119.4189, lat: 27.3026 }, nature: 'criminal', priority: 2,
    text: '停在车棚的电动车不见了，昨晚十点还在，今早七点发现锁被剪断',
  })
  const times: number[] = []
  for (let now = performance.now(); now < until; ) {
    const status = await client.post('/api/incidents', body)
    if (status !== 200) throw new Error(`a call was answered with ${status}`)
    const done = performance.now()
    times.push(done - now)
    now = done
  }
  client.close()
  return times
}
