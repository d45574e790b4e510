import { z } from 'zod'
import type { Tx } from '#platform/database/database.ts'
import { defineRoute, type Call, type Route } from '#platform/http/route.ts'
import { noAttributes } from '#platform/policy/policy.ts'
import { emergency, request, type Ground } from '../grants/acts.ts'
import { ask, askEmergency, type Lookup } from '../grants/decide.ts'
import { grantRecord } from '../grants/project.ts'
import { isHead, type Lookups } from '../lookups.ts'

const answer = z.object({ id: z.string(), status: z.string(), number: z.string() })

/** Asking for footage: a retrieval, or an emergency look. */
export function askRoutes(lookups: Lookups): Route[] {
  /** A case of another station is as unknown as one that does not exist. */
  const lookUp = async (tx: Tx, call: Pick<Call, 'principal' | 'now'>, asked: { ground: Ground; cameras: string[]; second: string }): Promise<Lookup> => {
    const { principal, now } = call
    const known = await lookups.ground(tx, asked.ground)
    // A call that was handed to no team is handled by the team of who asks.
    const ground = known && { ...known, team: known.team || principal.team }
    const second = await lookups.person(tx, asked.second, now)
    const mayKnow = ground !== null && (principal.station === '' || principal.station === ground.station)
    const cameras = []
    for (const id of asked.cameras) cameras.push(await lookups.camera(tx, id))
    const heads = isHead(principal.roles) ? principal.team : ''
    const headAsks = ground !== null && ground.team !== '' && (heads === ground.team || second?.heads === ground.team)
    return { ground: mayKnow ? ground : null, cameras, second, headAsks }
  }
  const judgeAsker = ({ principal, judge }: Pick<Call, 'principal' | 'judge'>) =>
    judge({ type: 'grant', id: 'new' }, { ...noAttributes, station: principal.station, askedBy: principal.account })

  return [
    defineRoute({
      method: 'POST',
      url: '/api/footage/grants',
      action: 'grant.ask',
      summary: 'Ask for footage of cameras and a time on the ground of a case or incident',
      body: request,
      response: answer,
      async handle(call) {
        judgeAsker(call)
        const { body, intentId } = call
        return call.perform(
          async (work) => {
            const found = await lookUp(work.tx, call, body)
            const state = await work.act(grantRecord, intentId, (before, context) => ask(before, body, found, context))
            return { id: intentId, status: state.status, number: state.number }
          },
          { purpose: body.ground },
        )
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/footage/emergencies',
      action: 'grant.askEmergency',
      summary: 'Danger to life: ask for an hour at most, opened when the second officer confirms',
      body: emergency,
      response: answer,
      async handle(call) {
        judgeAsker(call)
        const { body, intentId } = call
        return call.perform(
          async (work) => {
            const found = await lookUp(work.tx, call, body)
            const state = await work.act(grantRecord, intentId, (before, context) => askEmergency(before, body, found, context))
            return { id: intentId, status: state.status, number: state.number }
          },
          { purpose: body.ground },
        )
      },
    }),
  ]
}
