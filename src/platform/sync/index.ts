import type { Domain } from '../domain.ts'
import type { Platform } from '../platform.ts'
import { deviceRecord } from './device.ts'
import { syncMessages } from './messages.ts'
import { syncRoutes } from './routes.ts'
import { submissionRecord } from './submission.ts'

/** Work done away from the network, in the shape of a domain. */
export function syncDomain(platform: Platform): Domain {
  return { name: 'sync', records: [deviceRecord, submissionRecord], routes: syncRoutes(platform), actions: ['submission.keep'], messages: syncMessages }
}
