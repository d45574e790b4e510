import { z } from 'zod'
import { defineRoute, type Route } from '#platform/http/route.ts'
import { thresholds } from '../answers.ts'
import { noticeRecord, seeNotice } from '../notices/notice.ts'
import { countyThresholds, loadThresholds, setThresholds, thresholdRecord } from '../notices/thresholds.ts'
import { listNotices } from '../queries.ts'

const row = z.object({
  id: z.string(), kind: z.string(), station: z.string(), about: z.object({ type: z.string(), id: z.string(), name: z.string() }), count: z.number(), days: z.number(),
  raisedAt: z.string(), seenAt: z.string().nullable(), note: z.string(),
})

export const noticeRoutes: Route[] = [
  defineRoute({
    method: 'GET',
    url: '/api/footage/notices',
    action: 'notice.list',
    summary: 'What this supervisor or auditor has to know, what was not seen yet first',
    query: z.strictObject({ unseen: z.stringbool().optional(), limit: z.coerce.number().int().min(1).max(500).default(100) }),
    response: z.object({ notices: z.array(row) }),
    async handle({ judgeOwn, read, query, county, principal }) {
      judgeOwn()
      const rows = await read((tx) => listNotices(tx, county, principal, { unseen: query.unseen ?? false, limit: query.limit }))
      return {
        notices: rows.map((n) => ({
          id: n.id, kind: n.kind, station: n.station, about: { type: n.about_type, id: n.about_id, name: n.about_name ?? n.about_id }, count: n.count, days: n.days,
          raisedAt: n.raised_at.toISOString(), seenAt: n.seen_at?.toISOString() ?? null, note: n.note,
        })),
      }
    },
  }),
  defineRoute({
    method: 'POST',
    url: '/api/footage/notices/:id/see',
    action: 'notice.see',
    summary: 'Say that a notice was seen, and what came of it',
    params: z.strictObject({ id: z.string().max(160) }),
    body: z.strictObject({ note: z.string().max(400) }),
    response: z.object({ id: z.string() }),
    handle: ({ perform, params, body }) =>
      perform(async (work) => {
        await work.act(noticeRecord, params.id, (state) => seeNotice(state, body.note))
        return { id: params.id }
      }),
  }),
  defineRoute({
    method: 'GET',
    url: '/api/footage/thresholds',
    action: 'look_threshold.open',
    summary: 'From how many looks on a supervisor is told, and the working hours',
    response: thresholds,
    async handle({ judgeOwn, read, county }) {
      judgeOwn()
      return read((tx) => loadThresholds(tx, county))
    },
  }),
  defineRoute({
    method: 'POST',
    url: '/api/footage/thresholds',
    action: 'look_threshold.set',
    summary: 'Set from how many looks on a supervisor is told, and the working hours',
    body: thresholds.extend({ reason: z.string().min(1).max(400) }),
    response: thresholds,
    handle: ({ perform, body: { reason, ...given } }) => perform((work) => work.act(thresholdRecord, countyThresholds, (state) => setThresholds(state, given, reason))),
  }),
]
