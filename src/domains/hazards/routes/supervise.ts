import { z } from 'zod'
import type { Platform } from '#platform/platform.ts'
import { noAttributes } from '#platform/policy/policy.ts'
import { defineRoute, type Route } from '#platform/http/route.ts'
import { flagList } from '../answers.ts'
import { listFlags, namesOf } from '../queries.ts'
import type { Kind } from '../rules.ts'
import { changeTerms, findTerms, terms, termsRecord } from '../terms.ts'
import type { Contradiction, Status } from '../words.ts'

/** What supervisors look at, and the days that a county gives. */
export function superviseRoutes({ database, county }: Pick<Platform, 'database' | 'county'>): Route[] {
  return [
    defineRoute({
      method: 'GET',
      url: '/api/hazard-flags',
      action: 'hazard.settleFlag',
      summary: 'Facts that contradict and that no supervisor has looked at, the oldest first; not one’s own',
      response: flagList,
      async handle({ judge, read, principal }) {
        judge({ type: 'list', id: 'hazard.settleFlag' }, { ...noAttributes, station: principal.station })
        return read(async (tx) => {
          const found = (await listFlags(tx, county)).filter((flag) => flag.by !== principal.account)
          const names = await namesOf(tx, county, found.map((flag) => flag.by))
          return {
            flags: found.map((f) => ({
              hazard: f.hazard, act: f.act, flag: f.flag as Contradiction, by: { login: f.by, name: names[f.by] ?? f.by }, at: f.at.toISOString(),
              number: f.number, place: f.place, status: f.status as Status, kind: f.kind as Kind, station: f.station,
            })),
          }
        })
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/hazard-terms',
      action: 'hazard_terms.read',
      summary: 'Days to mend a hazard, by severity, where nobody sets a day',
      response: terms,
      async handle({ judgeOwn, principal }) {
        judgeOwn()
        return database.read({ county, stations: 'all', account: principal.account }, (tx) => findTerms(tx, county))
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/hazard-terms',
      action: 'hazard_terms.change',
      summary: 'Set the days of the county',
      body: terms.extend({ reason: z.string().min(1).max(400) }),
      response: terms,
      handle: ({ perform, body: { reason, ...given } }) => perform((work) => work.act(termsRecord, 'county', (state) => changeTerms(state, given, reason))),
    }),
  ]
}
