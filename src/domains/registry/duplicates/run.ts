import type { Platform } from '#platform/platform.ts'
import { systemPrincipal } from '#platform/policy/principal.ts'
import { peopleModel } from '../linking/people-model.ts'
import { loadComparables } from './comparable.ts'
import { linkApart, type LinkResult } from './link-apart.ts'
import { linkageRecord, noteRun } from './linkage.ts'
import { offer, twinId, twinRecord, withdraw } from './twin.ts'

export type RunParts = Pick<Platform, 'database' | 'store' | 'keyring' | 'county' | 'ids'>

/** Pairs written down in one transaction. */
const atOnce = 50

/** Compares a station's people and offers those who are likely there twice; pairs that have become unlike are withdrawn. Nothing is joined. */
export async function findTwins(parts: RunParts, station: string): Promise<LinkResult & { people: number }> {
  const { database, store, keyring, county, ids } = parts
  const everything = { county, stations: 'all' as const, account: 'system' }
  const people = await database.read(everything, (tx) => loadComparables(tx, keyring, county, station))
  const result = await linkApart({ people })
  const offered = result.found.map((pair) => ({ id: twinId(pair.one, pair.other), pair }))
  const likely = new Set(offered.map(({ id }) => id))
  const unlike = (await database.read(everything, (tx) => listOffered(tx, county, station))).filter((id) => !likely.has(id))
  const perform = (body: string[], work: Parameters<typeof store.perform<void>>[1]) => store.perform({ id: ids.uuid(), principal: systemPrincipal, action: 'registry.link', body }, work)
  for (let at = 0; at < offered.length; at += atOnce) {
    const some = offered.slice(at, at + atOnce)
    await perform(some.map(({ id }) => id), async (work) => {
      for (const { id, pair } of some) await work.act(twinRecord, id, (state) => offer(state, { station, ...pair }))
    })
  }
  for (let at = 0; at < unlike.length; at += atOnce) {
    const some = unlike.slice(at, at + atOnce)
    await perform(some, async (work) => {
      for (const id of some) await work.act(twinRecord, id, withdraw)
    })
  }
  const { pairs, found, weights } = result
  await perform([station], async (work) => void (await work.act(linkageRecord, station, () => noteRun({ people: people.length, pairs, offered: found.length, threshold: peopleModel.threshold, weights }))))
  return { ...result, people: people.length }
}

/** Pairs that wait, both still standing apart: what was joined is not taken back. */
async function listOffered(tx: Parameters<Parameters<RunParts['database']['read']>[1]>[0], county: string, station: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>({
    name: 'twins_offered',
    text: `select t.id from twins t join people a on a.county = $1 and a.id = t.one join people b on b.county = $1 and b.id = t.other where t.county = $1 and t.station = $2 and t.state = 'offered'`,
    values: [county, station],
  })
  return rows.map(({ id }) => id)
}
