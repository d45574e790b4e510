import { z } from 'zod'
import { defineRoute } from '#platform/http/route.ts'
import { reportBody } from '../report-body.ts'
import { takeReport } from '../take-report.ts'

export const reportRoute = defineRoute({
  method: 'POST',
  url: '/api/disputes',
  action: 'dispute.report',
  summary: 'Write a dispute down; where violence threatens, a call is made with it',
  body: reportBody.extend({ happenedAt: z.iso.datetime({ offset: true }).optional() }),
  response: z.object({ id: z.string(), number: z.string(), incident: z.string().nullable() }),
  handle: ({ perform, body: { happenedAt, ...given }, now }) => perform((work) => takeReport(work, given, happenedAt ?? new Date(now).toISOString())),
})
