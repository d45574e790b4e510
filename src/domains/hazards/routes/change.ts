import { z } from 'zod'
import type { DecisionContext } from '#platform/acts/decision.ts'
import { defineRoute, type Route } from '#platform/http/route.ts'
import { content, id, reason, text } from '../acts.ts'
import { changeFormer, correct, look, see, settleFlag, type Rule } from '../decide.ts'
import { takeRecheckBack } from '../decide-rechecks.ts'
import { assign, close, handOver, note, noteReceipt, reopen, takeHandOverBack, withdraw } from '../decide-steps.ts'
import { statusOf, type Hazard } from '../hazard.ts'
import { givenPhotos } from '../photo.ts'
import { givenPlace } from '../place.ts'
import { hazardRecord } from '../project.ts'
import { findMembers } from '../queries.ts'
import { authorities, lookReasons } from '../words.ts'

const params = z.strictObject({ id: z.string().max(60) })
const response = z.object({ id: z.string(), status: z.string() })
const words = z.strictObject({ text: text(1000).default('') })
const byReason = z.strictObject({ reason })

/** One route for each change of a hazard: `POST /api/hazards/:id/<verb>`. */
function change<B extends z.ZodType>(verb: string, action: string, summary: string, body: B, decide: (state: Hazard | null, given: z.output<B>, context: DecisionContext & { id: string }) => Rule): Route {
  return defineRoute({
    method: 'POST', url: `/api/hazards/:id/${verb}`, action, summary, params, body, response,
    handle: ({ perform, params: { id }, body: given }) =>
      perform(async (work) => ({ id, status: statusOf(await work.act(hazardRecord, id, (before, context) => decide(before, given as z.output<B>, { ...context, id }))) })),
  })
}

const corrections = content.partial().extend({ place: givenPlace.optional(), photos: givenPhotos.removeDefault().optional(), reason })

/** Looked up in the transaction, so that an account that ended just now is refused. */
const assignRoute = defineRoute({
  method: 'POST', url: '/api/hazards/:id/assign', action: 'hazard.assign', summary: 'Say who re-checks', params, body: z.strictObject({ account: id.nullable(), reason: text(400).default('') }), response,
  handle: ({ perform, params: { id }, body: { account, reason } }) =>
    perform(async (work) => {
      const members = await findMembers(work.tx, work.county, account ? [account] : [])
      return { id, status: statusOf(await work.act(hazardRecord, id, (state) => assign(state, account, reason, members))) }
    }),
})

/** Masked everywhere else; here the look is an act, committed before the answer. */
const lookRoute = defineRoute({
  method: 'POST', url: '/api/hazards/:id/look', action: 'hazard.look', summary: 'Open the name and number of who has to mend it', params, body: z.strictObject({ reason: z.enum(lookReasons) }),
  response: z.object({ id: z.string(), name: z.string(), phone: z.string() }),
  async handle({ perform, open, params: { id }, body: { reason } }) {
    await perform(async (work) => {
      await work.act(hazardRecord, id, (state) => look(state, reason))
      return {}
    })
    // Read afterwards: the stored answer of an intent holds no name.
    const { responsible } = await open(hazardRecord, id)
    return { id, name: responsible?.name ?? '', phone: responsible?.phone ?? '' }
  },
})

export const changeRoutes: Route[] = [
  assignRoute,
  lookRoute,
  change('correct', 'hazard.correct', 'Correct what was written down', corrections, (s, { reason, ...given }) => correct(s, given, reason)),
  change('former', 'hazard.correct', 'Say of which hazard it is a repetition, or that it is none', z.strictObject({ former: id.nullable(), reason }), (s, g, c) => changeFormer(s, c.id, g.former, g.reason)),
  change('mend', 'hazard.note', 'The mending has begun', words, (s, g) => note(s, 'mendingBegun', g.text)),
  change('notice', 'hazard.note', 'A notice to mend was given', words, (s, g) => note(s, 'noticeGiven', g.text)),
  change('chase', 'hazard.note', 'Whoever has to mend it was reminded', words, (s, g) => note(s, 'chased', g.text)),
  change('takeRecheckBack', 'hazard.assign', 'Take back a re-check that was pressed by mistake', z.strictObject({ recheck: id, reason }), (s, g) => takeRecheckBack(s, g.recheck, g.reason)),
  change('handOver', 'hazard.handOver', 'Hand it over to another authority', z.strictObject({ authority: z.enum(authorities), office: text(100).default(''), text: text(1000).default('') }), (s, g) => handOver(s, g)),
  change('takeHandOverBack', 'hazard.handOver', 'Take it back before the receipt', byReason, (s, g) => takeHandOverBack(s, g.reason)),
  change('receipt', 'hazard.handOver', 'Note the other authority’s receipt', z.strictObject({ text: text(400).refine((t) => t.trim() !== '', 'empty') }), (s, g) => noteReceipt(s, g.text)),
  change('close', 'hazard.close', 'Close it', words, (s, g, c) => close(s, g.text, c.actor)),
  change('withdraw', 'hazard.withdraw', 'It was none', byReason, (s, g, c) => withdraw(s, g.reason, c.actor)),
  change('reopen', 'hazard.reopen', 'Open it again', byReason, (s, g) => reopen(s, g.reason)),
  change('see', 'hazard.see', 'The command room has seen it', z.strictObject({}), (s) => see(s)),
  change('settleFlag', 'hazard.settleFlag', 'A supervisor has looked at a fact that contradicts', z.strictObject({ act: id, text: reason }), (s, g, c) => settleFlag(s, g.act, g.text, c.actor)),
]
