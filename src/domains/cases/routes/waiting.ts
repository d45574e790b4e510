import { z } from 'zod'
import { defineRoute } from '#platform/http/route.ts'
import { listWaiting, namesOf } from '../queries.ts'
import { toWaiting } from '../shapes.ts'

/** What waits for the one who asks: judged by the same rule as the decision itself. */
export const waitingRoute = defineRoute({
  method: 'GET',
  url: '/api/cases/waiting',
  action: 'case.waiting',
  summary: 'Decisions that wait for me',
  response: z.object({
    waiting: z.array(
      z.object({
        approval: z.string(), what: z.string(), level: z.string(), reason: z.string(), askedAt: z.string(), askedBy: z.object({ login: z.string(), name: z.string() }),
        case: z.object({ id: z.string(), number: z.string(), title: z.string(), kind: z.string(), status: z.string() }),
      }),
    ),
  }),
  async handle({ judgeOwn, mayI, read, county, principal }) {
    judgeOwn()
    return read(async (tx) => {
      const all = await listWaiting(tx, county)
      const mine = all.filter((a) => {
        const attributes = { station: a.station, team: a.team, people: [a.lead, a.second], askedBy: a.asked_by, owner: '', flags: ['open', a.kind, a.status, `awaits_${a.level}`] }
        return a.asked_by !== principal.account && mayI('case.decide', { type: 'case', id: a.case_id }, attributes)
      })
      const names = await namesOf(tx, county, mine.map((a) => a.asked_by))
      return { waiting: mine.map((a) => toWaiting(a, names)) }
    })
  },
})
