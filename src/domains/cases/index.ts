import type { Tx } from '#platform/database/database.ts'
import type { Domain } from '#platform/domain.ts'
import type { Platform } from '#platform/platform.ts'
import { diskVfs } from '#platform/ports/vfs.ts'
import { startSweep } from '#platform/sweep.ts'
import { makePreview } from '#media/decode/preview.ts'
import { openEvidenceFiles, removeFile } from './evidence/files.ts'
import { lookRoutes } from './evidence/look-routes.ts'
import { listErased } from './evidence/queries.ts'
import { evidenceRecord } from './evidence/record.ts'
import { uploadRoutes } from './evidence/upload-routes.ts'
import { openUploads, type UploadParts } from './evidence/uploads.ts'
import { caseGround } from './ground.ts'
import { caseMessages } from './messages.ts'
import { noteRecord } from './parts/note.ts'
import { personRecord } from './parts/person.ts'
import { partRoutes } from './parts/routes.ts'
import { taskRecord } from './parts/task.ts'
import { caseRecord } from './project.ts'
import { acceptCaseRoute } from './routes/accept.ts'
import { changeRoutes } from './routes/change.ts'
import { historyRoute } from './routes/history.ts'
import { listCasesRoute } from './routes/list.ts'
import { openCaseRoute } from './routes/open.ts'
import { openingRoute } from './routes/opening.ts'
import { myTasksRoute, partsRoute } from './routes/parts.ts'
import { waitingRoute } from './routes/waiting.ts'

export { countsAsClosed, countsAsFiled, countsAsSolved, definitionOn } from './definitions.ts'
export { layEvidence, receiveLaid } from './evidence/receive-file.ts'
export { caseRecord, isCaseOpen, type Case } from './project.ts'
export { foldSteps, stepTime, type Step } from './steps.ts'

export function casesDomain(platform: Platform): Domain {
  const parts = uploadParts(platform)
  return {
    name: 'cases',
    records: [caseRecord, noteRecord, taskRecord, personRecord, evidenceRecord],
    routes: [
      acceptCaseRoute, openingRoute, waitingRoute, myTasksRoute, listCasesRoute, openCaseRoute, partsRoute, historyRoute, ...changeRoutes, ...partRoutes,
      ...uploadRoutes(openUploads(parts), platform), ...lookRoutes(parts.files, makePreview),
    ],
    actions: ['case.listAll', 'case.part', 'case.acceptCall'],
    messages: caseMessages,
    grounds: [caseGround],
  }
}

const sweepEveryMs = 10 * 60_000

/** Runs beside the server: half uploads expire, and the files of erased evidence go. */
export function watchEvidence(platform: Platform): { stop(): Promise<void> } {
  const uploads = openUploads(uploadParts(platform))
  return startSweep(platform, 'evidence-uploads', sweepEveryMs, async () => {
    await uploads.sweep()
    await uploads.forgetErased()
  })
}

/** Removes the files of erased evidence from a copy of the data folder: a backup's (house plan, decision 4). */
export async function forgetErasedIn(folder: string, tx: Tx, county: string): Promise<void> {
  const files = openEvidenceFiles(diskVfs, folder, county)
  for (const { id, sha256 } of await listErased(tx, county)) await removeFile(files.vfs, files.sealedPath(sha256, id))
}

function uploadParts({ config, county, database, clock }: Platform): UploadParts {
  const { dataDir } = config
  return { files: openEvidenceFiles(diskVfs, dataDir, county), database, clock, county, dataDir }
}
