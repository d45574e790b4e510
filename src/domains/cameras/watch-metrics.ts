import type { Platform } from '#platform/platform.ts'
import { listRecorders } from './queries.ts'

/** Recording on /metrics: what a machine's keeper raises an alarm on (docs/operations.md, "Recorder"). */
export function watchRecording({ metrics, database, clock, county }: Platform): void {
  const read = () => database.read({ county, stations: 'all', account: 'system' }, (tx) => listRecorders(tx, county))
  const sum = (pick: (r: Awaited<ReturnType<typeof read>>[number]) => number) => async () => (await read()).reduce((total, r) => total + pick(r), 0)
  metrics.watch('recorder_cameras', 'Cameras that recorders are to record', sum((r) => r.cameras))
  metrics.watch('recorder_cameras_recording', 'Cameras whose pictures reach the disk now', sum((r) => r.recording))
  metrics.watch('recorder_deaths', 'How often a recorder died and was started again', sum((r) => r.deaths))
  metrics.watch('recorder_disk_full', '1 while a recorder stands still because of its disk', sum((r) => (r.state === 'disk_full' ? 1 : 0)))
  metrics.watch('recorder_disks_refusing', 'Recorders of which one disk takes nothing, while others do', sum((r) => (r.state === 'running' && r.code !== '' ? 1 : 0)))
  metrics.watch('recorder_files_waiting', 'Finished files whose row is not written yet', sum((r) => r.files_waiting))
  metrics.watch('recorder_silence_seconds', 'Since the quietest recorder was heard; 0 without recorders', async () => {
    const running = (await read()).filter((r) => r.state !== 'stopped')
    return Math.max(0, ...running.map((r) => (clock.now() - r.heard_at.getTime()) / 1000))
  })
  metrics.watch('recorder_free_bytes', 'Least free space on a recorder’s disk', async () => {
    const all = await read()
    return all.length === 0 ? 0 : Math.min(...all.map((r) => r.free_bytes))
  })
}
