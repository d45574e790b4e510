import type { Domain } from '#platform/domain.ts'
import { incidentMessages } from './messages.ts'
import { incidentRecord } from './project.ts'
import { changeRoutes } from './routes/change.ts'
import { listIncidentsRoute } from './routes/list.ts'
import { openIncident } from './routes/open.ts'
import { receiveIncident } from './routes/receive.ts'

export { takeOver } from './decide.ts'
export { incidentRecord, type Incident } from './project.ts'

export const incidentsDomain: Domain = {
  name: 'incidents',
  records: [incidentRecord],
  routes: [receiveIncident, listIncidentsRoute, openIncident, ...changeRoutes],
  actions: ['incident.dispatch'],
  messages: incidentMessages,
}
