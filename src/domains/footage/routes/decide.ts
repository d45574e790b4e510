import { z } from 'zod'
import type { Decision, DecisionContext } from '#platform/acts/decision.ts'
import type { Work } from '#platform/acts/store.ts'
import { Fault } from '#platform/fault.ts'
import { defineRoute, type Route } from '#platform/http/route.ts'
import { instant, reason, type GrantDraft } from '../grants/acts.ts'
import { approve, confirmEmergency, refuseRequest, report, reviewWithinMs, revoke, uphold, withdraw } from '../grants/decide.ts'
import { grantRecord, type Grant } from '../grants/project.ts'
import type { Lookups } from '../lookups.ts'
import { raise } from '../notices/raise.ts'
import { serveOwners, serviceId } from '../services/issue.ts'
import { deferService, noteService, serviceRecord } from '../services/service.ts'

const id = z.strictObject({ id: z.string().max(60) })
const because = z.strictObject({ reason })
const answer = z.object({ id: z.string(), status: z.string() })
const deferral = z.strictObject({ until: instant, ground: reason })

interface Step<B extends z.ZodType> {
  verb: string
  summary: string
  body: B
  decide(state: Grant | null, given: z.output<B>, context: DecisionContext, groundOpen: boolean): Decision<GrantDraft>
  /** What follows in the same transaction: services, notices. */
  follow?(work: Work, grantId: string, grant: Grant, given: z.output<B>): Promise<void>
}

/** What becomes of a request: `POST /api/footage/grants/:id/<verb>`. */
export function decideRoutes(lookups: Lookups): Route[] {
  const step = <B extends z.ZodType>({ verb, summary, body, decide, follow }: Step<B>): Route =>
    defineRoute({
      method: 'POST',
      url: `/api/footage/grants/:id/${verb}`,
      action: `grant.${verb}`,
      summary,
      params: id,
      body,
      response: answer,
      handle: async ({ perform, open, params, body: given }) => {
        const { ground } = await open(grantRecord, params.id)
        return perform(
          async (work) => {
            const isOpen = (await lookups.ground(work.tx, ground))?.isOpen ?? false
            const state = await work.act(grantRecord, params.id, (before, context) => decide(before, given as z.output<B>, context, isOpen))
            await follow?.(work, params.id, state, given as z.output<B>)
            return { id: params.id, status: state.status }
          },
          { purpose: ground, facts: ['follows'] },
        )
      },
    })

  return [
    step({
      verb: 'approve',
      summary: 'The head of the unit approves: until when, and whether the owners’ notice is deferred',
      body: z.strictObject({ until: instant, reason: z.string().max(400), deferral: deferral.nullable() }),
      decide: (state, { until, reason: why }, { now }, groundOpen) => approve(state, { until, reason: why }, groundOpen, now),
      follow: (work, grantId, grant, given) => serveOwners(work, lookups, grantId, grant, given.deferral),
    }),
    step({ verb: 'refuse', summary: 'The head of the unit refuses', body: because, decide: (state, given) => refuseRequest(state, given.reason) }),
    step({ verb: 'withdraw', summary: 'Who asked takes it back', body: because, decide: (state, given) => withdraw(state, given.reason) }),
    step({ verb: 'revoke', summary: 'End a running grant at once', body: because, decide: (state, given) => revoke(state, given.reason) }),
    step({
      verb: 'confirmEmergency',
      summary: 'The second officer confirms danger to life: the look opens, the auditor is told',
      body: z.strictObject({}),
      decide: (state, _, context, groundOpen) => confirmEmergency(state, groundOpen, context),
      async follow(work, grantId, grant) {
        // The head may defer longer when upholding it; until then an owner who may be involved is not told.
        await serveOwners(work, lookups, grantId, grant, { until: new Date(work.now + reviewWithinMs).toISOString(), ground: 'emergency' })
        await raise(work, `emergency.${grantId}`, {
          kind: 'emergency', audience: ['auditor', 'case_team_lead', 'station_chief'], station: grant.station, team: grant.team, about: { type: 'grant', id: grantId }, count: 0, days: 0,
        })
      },
    }),
    step({ verb: 'uphold', summary: 'The head of the unit upholds an emergency look', body: because, decide: (state, given) => uphold(state, given.reason) }),
    step({
      verb: 'report',
      summary: 'The head of the unit reports an emergency look that had no ground: it ends, the auditor and the chief are told',
      body: because,
      decide: (state, given) => report(state, given.reason),
      follow: (work, grantId, { station, team }) =>
        raise(work, `emergency_reported.${grantId}`, { kind: 'emergency_reported', audience: ['auditor', 'station_chief'], station, team, about: { type: 'grant', id: grantId }, count: 0, days: 0 }),
    }),
    defineRoute({
      method: 'POST',
      url: '/api/footage/grants/:id/defer',
      action: 'grant.defer',
      summary: 'Defer, prolong or end the deferral of an owner’s notice',
      params: id,
      body: deferral.extend({ owner: z.string().max(60) }),
      response: z.object({ until: z.string() }),
      async handle({ perform, open, params, body }) {
        const { ground } = await open(grantRecord, params.id)
        return perform(
          async (work) => {
            const { until, ground: why } = body
            await work.act(serviceRecord, serviceId(params.id, body.owner), (state, { now }) => deferService(state, { until, ground: why }, now), { action: 'service.defer' })
            return { until }
          },
          { purpose: ground, facts: ['judged_on_grant'] },
        )
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/footage/grants/:id/noteService',
      action: 'service.note',
      summary: 'Note what an owner answered who was served on paper',
      params: id,
      body: z.strictObject({ owner: z.string().max(60), answer: z.enum(['signed', 'declined']), note: reason }),
      response: z.object({ answer: z.string().nullable() }),
      async handle({ perform, open, params, body }) {
        const grant = await open(grantRecord, params.id)
        if (grant.status === 'asked') throw new Fault('grant_not_active', {}, 409)
        return perform(
          async (work) => {
            const state = await work.act(serviceRecord, serviceId(params.id, body.owner), (before) => noteService(before, body.answer, body.note), { action: 'service.record' })
            return { answer: state.answer }
          },
          { purpose: grant.ground, facts: ['judged_on_grant'] },
        )
      },
    }),
  ]
}
