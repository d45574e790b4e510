import { z } from 'zod'
import type { Platform } from '#platform/platform.ts'
import { defineRoute, type Route } from '#platform/http/route.ts'
import { steps, text } from '../acts.ts'
import { progress, report } from '../decide.ts'
import type { Incident } from '../incident.ts'
import { incidentRecord } from '../project.ts'

/** When it happened by the device's clock; facts are never refused for lateness (house plan, decision 5). */
const happenedAt = z.iso.datetime({ offset: true }).optional()
const crew = z.string().max(60)
const params = z.strictObject({ id: z.string().max(60) })
const answer = z.object({ id: z.string(), status: z.string() })

/** What a crew says of itself: how far it is, what it found. Judged by who was sent, not by who still is when it arrives here. */
export function factRoutes(platform: Pick<Platform, 'database' | 'store' | 'county'>): Route[] {
  const { database, store, county } = platform
  const factsOf = async (id: string, crewId: string, account: string): Promise<{ facts: string[] }> => {
    const found = await database.read({ county, stations: 'all', account }, (tx) => store.load(tx, incidentRecord, id))
    return { facts: found && wasSent(found.state, crewId, account) ? ['was_sent'] : [] }
  }
  return [
    defineRoute({
      method: 'POST',
      url: '/api/incidents/:id/progress',
      action: 'incident.progress',
      summary: 'A crew accepts, sets out, arrives, is done',
      params,
      body: z.strictObject({ crew, step: z.enum(steps), happenedAt }),
      response: answer,
      async handle({ perform, params: { id }, body, now, principal }) {
        const at = whenHappened(body.happenedAt, now)
        const options = await factsOf(id, body.crew, principal.account)
        return perform(async (work) => ({ id, status: (await work.act(incidentRecord, id, (state) => progress(state, body.crew, body.step, at, now))).status }), options)
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/incidents/:id/report',
      action: 'incident.report',
      summary: 'A crew reports from the scene',
      params,
      body: z.strictObject({ crew, text: text(4000).min(1), happenedAt }),
      response: answer,
      async handle({ perform, params: { id }, body, now, principal }) {
        const at = whenHappened(body.happenedAt, now)
        const options = await factsOf(id, body.crew, principal.account)
        return perform(async (work) => ({ id, status: (await work.act(incidentRecord, id, (state) => report(state, body.crew, body.text, at, now))).status }), options)
      },
    }),
  ]
}

/** A device's clock may run ahead; nothing has happened later than now. */
function whenHappened(given: string | undefined, now: number): string {
  return new Date(Math.min(given === undefined ? now : Date.parse(given), now)).toISOString()
}

/** Whether this person was ever sent with that crew. One called back without its phone knowing still says what it did. */
function wasSent(state: Incident, crewId: string, account: string): boolean {
  return state.assignments.some((a) => a.crew === crewId && a.people.includes(account))
}
