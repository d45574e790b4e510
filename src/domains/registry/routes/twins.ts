import { z } from 'zod'
import { defineRoute, type Route } from '#platform/http/route.ts'
import { twinQueue } from '../answers.ts'
import { linkageRecord } from '../duplicates/linkage.ts'
import { findWaiting, viewWaiting } from '../duplicates/queue.ts'
import { findTwins } from '../duplicates/run.ts'
import { reopen, tellApart, twinRecord } from '../duplicates/twin.ts'
import { openSubjects } from '../looks/lookup.ts'
import { reason, type RegistryParts } from './parts.ts'

const params = z.strictObject({ id: z.string().regex(/^[\da-f]{32}$/) })
const done = z.object({ id: z.string() })

/** Who is likely registered twice, as a queue that an officer decides. */
export function twinRoutes(parts: RegistryParts): Route[] {
  const { county } = parts
  // Whoever asks while a run goes on gets that one.
  const running = new Map<string, ReturnType<typeof findTwins>>()
  const runOnce = (station: string) => {
    const run = running.get(station) ?? findTwins(parts, station).finally(() => running.delete(station))
    running.set(station, run)
    return run
  }
  return [
    defineRoute({
      method: 'GET', url: '/api/registry/twins', action: 'registry.correct', summary: 'People of one’s own station who are likely registered twice, twenty pairs at most; the look at each is an act',
      response: twinQueue,
      async handle({ judgeOwn, read, perform, now, principal: { station } }) {
        judgeOwn()
        const { pairs, total } = await read((tx) => findWaiting(tx, county, station))
        await openSubjects({ perform }, parts.ids, pairs.flatMap((pair) => [pair.this, pair.other]).map(({ id, entry }) => ({ station: entry.station, type: 'person', id })))
        return read(async (tx) => {
          const ran = (await parts.store.load(tx, linkageRecord, station))?.state
          return { ...(await viewWaiting(tx, county, pairs, now)), total, ran: ran ? { at: ran.at, people: ran.people } : null }
        })
      },
    }),
    defineRoute({
      method: 'POST', url: '/api/registry/twins/run', action: 'registry.correct', summary: 'Compare the people of one’s own station now, not tonight', body: z.strictObject({}), response: z.object({ people: z.number(), likely: z.number() }),
      async handle({ judgeOwn, principal: { station } }) {
        judgeOwn()
        const { people, found } = await runOnce(station)
        return { people, likely: found.length }
      },
    }),
    ...([['apart', tellApart, 'They are two people: they are not offered again'], ['reopen', reopen, 'That they are two was a mistake: they are offered again']] as const).map(([verb, decide, summary]) =>
      defineRoute({
        method: 'POST', url: `/api/registry/twins/:id/${verb}`, action: 'registry.correct', summary, params, body: z.strictObject({ reason }), response: done,
        handle: ({ perform, params: { id }, body }) =>
          perform(async (work) => {
            await work.act(twinRecord, id, (state) => decide(state, body.reason))
            return { id }
          }),
      })),
  ]
}
