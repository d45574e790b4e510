import { z } from 'zod'
import { Fault } from '#platform/fault.ts'
import { defineRoute, type Route } from '#platform/http/route.ts'
import { namesOf } from '#platform/identity/queries.ts'
import { noAttributes } from '#platform/policy/policy.ts'
import { loadDoors } from '#domains/registry/index.ts'
import { roundRow, suggestedStops, takenRound } from '../answers.ts'
import { isCutOff, listCandidates, listRounds } from '../queries.ts'
import { orderStops } from '../rounds/plan.ts'
import { closeRound, mostStops, planRound, reassignRound, roundRecord, stop, takeRound } from '../rounds/round.ts'
import { made, params, reason } from './shared.ts'

const account = z.string().min(1).max(60)
const degrees = (limit: number) => z.coerce.number().min(-limit).max(limit).optional()
/** What a phone carries of a round is forgotten then, if not before. */
const lastsDays = 8

type Door = Awaited<ReturnType<typeof loadDoors>>[number]
/** The door as it is read out: its address with the room, or the name of the business. */
function nameDoor({ id, place, entries }: Door): string {
  const fields = entries.find(({ i }) => i === id)?.f
  const words = ['unit', 'room', 'name'].map((field) => fields?.[field]?.[0])
  return [place, ...words.filter((word) => typeof word === 'string')].filter((word) => word !== '').join(' ')
}

export const roundRoutes: Route[] = [
  defineRoute({
    method: 'GET', url: '/api/rounds/suggest', action: 'round.plan', summary: 'Doors in which something is missing, too old or due, in the order of the way between them; those of an open round are left out',
    query: z.strictObject({ community: z.string().max(40).default(''), grid: z.string().max(80).default(''), limit: z.coerce.number().int().min(1).max(200).default(30), lon: degrees(180), lat: degrees(90) }),
    response: suggestedStops,
    async handle({ judgeOwn, read, county, now, principal, query: { community, grid, limit, lon, lat } }) {
      judgeOwn()
      const from = lon === undefined || lat === undefined ? null : { lon, lat }
      return read(async (tx) => {
        const found = orderStops(await listCandidates(tx, county, { station: principal.station, community, grid, now: new Date(now), limit }), from)
        const places = new Map((await loadDoors(tx, county, found)).map((door) => [door.id, nameDoor(door)]))
        return { stops: found.map(({ type, id, why, position }) => ({ type, id, why, place: places.get(id) ?? '', at: position ? ([position.lon, position.lat] as [number, number]) : null })) }
      })
    },
  }),
  defineRoute({
    method: 'POST', url: '/api/rounds', action: 'round.plan', summary: 'Plan a round: doors, day, who goes',
    body: z.strictObject({ title: z.string().trim().min(1).max(80), assignee: account, partner: account.nullable().default(null), day: z.iso.date(), stops: z.array(stop).min(1).max(mostStops) }), response: made,
    handle: ({ perform, body, intentId, principal: { station } }) =>
      perform(async (work) => {
        const until = new Date(Date.parse(`${body.day}T00:00:00Z`) + lastsDays * 86_400_000).toISOString()
        await work.act(roundRecord, intentId, (state) => planRound(state, { ...body, station, until }))
        return { id: intentId }
      }),
  }),
  defineRoute({
    method: 'GET', url: '/api/rounds', action: 'round.list', summary: 'Rounds: one’s own, or the station’s for who plans', query: z.strictObject({ of: z.enum(['me', 'station']).default('me'), open: z.enum(['yes', 'no']).default('yes') }),
    response: z.object({ rounds: z.array(roundRow) }),
    async handle({ judge, read, county, now, principal, query }) {
      const isOwn = query.of === 'me'
      judge({ type: 'list', id: 'rounds' }, { ...noAttributes, station: principal.station, owner: isOwn ? principal.account : '' })
      const rows = await read((tx) => listRounds(tx, county, { ...(isOwn ? { account: principal.account } : {}), open: query.open === 'yes', now: new Date(now) }))
      return {
        rounds: rows.map((r) => ({ id: r.id, station: r.station, title: r.title, assignee: r.assignee, partner: r.partner, day: r.day, until: r.until.toISOString(), stops: r.stops, visited: Number(r.visited ?? 0), closedAt: r.closed_at?.toISOString() ?? null })),
      }
    },
  }),
  defineRoute({
    method: 'POST', url: '/api/rounds/:id/take', action: 'round.take', summary: 'What a phone carries of a round, with all that is known behind each door; the look is an act', params, body: z.strictObject({ device: z.string().max(60) }), response: takenRound,
    async handle({ perform, open, read, params: { id }, body, county, principal }) {
      await perform(async (work) => {
        if (await isCutOff(work.tx, county, body.device)) throw new Fault('device_cut_off', {}, 403)
        await work.act(roundRecord, id, (state) => takeRound(state, body.device))
      }, { purpose: { type: 'round', id } })
      const round = await open(roundRecord, id)
      const other = [round.assignee, round.partner].find((one) => one !== null && one !== principal.account) ?? null
      const [loaded, names] = await read((tx) => Promise.all([loadDoors(tx, county, round.stops), namesOf(tx, county, other ? [other] : [])]))
      const doors = new Map(loaded.map((door) => [door.id, door]))
      return {
        id, title: round.title, day: round.day, until: round.until, partner: other === null ? null : { account: other, name: names[other] ?? other },
        doors: round.stops.flatMap(({ type, why, id: stopId }) => (doors.has(stopId) ? [{ type, why, ...doors.get(stopId)! }] : [])),
      }
    },
  }),
  defineRoute({
    method: 'POST', url: '/api/rounds/:id/reassign', action: 'round.plan', summary: 'Somebody else goes', params, body: z.strictObject({ assignee: account, partner: account.nullable().default(null), reason }), response: made,
    handle: ({ perform, params: { id }, body }) => perform(async (work) => {
      await work.act(roundRecord, id, (state) => reassignRound(state, body))
      return { id }
    }),
  }),
  defineRoute({
    method: 'POST', url: '/api/rounds/:id/close', action: 'round.close', summary: 'The round is over', params, body: z.strictObject({ reason: z.string().max(400).default('') }), response: made,
    handle: ({ perform, params: { id }, body }) => perform(async (work) => {
      await work.act(roundRecord, id, (state) => closeRound(state, body.reason))
      return { id }
    }),
  }),
]
