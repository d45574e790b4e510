import { z } from 'zod'
import type { Json } from '#platform/acts/canonical.ts'
import { defineRoute } from '#platform/http/route.ts'
import { caseRecord } from '../project.ts'
import { listHistory, namesOf } from '../queries.ts'

/** Who did what to the case and on its ground, looks included. Erased payloads are null. */
export const historyRoute = defineRoute({
  method: 'GET',
  url: '/api/cases/:id/history',
  action: 'case.open',
  summary: 'Everything done to a case and on its ground, the newest first',
  params: z.strictObject({ id: z.string().max(60) }),
  query: z.strictObject({ before: z.iso.datetime().optional(), record: z.string().max(130).optional(), limit: z.coerce.number().int().min(1).max(500).default(100) }),
  async handle({ open, read, params, query, county }) {
    await open(caseRecord, params.id)
    return read(async (tx) => {
      const acts = await listHistory(tx, county, params.id, query)
      const names = await namesOf(tx, county, acts.map((a) => a.actor))
      return {
        acts: acts.map((a) => ({
          act: a.id, type: a.type, record: { type: a.record_type, id: a.record_id }, actor: { login: a.actor, name: names[a.actor] ?? a.actor },
          happenedAt: a.happened_at.toISOString(), recordedAt: a.recorded_at.toISOString(), corrects: a.corrects,
          payload: a.body ? (JSON.parse(a.body.toString('utf8')) as Json) : null,
        })),
      }
    })
  },
})
