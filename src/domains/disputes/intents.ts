import { defineIntent } from '#platform/sync/intent-kind.ts'
import { held, id } from './acts.ts'
import { holdSession } from './decide-sessions.ts'
import { disputeRecord } from './project.ts'
import { reportBody } from './report-body.ts'
import { notLaterThan, takeReport } from './take-report.ts'

/** What people write down at the door, without network. */
export const disputeIntents = [
  defineIntent({
    kind: 'dispute.report',
    action: 'dispute.report',
    nature: 'fact',
    body: reportBody,
    record: (body) => ({ type: 'dispute', id: body.id }),
    carryOut: (work, { body, happenedAt }) => takeReport(work, body, happenedAt),
  }),
  defineIntent({
    kind: 'dispute.session',
    action: 'dispute.mediate',
    nature: 'fact',
    body: held.extend({ dispute: id, session: id }),
    record: (body) => ({ type: 'dispute', id: body.dispute }),
    async carryOut(work, { body: { dispute, ...given }, happenedAt }) {
      await work.act(disputeRecord, dispute, (state, { now }) => holdSession(state, given, notLaterThan(happenedAt, now), now))
      return { id: dispute }
    },
  }),
]
