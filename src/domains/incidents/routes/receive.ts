import { z } from 'zod'
import { allocateNumber } from '#platform/acts/numbers.ts'
import { defineRoute } from '#platform/http/route.ts'
import { intake } from '../acts.ts'
import { receive } from '../decide.ts'
import { formatNumber, seriesOf } from '../number.ts'
import { incidentRecord } from '../project.ts'

/** The desk writes down a call. The number is given here; the id may come from the client, so that nothing is sent twice. */
export const receiveIncident = defineRoute({
  method: 'POST',
  url: '/api/incidents',
  action: 'incident.receive',
  summary: 'Write down a call',
  body: intake.extend({ station: z.string().min(1).max(40) }),
  response: z.object({ id: z.string(), number: z.string() }),
  handle: ({ perform, body, now, intentId }) =>
    perform(async (work) => {
      const last = await allocateNumber(work.tx, work.county, seriesOf(body.station, now))
      const number = formatNumber(body.station, now, last)
      await work.act(incidentRecord, intentId, (state) => receive(state, { ...body, number }))
      return { id: intentId, number }
    }),
})
