import type { Domain } from '#platform/domain.ts'
import { deskMessages } from './messages.ts'
import { placeRecord, shiftRecord } from './project.ts'
import { putPlacesRoute, removePlaceRoute, searchPlacesRoute } from './routes/places.ts'
import { shiftRoutes } from './routes/shifts.ts'

export { putPlace } from './decide.ts'
export { placeRecord } from './project.ts'

export const deskDomain: Domain = {
  name: 'desk',
  records: [placeRecord, shiftRecord],
  routes: [searchPlacesRoute, putPlacesRoute, removePlaceRoute, ...shiftRoutes],
  actions: [],
  messages: deskMessages,
}
