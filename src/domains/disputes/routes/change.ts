import { z } from 'zod'
import type { DecisionContext } from '#platform/acts/decision.ts'
import { defineRoute, type Route } from '#platform/http/route.ts'
import type { Rule } from '../decide.ts'
import { statusOf, type Dispute } from '../dispute.ts'
import { disputeRecord } from '../project.ts'

export const params = z.strictObject({ id: z.string().min(1).max(60) })
export const answer = z.object({ id: z.string(), status: z.string() })
export const instant = z.iso.datetime({ offset: true })

/** One route for each change of a dispute: `POST /api/disputes/:id/<verb>`. */
export function change<B extends z.ZodType>(verb: string, action: string, summary: string, body: B, decide: (state: Dispute | null, given: z.output<B>, context: DecisionContext) => Rule): Route {
  return defineRoute({
    method: 'POST',
    url: `/api/disputes/:id/${verb}`,
    action,
    summary,
    params,
    body,
    response: answer,
    handle: ({ perform, params: { id }, body: given }) =>
      perform(async (work) => ({ id, status: statusOf(await work.act(disputeRecord, id, (before, context) => decide(before, given as z.output<B>, context))) })),
  })
}

/** When it was done: as given, else now. */
export const at = (given: string | undefined, { now }: DecisionContext) => (given === undefined ? now : Date.parse(given))
