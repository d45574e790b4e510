import { z } from 'zod'
import { defineIntent, type IntentKind } from '#platform/sync/intent-kind.ts'
import { carryOutRecheck, carryOutReport, givenHazard, givenRecheck, whenHappened } from './carry-out.ts'
import { carryOutInspection, givenInspection } from './inspections/carry-out.ts'

const id = z.uuid()

/** What people do about hazards away from the network: all of it facts. */
export const hazardIntents: readonly IntentKind[] = [
  defineIntent({
    kind: 'hazard.report',
    action: 'hazard.report',
    nature: 'fact',
    body: givenHazard.extend({ id }),
    record: (body) => ({ type: 'hazard', id: body.id }),
    carryOut: (work, { body: { id: hazard, ...given }, happenedAt }) => carryOutReport(work, hazard, given, whenHappened(happenedAt, work.now)),
  }),
  defineIntent({
    kind: 'hazard.recheck',
    action: 'hazard.recheck',
    nature: 'fact',
    body: givenRecheck.extend({ id }),
    record: (body) => ({ type: 'hazard', id: body.id }),
    carryOut: (work, { body: { id: hazard, ...given }, happenedAt }) => carryOutRecheck(work, hazard, given, whenHappened(happenedAt, work.now)),
  }),
  defineIntent({
    kind: 'inspection.record',
    action: 'inspection.record',
    nature: 'fact',
    body: givenInspection.extend({ id }),
    record: (body) => ({ type: 'inspection', id: body.id }),
    carryOut: (work, { body: { id: inspection, ...given }, happenedAt }) => carryOutInspection(work, inspection, given, whenHappened(happenedAt, work.now)),
  }),
]
