import { z } from 'zod'
import type { Route } from '#platform/http/route.ts'
import { confirmationSteps, courtAnswers, id, performances, reason, text, wishes, words } from '../acts.ts'
import { answerConfirmation, applyForConfirmation, correctPerformance, notePerformance, offerConfirmation, takeConfirmationBack } from '../decide-after.ts'
import { change } from './change.ts'

const day = z.iso.date()
const done = z.strictObject({ item: id, on: day, note: text(1000).default('') })

/** What follows an agreement: whether it is done, and whether a court confirms it. */
export const afterRoutes: Route[] = [
  change('perform', 'dispute.mediate', 'What was agreed was done, or was not', done.extend({ outcome: z.enum(performances) }), (s, g, c) => notePerformance(s, g, c.now)),
  change('correctPerformance', 'dispute.mediate', 'Correct what was written down of it', done.extend({ outcome: z.enum(performances).nullable(), reason }), (s, g, c) => correctPerformance(s, g, c.now)),
  change('offerConfirmation', 'dispute.mediate', 'The parties were told that a court can confirm it', z.strictObject({ wish: z.enum(wishes), note: text(400).default('') }), (s, g) => offerConfirmation(s, g.wish, g.note)),
  change('applyForConfirmation', 'dispute.run', 'The parties asked the court together', z.strictObject({ court: words(100), on: day, applicants: z.array(id).min(1).max(20) }), (s, g, c) => applyForConfirmation(s, g, c.now)),
  change('answerConfirmation', 'dispute.run', 'What the court said', z.strictObject({ answer: z.enum(courtAnswers), on: day, note: text(1000).default('') }), (s, g, c) => answerConfirmation(s, g, c.now)),
  change('takeConfirmationBack', 'dispute.run', 'A step before the court was written down wrongly', z.strictObject({ step: z.enum(confirmationSteps), reason }), (s, g) => takeConfirmationBack(s, g.step, g.reason)),
]
