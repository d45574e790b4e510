import type { Domain } from '#platform/domain.ts'
import { disputeIntents } from './intents.ts'
import { disputeMessages } from './messages.ts'
import { disputeRecord } from './project.ts'
import { afterRoutes } from './routes/after.ts'
import { dangerRoutes } from './routes/danger.ts'
import { listRoute } from './routes/list.ts'
import { mediateRoutes } from './routes/mediate.ts'
import { historyRoute, lookRoute, openRoute } from './routes/open.ts'
import { behindRateRoute, rateRoute } from './routes/rate.ts'
import { reportRoute } from './routes/report.ts'
import { runRoutes } from './routes/run.ts'

export const disputesDomain: Domain = {
  name: 'disputes',
  records: [disputeRecord],
  routes: [reportRoute, listRoute, rateRoute, behindRateRoute, openRoute, lookRoute, historyRoute, ...runRoutes, ...mediateRoutes, ...afterRoutes, ...dangerRoutes],
  actions: ['dispute.listAll', 'dispute.raiseCall'],
  messages: disputeMessages,
  intents: disputeIntents,
}
