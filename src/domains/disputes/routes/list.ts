import { z } from 'zod'
import { maskName } from '#platform/mask.ts'
import { noAttributes } from '#platform/policy/policy.ts'
import { defineRoute } from '#platform/http/route.ts'
import { kinds } from '../acts.ts'
import { disputeList } from '../answers.ts'
import { findNext } from '../find-next.ts'
import { listDisputes, listPartiesOf, namesOf } from '../queries.ts'

/** What waits is read at once, so that dates of several sorts can be compared: a county has some hundred, not more. */
const mostWaiting = 5_000

export const listRoute = defineRoute({
  method: 'GET',
  url: '/api/disputes',
  action: 'dispute.list',
  summary: 'Disputes: what is due first on top, then what is done with, the newest first',
  query: z.strictObject({
    waiting: z.stringbool().optional(),
    kind: z.enum(kinds).optional(),
    status: z.enum(['reported', 'mediating', 'settled', 'unsettled', 'voided']).optional(),
    station: z.string().min(1).max(40).optional(),
    mine: z.stringbool().optional(),
    text: z.string().max(60).optional(),
    limit: z.coerce.number().int().min(1).max(1000).default(200),
  }),
  response: disputeList,
  async handle({ judgeOwn, mayI, read, query, county, principal }) {
    judgeOwn()
    // Who runs mediation lists all that the second lock lets through; others what they reported or mediate.
    const wide = mayI('dispute.listAll', { type: 'list', id: 'dispute' }, { ...noAttributes, station: principal.station })
    return read(async (tx) => {
      const filter = { kind: query.kind, status: query.status, station: query.station, text: query.text?.trim() || undefined, of: query.mine || !wide ? principal.account : undefined }
      const waiting = query.waiting === false ? [] : await listDisputes(tx, county, { ...filter, waiting: true, limit: mostWaiting })
      const done = query.waiting === true ? [] : await listDisputes(tx, county, { ...filter, waiting: false, limit: query.limit })
      const dated = waiting.map((d) => ({ d, next: findNext(d) }))
      dated.sort((a, b) => (a.next?.at ?? '9').localeCompare(b.next?.at ?? '9') || a.d.reported_at.getTime() - b.d.reported_at.getTime())
      const found = [...dated, ...done.map((d) => ({ d, next: null }))].slice(0, query.limit)
      const parties = Map.groupBy(await listPartiesOf(tx, county, found.map(({ d }) => d.id)), (p) => p.dispute)
      const names = await namesOf(tx, county, found.flatMap(({ d }) => d.mediators))
      return {
        disputes: found.map(({ d, next }) => ({
          id: d.id, number: d.number, station: d.station, kind: d.kind, status: d.status, place: d.place,
          parties: (parties.get(d.id) ?? []).map((p) => ({ id: p.id, name: maskName(p.name), side: p.side })),
          mediators: d.mediators.map((login) => ({ login, name: names[login] ?? login })), reportedAt: d.reported_at.toISOString(),
          outcome: d.outcome, closedOn: d.closed_on as unknown as string | null, performance: d.performance, next, incidents: d.incidents.length, flagged: d.flagged,
        })),
      }
    })
  },
})
