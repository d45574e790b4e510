import { expect, test } from 'vitest'
import { farReport } from './report.ts'

test('a far recorder’s paths lie below its archive, wherever this server was started and whatever they say', () => {
  const file = { cameraId: 'gate', startMs: 0, endMs: 1, bytes: 1, gops: 1, frames: 1, codec: 'avc1.64001f', width: 160, height: 90 }
  const recorder = { state: 'running', code: '', startedMs: 0, cameras: 1, recording: 1, freeBytes: 1, reserveBytes: 0, syncMs: 0 }
  const paths = ['gate/2026-05-01/1.mp4', '../../etc/1.mp4', '/gate/./1.mp4']
  const report = farReport.parse({ health: [], recorder, files: paths.map((path) => ({ ...file, path })) })
  expect(report.files.map(({ path }) => path)).toEqual(['/gate/2026-05-01/1.mp4', '/etc/1.mp4', '/gate/1.mp4'])
})
