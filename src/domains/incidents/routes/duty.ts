import { defineRoute } from '#platform/http/route.ts'
import { listCrewsAtWork } from '../crews.ts'
import { activeOf } from '../incident.ts'
import { incidentRecord } from '../project.ts'
import { listCallsOf } from '../queries.ts'

/** What an officer's phone shows: the crews one belongs to, and the calls these are on. */
export const myDuty = defineRoute({
  method: 'GET',
  url: '/api/duty',
  action: 'crew.duty',
  summary: 'My crews and the open calls they were sent to',
  async handle({ judgeOwn, open, read, principal, county, now }) {
    judgeOwn()
    const { crews, calls } = await read(async (tx) => {
      const mine = await listCrewsAtWork(tx, county, now, { member: principal.account })
      return { crews: mine, calls: await listCallsOf(tx, county, mine.filter((c) => c.onDuty).map((c) => c.id)) }
    })
    return {
      now: new Date(now).toISOString(),
      crews: crews.map((c) => ({ id: c.id, callsign: c.callsign, station: c.station, vehicle: c.vehicle, members: c.members, state: c.state, heardAt: c.heardAt && new Date(c.heardAt).toISOString() })),
      calls: await Promise.all(
        calls.map(async ({ incident: id, crew }) => {
          const call = await open(incidentRecord, id, { action: 'incident.open' })
          const own = call.assignments.findLast((a) => a.crew === crew)!
          return {
            id, crew, number: call.number, station: call.station, nature: call.nature, priority: call.priority,
            place: call.place, position: call.position, text: call.text, caller: call.caller, phone: call.phone,
            state: own.state, times: own.times, acceptBy: own.acceptBy, why: own.why, receivedAt: call.times.received,
            reports: call.reports.filter((r) => r.crew === crew), others: activeOf(call).flatMap((a) => (a.crew === crew ? [] : [{ crew: a.crew, state: a.state }])),
          }
        }),
      ),
    }
  },
})
