import { z } from 'zod'
import { noAttributes } from '#platform/policy/policy.ts'
import { defineRoute } from '#platform/http/route.ts'
import { statuses } from '../acts.ts'
import { listCases, listWaiting, namesOf } from '../queries.ts'
import { toRow } from '../shapes.ts'

const person = z.object({ login: z.string(), name: z.string() })
const words = z.object({ zh: z.string(), en: z.string() })
export const clockShape = z
  .object({
    id: z.string(), startedAt: z.string(), due: z.string(), extended: z.number(), extendable: z.boolean(),
    holidaysUnknown: z.string().nullable(), article: words, toBeConfirmed: z.boolean(),
  })
  .nullable()

const row = z.object({
  id: z.string(), number: z.string(), kind: z.string(), title: z.string(), status: z.string(), station: z.string(), team: z.string(),
  lead: person, second: person, acceptedAt: z.string(), since: z.string().nullable(), clock: clockShape,
  waiting: z.object({ what: z.string(), level: z.string(), askedAt: z.string() }).nullable(),
})

/** Everything open is read at once, so that the clocks can be compared: a county has some thousand open cases, not more. */
const mostOpen = 5_000

export const listCasesRoute = defineRoute({
  method: 'GET',
  url: '/api/cases',
  action: 'case.list',
  summary: 'Cases: what runs out first on top, then what ended, the newest first',
  query: z.strictObject({
    open: z.stringbool().optional(),
    status: z.enum(statuses).optional(),
    mine: z.stringbool().optional(),
    text: z.string().max(60).optional(),
    limit: z.coerce.number().int().min(1).max(1000).default(200),
  }),
  response: z.object({ cases: z.array(row) }),
  async handle({ judgeOwn, mayI, read, query, county, principal }) {
    judgeOwn()
    // A team's officers list their team's cases; who stands above teams lists all that the second lock lets through.
    const wide = mayI('case.listAll', { type: 'list', id: 'case' }, { ...noAttributes, station: principal.station })
    return read(async (tx) => {
      const filter = {
        status: query.status, text: query.text?.trim() || undefined,
        team: wide ? undefined : principal.team, officer: query.mine ? principal.account : undefined,
      }
      const open = query.open === false ? [] : await listCases(tx, county, { ...filter, open: true, limit: mostOpen })
      const ended = query.open === true ? [] : await listCases(tx, county, { ...filter, open: false, limit: query.limit })
      const found = [...open, ...ended]
      const names = await namesOf(tx, county, found.flatMap((c) => [c.lead, c.second]))
      const waiting = new Map((await listWaiting(tx, county, open.map((c) => c.id))).map((a) => [a.case_id, { what: a.what, level: a.level, askedAt: a.asked_at.toISOString() }]))
      const rows = found.map((c) => ({ ...toRow(c, names), waiting: waiting.get(c.id) ?? null }))
      const due = (r: (typeof rows)[number]) => (r.clock ? Date.parse(r.clock.due) : Infinity)
      const sorted = rows.slice(0, open.length).sort((a, b) => (due(a) === due(b) ? Date.parse(a.acceptedAt) - Date.parse(b.acceptedAt) : due(a) - due(b)))
      return { cases: [...sorted, ...rows.slice(open.length)].slice(0, query.limit) }
    })
  },
})
