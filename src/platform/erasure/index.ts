import type { Domain } from '../domain.ts'
import type { Platform } from '../platform.ts'
import { erasureMessages } from './messages.ts'
import { erasureRecord } from './record.ts'
import { erasureRoutes } from './routes.ts'

export { erasureMessages } from './messages.ts'
export type { ErasureRequest } from './record.ts'
export { askAsSystem, isUnasked } from './routes.ts'
export { replayErasures } from './replay.ts'

/** The lawful way for content to leave the ledger (README.md). */
export function erasureDomain(platform: Platform): Domain {
  return { name: 'erasure', records: [erasureRecord], routes: erasureRoutes(platform), actions: ['erasure.replay'], messages: erasureMessages }
}
