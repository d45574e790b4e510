import { z } from 'zod'
import { defineRoute, type Route } from '#platform/http/route.ts'
import { choosers, endings, id, kinds, mediator, party, reason, text, ways, words } from '../acts.ts'
import { addParty, correct, correctParty, end, removeParty, reopen, settleFlag } from '../decide.ts'
import { nameMediators } from '../decide-consent.ts'
import { statusOf } from '../dispute.ts'
import { disputeRecord } from '../project.ts'
import { findAccounts } from '../queries.ts'
import { givenPlace } from '../report-body.ts'
import { answer, change, params } from './change.ts'

/** Accounts are looked up in the transaction, so that one that ended just now is refused. */
const nameMediatorsRoute = defineRoute({
  method: 'POST',
  url: '/api/disputes/:id/mediators',
  action: 'dispute.run',
  summary: 'Name the mediators whom the parties chose, or the committee in their place',
  params,
  body: z.strictObject({ mediators: z.array(mediator).min(1).max(10), by: z.enum(choosers), reason: text(400).default('') }),
  response: answer,
  handle: ({ perform, params: { id }, body }) =>
    perform(async (work) => {
      const staff = await findAccounts(work.tx, work.county, body.mediators.flatMap((m) => m.account ?? []))
      return { id, status: statusOf(await work.act(disputeRecord, id, (state) => nameMediators(state, body, staff))) }
    }),
})

const corrected = z.strictObject({ kind: z.enum(kinds).optional(), place: givenPlace.optional(), text: words(4000).optional(), reason })

/** What those do who run the mediation of their station. */
export const runRoutes: Route[] = [
  nameMediatorsRoute,
  change('correct', 'dispute.run', 'Correct what was written down', corrected, (s, { reason: why, ...given }) => correct(s, given, why)),
  change('addParty', 'dispute.run', 'Someone else is in the dispute', party, (s, g) => addParty(s, g)),
  change('correctParty', 'dispute.run', 'Correct who someone is', party.omit({ id: true }).partial().extend({ party: id, reason }), (s, { party: who, reason: why, ...given }) => correctParty(s, who, given, why)),
  change('removeParty', 'dispute.run', 'Someone is not in the dispute after all', z.strictObject({ party: id, reason }), (s, g) => removeParty(s, g.party, g.reason)),
  change('end', 'dispute.run', 'Mediation ends without an agreement; the parties are told where else they may go', z.strictObject({ outcome: z.enum(endings), ways: z.array(z.enum(ways)).max(4), text: text(2000).default('') }), (s, g, c) => end(s, g, c.now)),
  change('reopen', 'dispute.run', 'Mediation goes on after all', z.strictObject({ reason }), (s, g) => reopen(s, g.reason)),
  change('settleFlag', 'dispute.settleFlag', 'A supervisor has looked at a flagged fact', z.strictObject({ act: id, text: words(400) }), (s, g, c) => settleFlag(s, g.act, g.text, c.actor)),
]
