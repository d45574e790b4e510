import type { Domain } from '#platform/domain.ts'
import type { Platform } from '#platform/platform.ts'
import { startSweep } from '#platform/sweep.ts'
import { diskVfs } from '#platform/ports/vfs.ts'
import { makePreview } from '#media/decode/preview.ts'
import { visitIntents } from './intents.ts'
import { matterRecord } from './matters/matter.ts'
import { visitsMessages } from './messages.ts'
import { openPhotoFiles } from './photos/photo-files.ts'
import { photoRecord } from './photos/photo.ts'
import { forgetUnnamed } from './photos/forget-unnamed.ts'
import { photoRoutes } from './photos/routes.ts'
import { roundGround, roundRecord } from './rounds/round.ts'
import { matterRoutes } from './routes/matters.ts'
import { overviewRoute } from './routes/overview.ts'
import { roundRoutes } from './routes/rounds.ts'
import { taskRoutes } from './routes/tasks.ts'
import { visitRoutes } from './routes/visits.ts'
import { taskRecord } from './tasks/task.ts'
import { visitRecord } from './visit.ts'

export function visitsDomain(platform: Platform): Domain {
  const files = openPhotoFiles(diskVfs, platform.config.dataDir)
  return {
    name: 'visits',
    records: [roundRecord, visitRecord, taskRecord, matterRecord, photoRecord],
    routes: [...roundRoutes, ...visitRoutes, ...taskRoutes, ...matterRoutes, overviewRoute(), ...photoRoutes(platform, files, makePreview)],
    actions: ['visit.record', 'matter.push', 'matter.add', 'task.do', 'photo.remove'],
    messages: visitsMessages,
    grounds: [roundGround(() => platform.clock.now())],
    intents: visitIntents(platform),
  }
}

const dayMs = 86_400_000

/** Removes photos that nothing names any more: those of visits whose content was erased. */
export function watchPhotos(platform: Platform): { stop(): Promise<void> } {
  const files = openPhotoFiles(diskVfs, platform.config.dataDir)
  return startSweep(platform, 'photos-unnamed', dayMs, async () => void (await forgetUnnamed(platform, files)))
}
