import { z } from 'zod'
import type { Platform } from '#platform/platform.ts'
import { defineRoute, type Route } from '#platform/http/route.ts'
import { id as shortId, reason } from '../acts.ts'
import { given, inspectionFile, inspectionList } from '../answers.ts'
import { whenHappened } from '../carry-out.ts'
import { namesOf } from '../queries.ts'
import type { Severity } from '../rules.ts'
import type { Status } from '../words.ts'
import { carryOutInspection, findContent, givenInspection } from './carry-out.ts'
import { listFound, listInspections } from './queries.ts'
import { answers, correct, inspectionRecord, withdraw } from './record.ts'

const params = z.strictObject({ id: shortId })

export function inspectionRoutes({ database }: Pick<Platform, 'database'>): Route[] {
  return [
    defineRoute({
      method: 'GET', url: '/api/inspections', action: 'inspection.list', summary: 'Filled checklists, the newest first',
      query: z.strictObject({ checklist: z.string().max(60).optional(), visit: z.string().max(60).optional(), late: z.stringbool().optional(), limit: z.coerce.number().int().min(1).max(500).default(100) }),
      response: inspectionList,
      async handle({ judgeOwn, read, query: { limit, ...filter }, county }) {
        judgeOwn()
        return read(async (tx) => {
          const found = await listInspections(tx, county, filter, limit)
          const names = await namesOf(tx, county, found.map((i) => i.by))
          return {
            inspections: found.map(({ id, station, checklist, version, place, visit, photos, proposed, late, withdrawn, ...i }) => ({
              id, station, checklist, version, place, visit, photos, proposed, late, withdrawn, at: i.happened_at.toISOString(), by: { login: i.by, name: names[i.by] ?? i.by },
            })),
          }
        })
      },
    }),
    defineRoute({
      method: 'POST', url: '/api/inspections', action: 'inspection.record', summary: 'Record a filled checklist',
      body: givenInspection.extend({ station: z.string().min(1).max(40).optional(), happenedAt: z.iso.datetime({ offset: true }).optional() }),
      response: z.object({ id: z.string(), proposed: z.number() }),
      handle: ({ perform, body: { happenedAt, station, ...filled }, principal, intentId: id, now }) =>
        perform((work) => carryOutInspection(work, id, { ...filled, station: station ?? principal.station }, whenHappened(happenedAt, now)), { id }),
    }),
    defineRoute({
      method: 'GET', url: '/api/inspections/:id', action: 'inspection.open', summary: 'One filled checklist, with what its version asked', params, response: inspectionFile,
      async handle({ open, read, params: { id }, county, principal }) {
        const { by, photos, place, proposed, ...state } = await open(inspectionRecord, id)
        // What was asked is the county's, whichever station asks.
        const content = await database.read({ county, stations: 'all', account: principal.account }, (tx) => findContent({ tx, county }, state.checklist, state.version))
        return read(async (tx) => {
          const names = await namesOf(tx, county, [by])
          const hazards = await listFound(tx, county, id)
          return {
            ...state, id, by: { login: by, name: names[by] ?? by }, photos: photos.length, place: place.text, proposed, content: content!,
            hazards: hazards.map((h) => ({ id: h.id, number: h.number, status: h.status as Status, severity: h.severity as Severity, foundAt: h.found_at.toISOString() })),
          }
        })
      },
    }),
    defineRoute({
      method: 'POST', url: '/api/inspections/:id/correct', action: 'inspection.correct', summary: 'Correct answers', params, body: z.strictObject({ answers, reason }), response: given,
      async handle({ perform, open, params: { id }, body }) {
        const { checklist, version } = await open(inspectionRecord, id)
        return perform(async (work) => {
          const content = await findContent(work, checklist, version)
          await work.act(inspectionRecord, id, (state) => correct(state, body.answers, content, body.reason))
          return { id }
        })
      },
    }),
    defineRoute({
      method: 'POST', url: '/api/inspections/:id/withdraw', action: 'inspection.withdraw', summary: 'Withdraw one that was none', params, body: z.strictObject({ reason }), response: given,
      handle: ({ perform, params: { id }, body }) =>
        perform(async (work) => {
          await work.act(inspectionRecord, id, (state) => withdraw(state, body.reason))
          return { id }
        }),
    }),
  ]
}
