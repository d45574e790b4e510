import { about, list, plain, type Fixture, type Probes } from '../probe.ts'
import type { World } from '../world.ts'
import { activeCamera, cameraDetails, dutyCamera, idleCamera, lentCamera, linkedRecorder, pausedCamera } from '../fixtures/cameras.ts'

const reason = '测试'
const stream = { url: 'rtsp://127.0.0.1:1/none' }
const pausing = (f: Fixture, _: unknown, w: World) => ({ url: `/api/cameras/${f.id}/pause`, body: { until: new Date(w.house.platform.clock.now() + 3_600_000).toISOString() } })
const verb = (name: string, body: unknown) => (f: Fixture) => ({ url: `/api/cameras/${f.id}/${name}`, body })

/** The register of cameras. */
export const cameraProbes: Probes = {
  'GET /api/cameras': list(activeCamera, '/api/cameras?limit=5000'),
  'GET /api/camera-options': plain('/api/camera-options'),
  'GET /api/cameras/:id': about(activeCamera, (f) => ({ url: `/api/cameras/${f.id}` })),
  'POST /api/cameras': about(activeCamera, (f) => ({ url: '/api/cameras', body: { ...cameraDetails, station: f.station, ownerAccount: '' } }), { shows: null }),
  'POST /api/cameras/:id/correct': about(activeCamera, verb('correct', { name: '车棚二', reason })),
  'POST /api/cameras/:id/setStream': about(activeCamera, verb('setStream', stream)),
  'POST /api/cameras/:id/assign': about(activeCamera, verb('assign', { recorder: '' })),
  'POST /api/cameras/:id/activate': about(idleCamera, verb('activate', {})),
  'POST /api/cameras/:id/suspend': [
    about(activeCamera, verb('suspend', { reason })),
    about(lentCamera, verb('suspend', { reason }), { variant: 'lent without a duty' }),
    about(dutyCamera, verb('suspend', { reason }), { variant: 'with a duty of protection' }),
  ],
  'POST /api/cameras/:id/pause': [
    about(lentCamera, pausing, { variant: 'lent without a duty' }),
    about(dutyCamera, pausing, { variant: 'with a duty of protection' }),
  ],
  'POST /api/cameras/:id/resume': about(pausedCamera, verb('resume', {})),
  'POST /api/cameras/:id/assignRepair': about(activeCamera, verb('assignRepair', { whom: '维修员' })),
  'POST /api/cameras/:id/finishRepair': about(activeCamera, verb('finishRepair', { done: '更换电源' })),
  // Nothing is wrong with it: who may ask is told so.
  'POST /api/cameras/:id/showOwnerPhone': about(activeCamera, verb('showOwnerPhone', {}), { oks: [409], shows: null }),
  'POST /api/cameras/:id/retire': about(activeCamera, verb('retire', { reason })),
  'GET /api/recorders': plain('/api/recorders'),
  'POST /api/recorders': plain('/api/recorders', { name: 'village', place: '村委会' }),
  'POST /api/recorders/:id/revoke': about(linkedRecorder, (f) => ({ url: `/api/recorders/${f.id}/revoke`, body: { reason } }), { shows: null }),
  'GET /api/camera-tree': plain('/api/camera-tree?town='),
  'GET /api/camera-counts': plain('/api/camera-counts'),
  'GET /api/camera-repairs': plain('/api/camera-repairs'),
  'GET /api/camera-day': plain('/api/camera-day?day=2026-05-01'),
  'GET /api/camera-points': list(activeCamera, '/api/camera-points'),
  // A list of cameras comes as a file; asked without one, who may is told so.
  'POST /api/camera-imports/check': plain('/api/camera-imports/check', {}, { oks: [415] }),
  'POST /api/camera-imports/faults': plain('/api/camera-imports/faults', {}, { oks: [415] }),
  'GET /api/camera-imports/template': plain('/api/camera-imports/template'),
  'POST /api/camera-imports': plain('/api/camera-imports', {}, { oks: [415] }),
  // Of nobody: who may change many is told that none was meant.
  'POST /api/camera-changes/check': plain('/api/camera-changes/check', { select: { ids: ['none'] }, change: { town: '岚城镇' }, reason }),
  'POST /api/camera-changes': plain('/api/camera-changes', { select: { ids: ['none'] }, change: { town: '岚城镇' }, reason }),
  'POST /api/camera-test': about(activeCamera, (f) => ({ url: '/api/camera-test', body: { camera: f.id, stream } }), { shows: null }),
}
