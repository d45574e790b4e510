import { z } from 'zod'
import type { Decision, DecisionContext } from '#platform/acts/decision.ts'
import type { RecordAttributes } from '#platform/acts/record-type.ts'
import type { Tx } from '#platform/database/database.ts'
import { defineRoute, type Call, type Route } from '#platform/http/route.ts'
import { noAttributes } from '#platform/policy/policy.ts'
import type { Principal } from '#platform/policy/principal.ts'
import { emergency, request, type GrantDraft, type Ground } from '../grants/acts.ts'
import { ask, askEmergency, type Lookup } from '../grants/decide.ts'
import { grantRecord, type Grant } from '../grants/project.ts'
import { isHead, type Lookups } from '../lookups.ts'

const answer = z.object({ id: z.string(), status: z.string(), number: z.string() })

interface Asking<B extends z.ZodType<Asked>> {
  url: string
  action: string
  summary: string
  body: B
  decide(state: Grant | null, given: z.output<B>, found: Lookup, context: DecisionContext): Decision<GrantDraft>
}

interface Asked {
  ground: Ground
  cameras: string[]
  second: string
}

/** Asking for footage: a retrieval, or an emergency look. */
export function askRoutes(lookups: Lookups): Route[] {
  /** A case of another station is as unknown as one that does not exist. */
  const lookUp = async (tx: Tx, { principal, now }: Pick<Call, 'principal' | 'now'>, asked: Asked): Promise<Lookup> => {
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

  const asking = <B extends z.ZodType<Asked>>({ url, action, summary, body: schema, decide }: Asking<B>): Route =>
    defineRoute({
      method: 'POST',
      url,
      action,
      summary,
      body: schema,
      response: answer,
      async handle(call) {
        const { principal, judge, read, intentId } = call
        const body = call.body as z.output<B>
        const { facts, attributes } = await read((tx) => findTies(tx, lookups, principal, body.ground))
        // Judged before anything is said about the ground and the cameras, even that they are unknown.
        judge({ type: 'grant', id: 'new' }, attributes, { facts })
        return call.perform(
          async (work) => {
            const found = await lookUp(work.tx, call, body)
            const state = await work.act(grantRecord, intentId, (before, context) => decide(before, body, found, context))
            return { id: intentId, status: state.status, number: state.number }
          },
          { purpose: body.ground, facts },
        )
      },
    })

  return [
    asking({ url: '/api/footage/grants', action: 'grant.ask', summary: 'Ask for footage of cameras and a time on the ground of a case or incident', body: request, decide: ask }),
    asking({ url: '/api/footage/emergencies', action: 'grant.askEmergency', summary: 'Danger to life: ask for an hour at most, opened when the second officer confirms', body: emergency, decide: askEmergency }),
  ]
}

/** What ties someone to the ground on which they ask (policies/footage.cedar): reads only what they may see. */
export async function findTies(tx: Tx, lookups: Lookups, { account, station, team }: Principal, ref: Ground): Promise<{ facts: string[]; attributes: RecordAttributes }> {
  const ground = await lookups.ground(tx, ref)
  const facts = ref.type === 'incident' ? ['call'] : []
  if (ground?.people.includes(account)) {
    if (ref.type === 'case') facts.push('of_the_case')
    else if (await lookups.isOnDuty(tx, account)) facts.push('on_the_call')
  }
  return { facts, attributes: { ...noAttributes, station: ground?.station ?? station, team: ground ? ground.team || team : '', askedBy: account } }
}
