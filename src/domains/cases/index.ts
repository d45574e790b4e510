import type { Domain } from '#platform/domain.ts'
import { caseMessages } from './messages.ts'
import { caseRecord } from './project.ts'
import { acceptCaseRoute } from './routes/accept.ts'
import { changeRoutes } from './routes/change.ts'
import { historyRoute } from './routes/history.ts'
import { listCasesRoute } from './routes/list.ts'
import { openCaseRoute } from './routes/open.ts'
import { openingRoute } from './routes/opening.ts'
import { waitingRoute } from './routes/waiting.ts'

export { findWaiting, refuseDecider, settle, type Approval } from './approval.ts'
export { caseDefinitions, countsAsClosed, countsAsSolved, definitionOn, type Definition } from './definitions.ts'
export { caseRecord, isCaseOfficer, isCaseOpen, stepTime, type Case } from './project.ts'

export const casesDomain: Domain = {
  name: 'cases',
  records: [caseRecord],
  routes: [acceptCaseRoute, openingRoute, waitingRoute, listCasesRoute, openCaseRoute, historyRoute, ...changeRoutes],
  actions: ['case.listAll'],
  messages: caseMessages,
}
