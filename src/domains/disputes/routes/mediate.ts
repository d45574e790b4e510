import { z } from 'zod'
import type { Route } from '#platform/http/route.ts'
import { agreement, held, id, publicity, reason, signatureWays, text, ways } from '../acts.ts'
import { correctAgreement, draftAgreement, signAgreement, withdrawAgreement, withdrawSignature } from '../decide-agreement.ts'
import { answerMediation, correctConsent, noteConsent } from '../decide-consent.ts'
import { cancelSession, correctSession, holdSession, planSession } from '../decide-sessions.ts'
import { notLaterThan } from '../take-report.ts'
import { at, change, instant } from './change.ts'

const consent = z.strictObject({ party: id, agreed: z.boolean(), publicity: z.enum(publicity).default('either'), ways: z.array(z.enum(ways)).max(4).default([]) })
const signatures = z.array(z.strictObject({ signer: id, way: z.enum(signatureWays) })).min(1).max(40)

/** What mediators do in their own disputes, and those who run them. */
export const mediateRoutes: Route[] = [
  change('consent', 'dispute.mediate', 'A party agrees to mediation, or refuses, which ends it', consent.extend({ note: text(400).default('') }), (s, g, c) => noteConsent(s, g, c.now)),
  change('correctConsent', 'dispute.mediate', 'Correct what was written down of a party’s consent', consent.extend({ reason }), (s, g, c) => correctConsent(s, g, c.now)),
  change('answer', 'dispute.mediate', 'A mediator takes it on, or does not', z.strictObject({ mediator: id, accepted: z.boolean(), note: text(400).default('') }), (s, g, c) => answerMediation(s, g.mediator, g.accepted, g.note, c.actor)),
  change('planSession', 'dispute.mediate', 'Plan a session, or move it', z.strictObject({ session: id, at: instant, place: text(200) }), (s, g) => planSession(s, g)),
  change('cancelSession', 'dispute.mediate', 'A session does not take place', z.strictObject({ session: id, reason }), (s, g) => cancelSession(s, g.session, g.reason)),
  change('holdSession', 'dispute.mediate', 'A session was held: who was there, and its record', held.extend({ session: id, happenedAt: instant.optional() }), (s, { happenedAt, ...given }, c) =>
    holdSession(s, given, notLaterThan(happenedAt ?? new Date(c.now).toISOString(), c.now), c.now),
  ),
  change('correctSession', 'dispute.mediate', 'Correct the record of a session', held.partial().extend({ session: id, reason }), (s, { session, reason: why, ...given }) => correctSession(s, session, given, why)),
  change('draft', 'dispute.mediate', 'Draft the agreement; an oral one is in effect as it is recorded', agreement.extend({ at: instant.optional() }), (s, { at: when, ...given }, c) => draftAgreement(s, given, at(when, c), c.now)),
  change('correctAgreement', 'dispute.mediate', 'Correct the agreement before it is in effect', agreement.omit({ form: true }).partial().extend({ reason }), (s, { reason: why, ...given }) => correctAgreement(s, given, why)),
  change('sign', 'dispute.mediate', 'Who signed, printed or sealed the agreement', z.strictObject({ signatures, at: instant.optional() }), (s, g, c) => signAgreement(s, g.signatures, at(g.at, c), c.now)),
  change('withdrawSignature', 'dispute.mediate', 'A signature was noted by mistake', z.strictObject({ signer: id, reason }), (s, g) => withdrawSignature(s, g.signer, g.reason)),
  change('withdrawAgreement', 'dispute.run', 'The agreement falls away', z.strictObject({ reason }), (s, g) => withdrawAgreement(s, g.reason)),
]
