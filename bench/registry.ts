import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { readQuery } from '../src/domains/registry/search/words.ts'
import { quantile } from './house/quantile.ts'
import { startTalker } from './house/talk.ts'
import { stations } from './registry/county.ts'
import { makeQueries, type Query } from './registry/typed.ts'

/**
 * `bench registry`: searching a register of a million people as one types, twenty keystrokes a second, through policy and the ledger;
 * a household opened. Hits are held against looking at everybody. Peers in the same run: one text a person with a trigram index, and LIKE
 * on every row, asked one at a time. Bounds: the 99th of 100 searches 30 ms, a household (median) 15 ms.
 */
const { values } = parseArgs({ options: { seed: { type: 'string', default: '1' }, people: { type: 'string', default: '1000000' }, seconds: { type: 'string', default: '60' } } })
const perSecond = 20
const checked = 60

interface Desk {
  token: string
  ground: string
}

const server = startTalker('registry/server.ts')
const { ownerUrl, county, indexKey } = await server.hear<{ ownerUrl: string; county: string; indexKey: string }>()
const loader = startTalker('registry/loader.ts', values.seed, values.people, ownerUrl, county, indexKey)
const sample = await loader.hear<{ id: string; name: string; road: string; household: string; station: string }[]>()
const { port, own, wide } = await server.ask<{ port: number; own: Desk; wide: Desk }>('loaded')
const queries = makeQueries(values.seed, perSecond * Number(values.seconds), sample.map((one) => ({ ...one, phone: '13800000000', number: '' })))
const seen = new Map<Query, string[]>()
// A first round fills caches as a running house has them.
for (const query of queries.slice(0, 200)) await search(query)
const times: number[] = []
const took = new Map<Query, number>()
const began = performance.now()
const running = queries.map(async (query, i) => {
  await sleep(Math.max(0, began + (i * 1000) / perSecond - performance.now()))
  const from = performance.now()
  seen.set(query, await search(query))
  times.push(performance.now() - from)
  took.set(query, times.at(-1)!)
})
await Promise.all(running)
for (const [{ text, wide: isWide }, ms] of [...took].toSorted(([, a], [, b]) => b - a).slice(0, 8)) console.error(`bench: ${ms.toFixed(0)} ms for "${text}"${isWide ? ' in the whole county' : ''}`)

const worded = queries.filter(({ text }) => readQuery(text)?.kind === 'words')
let differing = 0
for (const query of worded.filter((_, i) => i % Math.ceil(worded.length / checked) === 0)) {
  const brute = await loader.ask<string[]>({ brute: { stations: query.wide ? stations : [stations[0]], text: query.text } })
  if (JSON.stringify(brute) !== JSON.stringify(seen.get(query))) {
    differing++
    console.error(`bench: "${query.text}" differs: ${JSON.stringify(seen.get(query))} instead of ${JSON.stringify(brute)}`)
  }
}

const opened: number[] = []
const toOpen = sample.slice(0, 220)
for (const [at, { household, station }] of toOpen.entries()) {
  // As people open them, not as fast as a machine can: each look is an act that is written to the disk and put into the log.
  await sleep(100)
  const from = performance.now()
  const desk = station === stations[0] ? own : wide
  await get(desk, `/api/registry/household/${household}?ground=${desk.ground}`)
  // As with the searches, the first ones fill caches.
  if (at >= 20) opened.push(performance.now() - from)
}

const peers = { trgm: [] as number[], like: [] as number[] }
for (const how of ['trgm', 'like'] as const) peers[how] = await loader.ask<number[]>({ peer: how, asked: worded.slice(0, how === 'trgm' ? 200 : 60).map(({ text, wide: isWide }) => ({ text, stations: isWide ? stations : [stations[0]] })) })
await loader.end()
await server.end()
console.error(`bench: median ${quantile(times, 0.5)} ms, most ${quantile(times, 1)} ms; a household: most ${quantile(opened, 1)} ms`)
console.log(
  JSON.stringify({
    people: Number(values.people), queries: times.length, queriesPerSecond: perSecond,
    searchP99Ms: quantile(times, 0.99), trgmP99Ms: quantile(peers.trgm, 0.99), likeP99Ms: quantile(peers.like, 0.99), openMs: quantile(opened, 0.5), openP99Ms: quantile(opened, 0.99),
    checkedAgainstBruteForce: Math.min(checked, worded.length), differing,
  }),
)

/** Ids of the people found. */
async function search({ text, wide: isWide, box }: Query): Promise<string[]> {
  const desk = isWide ? wide : own
  const answer = await get(desk, `/api/registry/search?search=${box}&ground=${desk.ground}&q=${encodeURIComponent(text)}${isWide ? '&wide=yes' : ''}`)
  return (JSON.parse(answer) as { people: { id: string }[] }).people.map(({ id }) => id)
}

async function get({ token }: Desk, url: string): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}${url}`, { headers: { authorization: `Bearer ${token}` } })
  const body = await answer.text()
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${body}`)
  return body
}
