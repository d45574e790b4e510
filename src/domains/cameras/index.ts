import type { Domain } from '#platform/domain.ts'
import type { Platform } from '#platform/platform.ts'
import { cameraMessages } from './messages.ts'
import { cameraRecord } from './project.ts'
import { changeRoutes } from './routes/change.ts'
import { importRoutes } from './import/routes.ts'
import { listCamerasRoute } from './routes/list.ts'
import { linkedRecorderRecord } from './links/linked-recorder.ts'
import { listRecordersRoute } from './links/list-recorders.ts'
import { linkRoutes } from './links/routes.ts'
import { bulkRoutes } from './bulk/routes.ts'
import { cameraDayRoute } from './health/day.ts'
import { repairRoutes } from './health/repairs.ts'
import { networkRoutes } from './routes/network.ts'
import { openCamera } from './routes/open.ts'
import { cameraOptionsRoute } from './routes/options.ts'
import { registerCameraRoute } from './routes/register.ts'
import { testStreamRoute } from './routes/test-stream.ts'

export { cameraRecord } from './project.ts'
export { cameraMessages } from './messages.ts'
export { details as cameraDetails } from './acts.ts'
export { activateCamera, setCameraStream } from './routes/change.ts'
export { registerCamera } from './routes/register.ts'
export { liveCloseCodes, openLive, sendLive } from './live.ts'
export { archiveDir } from './archive-dir.ts'
export { addDisks, openArchiveDisks } from './archive-disks.ts'
export { citeRetention, dueDays, type Retention } from './law.ts'
export { retentionColumns, toRetention } from './retention-row.ts'
export { watchCameraHealth } from './watch-health.ts'
export { watchTroubles } from './health/note-troubles.ts'
export { watchPauses } from './watch-pauses.ts'
export { watchRecording } from './watch-metrics.ts'
// For the recorder process (apps/recorder).
export { listCameras, listRecorders, listStreamsToRecord, readCameraNews } from './queries.ts'
export { drainRecorder, leaseMs, openLease, renewLease, type RecorderIdentity, type Renewal } from './leases/recorder-lease.ts'
export { findHolder, listTenures, type Tenure } from './leases/tenures.ts'
export { findSurplus, leaseChannel, releaseCameras, takeCameras } from './leases/take-cameras.ts'
export { forgetHealth, isFileKnown, readClock, saveFiles, saveHealth, saveRecorder, saveRecorderDeath, type CameraHealth, type RecorderReport } from './recording.ts'
export { linkedRecorderRecord } from './links/linked-recorder.ts'
export { findLink, startLinks } from './links/links.ts'
export { linkFile, type LinkFile } from './links/routes.ts'
export { mainRecorder, reachRecorder } from './recorders.ts'
export { makeSocketFolder, recorderSocket } from './recorder-socket.ts'
export { addressSub, openStream, type StreamAddress } from './stream-address.ts'

export function camerasDomain(platform: Pick<Platform, 'config' | 'database' | 'keyring' | 'ids' | 'clock' | 'log'>): Domain {
  return {
    name: 'cameras',
    records: [cameraRecord, linkedRecorderRecord],
    routes: [listCamerasRoute(platform), registerCameraRoute(platform.keyring), openCamera, cameraOptionsRoute(platform), testStreamRoute(platform), ...changeRoutes(platform.keyring), ...linkRoutes(platform), listRecordersRoute(platform), ...importRoutes(platform), ...networkRoutes(platform), ...repairRoutes(platform), cameraDayRoute(platform), ...bulkRoutes(platform)],
    actions: ['camera.tend', 'camera.changeHealth', 'recorder.contradict'],
    messages: cameraMessages,
  }
}
