import type { Domain } from '#platform/domain.ts'
import type { Platform } from '#platform/platform.ts'
import { cameraMessages } from './messages.ts'
import { cameraRecord } from './project.ts'
import { changeRoutes } from './routes/change.ts'
import { listCamerasRoute } from './routes/list.ts'
import { openCamera } from './routes/open.ts'
import { cameraOptionsRoute } from './routes/options.ts'
import { registerCameraRoute } from './routes/register.ts'

export { cameraRecord, type Camera } from './project.ts'
export { hasRetentionFloor } from './law.ts'
export { registerCamera } from './routes/register.ts'

export function camerasDomain(platform: Pick<Platform, 'database' | 'keyring'>): Domain {
  return {
    name: 'cameras',
    records: [cameraRecord],
    routes: [listCamerasRoute(platform), registerCameraRoute(platform.keyring), openCamera, cameraOptionsRoute(platform), ...changeRoutes(platform.keyring)],
    actions: ['camera.tend', 'camera.changeHealth', 'camera.test'],
    messages: cameraMessages,
  }
}
