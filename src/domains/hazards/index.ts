import type { Domain } from '#platform/domain.ts'
import type { Platform } from '#platform/platform.ts'
import { checklistRecord } from './checklists/project.ts'
import { checklistRoutes } from './checklists/routes.ts'
import { inspectionRecord } from './inspections/record.ts'
import { inspectionRoutes } from './inspections/routes.ts'
import { hazardIntents } from './intents.ts'
import { hazardMessages } from './messages.ts'
import { hazardRecord } from './project.ts'
import { changeRoutes } from './routes/change.ts'
import { listRoutes } from './routes/list.ts'
import { openRoutes } from './routes/open.ts'
import { reportRoutes } from './routes/report.ts'
import { superviseRoutes } from './routes/supervise.ts'
import { termsRecord } from './terms.ts'

export { draft, publish } from './checklists/decide.ts'
export { checklistRecord } from './checklists/project.ts'
export { templates } from './checklists/templates/index.ts'
export { hazardIntents } from './intents.ts'
export { hazardRecord } from './project.ts'

export function hazardsDomain(platform: Platform): Domain {
  return {
    name: 'hazards',
    records: [hazardRecord, termsRecord, checklistRecord, inspectionRecord],
    routes: [...listRoutes, ...reportRoutes, ...openRoutes, ...changeRoutes, ...superviseRoutes(platform), ...checklistRoutes, ...inspectionRoutes(platform)],
    actions: [],
    messages: hazardMessages,
    intents: hazardIntents,
  }
}
