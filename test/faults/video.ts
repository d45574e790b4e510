import { startTestDatabase } from '../database.ts'
import { openHouse } from '../open-house.ts'
import { runFault, type Fault, type FaultResult } from './video/fault.ts'
import { diskFull } from './video/disk-full.ts'
import { diskReadOnly } from './video/disk-read-only.ts'
import { flappingCamera } from './video/flapping-camera.ts'
import { frozenRecorder } from './video/frozen-recorder.ts'
import { kill } from './video/kill.ts'
import { linkCutExporting } from './video/link-cut-exporting.ts'
import { linkCutForADay } from './video/link-cut-for-a-day.ts'
import { linkCutPlaying } from './video/link-cut-playing.ts'
import { lyingIndex } from './video/lying-index.ts'
import { lyingRecorder } from './video/lying-recorder.ts'
import { reconnectingCameras } from './video/reconnecting-cameras.ts'
import { steppedClock } from './video/stepped-clock.ts'
import { tornFile } from './video/torn-file.ts'

export const videoFaults: readonly Fault[] = [kill, diskFull, diskReadOnly, tornFile, lyingIndex, flappingCamera, reconnectingCameras, steppedClock, frozenRecorder, linkCutPlaying, linkCutExporting, linkCutForADay, lyingRecorder]

/**
 * `npm run faults -- video [--times 100] [--minutes 10] [--cameras 300] [--only words] --json`: each fault of recording, a line of JSON each as
 * they end, and all of them in the last line.
 */
export async function runVideoFaults(given: { times: number; minutes: number; cameras: number; seed: number; only: string }): Promise<{ ok: boolean; results: FaultResult[]; faults: string[] }> {
  const database = await startTestDatabase()
  const results: FaultResult[] = []
  const faults: string[] = []
  try {
    for (const fault of videoFaults.filter(({ name }) => name.includes(given.only))) {
      console.error(`${fault.name} …`)
      const result = await runFault(fault, { ...given, isBrief: false, openHouse: (options) => openHouse(database.server.url, options), tell: (line) => console.error(`  ${line}`) })
      console.log(JSON.stringify(result))
      results.push(result)
      if (!result.ok) faults.push(`${fault.name}: not as it should be`)
    }
  } finally {
    await database.stop()
  }
  return { ok: faults.length === 0, results, faults }
}
