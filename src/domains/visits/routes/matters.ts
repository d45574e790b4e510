import { z } from 'zod'
import { defineRoute, type Route } from '#platform/http/route.ts'
import { namesOf } from '#platform/identity/queries.ts'
import { noAttributes } from '#platform/policy/policy.ts'
import { matterRow, openMatter, ownMatters } from '../answers.ts'
import { answerMatter, closeMatter, handMatterOn, matterRecord, reopenMatter } from '../matters/matter.ts'
import { listMatters, listOwnMatters } from '../queries.ts'
import { text } from '../visit.ts'
import { made, params } from './shared.ts'

const said = text(1000).min(1)
/** So long whoever pushed a matter reads how it ended. */
const closedStaysMs = 7 * 86_400_000

/** A step that the command room takes. */
const step = <B extends z.ZodType>(verb: string, summary: string, action: string, body: B, decide: (state: Parameters<typeof answerMatter>[0], given: z.output<B>) => ReturnType<typeof answerMatter>): Route =>
  defineRoute({
    method: 'POST', url: `/api/matters/:id/${verb}`, action, summary, params, body: body as z.ZodType, response: made,
    handle: ({ perform, params: { id }, body: given }) => perform(async (work) => {
      await work.act(matterRecord, id, (state) => decide(state, given as z.output<B>))
      return { id }
    }),
  })

export const matterRoutes: Route[] = [
  defineRoute({
    method: 'GET', url: '/api/matters', action: 'matter.list', summary: 'Hard matters: one’s own, or all of one’s reach', query: z.strictObject({ of: z.enum(['me', 'all']).default('me'), open: z.enum(['yes', 'no']).default('yes') }),
    response: z.object({ matters: z.array(matterRow) }),
    async handle({ judge, read, county, principal, query }) {
      const isOwn = query.of === 'me'
      judge({ type: 'list', id: 'matters' }, { ...noAttributes, station: principal.station, owner: isOwn ? principal.account : '' })
      const rows = await read((tx) => listMatters(tx, county, { ...(isOwn ? { account: principal.account } : {}), open: query.open === 'yes' }))
      return {
        matters: rows.map((m) => ({
          id: m.id, station: m.station, kind: m.kind, urgent: m.urgent, state: m.state, with: m.handler, by: m.by, at: m.at.toISOString(), answeredAt: m.answered_at?.toISOString() ?? null, closedAt: m.closed_at?.toISOString() ?? null,
          position: m.lon === null || m.lat === null ? null : { lon: m.lon, lat: m.lat }, text: m.text,
        })),
      }
    },
  }),
  defineRoute({
    method: 'GET', url: '/api/matters/own', action: 'matter.list', summary: 'One’s own hard matters as a phone takes them along: with all that was said of each, a closed one for a week after', response: ownMatters,
    async handle({ judge, read, county, now, principal: { account, station } }) {
      judge({ type: 'list', id: 'matters' }, { ...noAttributes, station, owner: account })
      return read(async (tx) => {
        const rows = await listOwnMatters(tx, county, account, new Date(now - closedStaysMs))
        const names = await namesOf(tx, county, rows.flatMap(({ state }) => state.talk.map(({ by }) => by)))
        return { matters: rows.map(({ id, state }) => ({ id, ...state })), names }
      })
    },
  }),
  defineRoute({
    method: 'GET', url: '/api/matters/:id', action: 'matter.open', summary: 'A hard matter with all that was said of it', params, response: openMatter,
    async handle({ open, params: { id }, mayI }) {
      const state = await open(matterRecord, id)
      const attributes = matterRecord.attributes(state, id)
      return { id, ...state, may: ['matter.handle', 'matter.reopen'].filter((action) => mayI(action, { type: 'matter', id }, attributes)) }
    },
  }),
  step('answer', 'Answer who pushed it', 'matter.handle', z.strictObject({ text: said }), (state, given) => answerMatter(state, given.text)),
  step('handOn', 'Hand it on to a unit or an authority', 'matter.handle', z.strictObject({ to: text(80).min(1), text: text(1000).default('') }), (state, given) => handMatterOn(state, given.to, given.text)),
  step('close', 'Close it, with what came of it', 'matter.handle', z.strictObject({ result: said }), (state, given) => closeMatter(state, given.result)),
  step('reopen', 'It is not settled after all', 'matter.reopen', z.strictObject({ reason: said }), (state, given) => reopenMatter(state, given.reason)),
]
