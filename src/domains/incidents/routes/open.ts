import { z } from 'zod'
import { defineRoute } from '#platform/http/route.ts'
import { listHistory } from '#platform/acts/history.ts'
import { incidentRecord } from '../project.ts'

const params = z.strictObject({ id: z.string().max(60) })

/** What a screen may offer; the server judges each again when it is asked for. */
const offered = ['correct', 'dispatch', 'recall', 'progress', 'correctStep', 'report', 'correctReport', 'settleFlag', 'relate', 'handOver', 'withdrawHandOver', 'takeOver', 'close', 'reopen', 'callBack']

export const openIncident = defineRoute({
  method: 'GET',
  url: '/api/incidents/:id',
  action: 'incident.open',
  summary: 'One call with its times, crews, reports and relations, and what one may do with it',
  params,
  async handle({ open, mayI, params: { id } }) {
    const state = await open(incidentRecord, id)
    const attributes = incidentRecord.attributes(state, id)
    const may = offered.filter((verb) => mayI(`incident.${verb}`, { type: 'incident', id }, attributes))
    return { id, ...state, may }
  },
})

export const openHistory = defineRoute({
  method: 'GET',
  url: '/api/incidents/:id/history',
  action: 'incident.open',
  summary: 'Everything that happened to a call, corrections beside what they corrected',
  params,
  async handle({ open, read, params: { id }, county }) {
    await open(incidentRecord, id)
    return { acts: await read((tx) => listHistory(tx, county, 'incident', id)) }
  },
})
