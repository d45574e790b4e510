import { z } from 'zod'
import { defineRoute } from '#platform/http/route.ts'
import { incidentRecord } from '../project.ts'

export const openIncident = defineRoute({
  method: 'GET',
  url: '/api/incidents/:id',
  action: 'incident.open',
  summary: 'One call with its times, crews, reports and relations',
  params: z.strictObject({ id: z.string().max(60) }),
  async handle({ open, params }) {
    return { id: params.id, ...(await open(incidentRecord, params.id)) }
  },
})
