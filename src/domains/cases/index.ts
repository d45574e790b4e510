import type { Domain } from '#platform/domain.ts'
import { caseMessages } from './messages.ts'
import { caseRecord } from './project.ts'

export { findWaiting, refuseDecider, settle, type Approval } from './approval.ts'
export { caseDefinitions, countsAsClosed, countsAsSolved, definitionOn, type Definition } from './definitions.ts'
export { caseRecord, isCaseOfficer, isCaseOpen, stepTime, type Case } from './project.ts'

export const casesDomain: Domain = {
  name: 'cases',
  records: [caseRecord],
  routes: [],
  actions: [],
  messages: caseMessages,
}
