import { about, list, plain, type Fixture, type Probes } from '../probe.ts'
import { closedMatter, device, doneTask, matter, photo, round, submission, task, visit } from '../fixtures/visits.ts'
import { newId, type World } from '../world.ts'

const reason = '测试'
const verb = (path: string, name: string, body: object) => (f: Fixture) => ({ url: `/api/${path}/${f.id}/${name}`, body })
const now = (w: World) => new Date(w.house.platform.clock.now()).toISOString()
const uuid = (w: World) => w.house.platform.ids.uuid()
const tus = { 'tus-resumable': '1.0.0' }

/** Work away from the network: phones, what they sent, rounds, visits, tasks, hard matters, photos. */
export const visitProbes: Probes = {
  'POST /api/devices': plain('/api/devices', { name: '测试机' }),
  'GET /api/devices': [list(device, '/api/devices', { variant: 'one’s own' }), list(device, '/api/devices?of=station', { variant: 'of the station' })],
  'POST /api/devices/:id/cutOff': about(device, verb('devices', 'cutOff', { reason })),
  // It shows which phone it is by what only that one was given.
  'POST /api/devices/:id/standing': plain('/api/devices/none/standing', { key: 'AAAA', wrapped: { iv: 'AAAA', data: 'AAAA' }, proof: '0'.repeat(64) }),
  'POST /api/sync': about(device, (f, _, w) => ({ url: '/api/sync', body: { device: f.id, now: now(w), intents: [{ id: uuid(w), kind: 'none', after: null, at: now(w), body: null }] } }), { shows: null }),
  // A file that cannot be read: who may hand one in is told so.
  'POST /api/sync/hand-in': about(device, (f) => ({ url: '/api/sync/hand-in', body: { langqiao: 'hand-in/1', device: f.id, key: 'AAAA', wrapped: { iv: 'AAAA', data: 'AAAA' }, proof: '0'.repeat(64), intents: [] } }), { shows: null, oks: [400] }),
  'POST /api/photos/hand-in': about(device, (f) => ({ url: '/api/photos/hand-in', body: { langqiao: 'hand-in-photos/1', device: f.id, key: 'AAAA', wrapped: { iv: 'AAAA', data: 'AAAA' }, proof: '0'.repeat(64), photos: [] } }), { shows: null, oks: [400] }),
  'GET /api/submissions': [list(submission, '/api/submissions', { variant: 'one’s own' }), list(submission, '/api/submissions?of=station', { variant: 'of the station' })],
  'GET /api/submissions/:id': about(submission, (f) => ({ url: `/api/submissions/${f.id}` })),
  // Of a form that this server does not know: who decides is told so.
  'POST /api/submissions/:id/apply': about(submission, verb('submissions', 'apply', { reason }), { shows: null, oks: [409] }),
  'POST /api/submissions/:id/decline': about(submission, verb('submissions', 'decline', { reason })),
  'GET /api/rounds/suggest': plain('/api/rounds/suggest'),
  'POST /api/rounds': { make: null, kind: 'one', shows: null, ask: (_, { account }, w) => ({ url: '/api/rounds', body: { title: '走访', assignee: account, day: now(w).slice(0, 10), stops: [{ type: 'dwelling', id: newId(), why: 'stale' }] } }) },
  'GET /api/rounds': [list(round, '/api/rounds', { variant: 'one’s own' }), list(round, '/api/rounds?of=station', { variant: 'of the station' })],
  'POST /api/rounds/:id/take': about(round, verb('rounds', 'take', { device: 'none' })),
  'POST /api/rounds/:id/reassign': about(round, verb('rounds', 'reassign', { assignee: 'somebody', reason })),
  'POST /api/rounds/:id/close': about(round, verb('rounds', 'close', {})),
  'GET /api/visits': [list(visit, '/api/visits', { variant: 'one’s own' }), list(visit, '/api/visits?of=station', { variant: 'of the station' })],
  'GET /api/visits/:id': about(visit, (f) => ({ url: `/api/visits/${f.id}` })),
  'POST /api/visits/:id/correct': about(visit, verb('visits', 'correct', { note: '更正', reason })),
  'POST /api/visits/:id/settleFlag': about(visit, verb('visits', 'settleFlag', { reason })),
  'GET /api/grid-tasks': [list(task, '/api/grid-tasks', { variant: 'one’s own' }), list(task, '/api/grid-tasks?of=station', { variant: 'of the station' })],
  'POST /api/grid-tasks': plain('/api/grid-tasks', { title: '查看', details: '', place: null, due: '2026-12-31', from: 'station', assignee: null }),
  'POST /api/grid-tasks/:id/change': about(task, verb('grid-tasks', 'change', { title: '再查看', reason })),
  'POST /api/grid-tasks/:id/reopen': about(doneTask, verb('grid-tasks', 'reopen', { reason })),
  'POST /api/grid-tasks/:id/cancel': about(task, verb('grid-tasks', 'cancel', { reason })),
  'GET /api/matters': [list(matter, '/api/matters', { variant: 'one’s own' }), list(matter, '/api/matters?of=all', { variant: 'of one’s reach' })],
  'GET /api/matters/own': list(matter, '/api/matters/own'),
  'GET /api/matters/:id': about(matter, (f) => ({ url: `/api/matters/${f.id}` })),
  'POST /api/matters/:id/answer': about(matter, verb('matters', 'answer', { text: '已派人' })),
  'POST /api/matters/:id/handOn': about(matter, verb('matters', 'handOn', { to: '镇政府' })),
  'POST /api/matters/:id/close': about(matter, verb('matters', 'close', { result: '已办' })),
  'POST /api/matters/:id/reopen': about(closedMatter, verb('matters', 'reopen', { reason })),
  'GET /api/grid-overview': plain('/api/grid-overview?station=lancheng'),
  // A photo of nothing: who may send one is told so.
  'POST /api/photos': { make: null, kind: 'one', shows: null, oks: [413], ask: () => ({ url: '/api/photos', headers: { ...tus, 'upload-length': '0', 'upload-metadata': `sha256 ${Buffer.from('0'.repeat(64)).toString('base64')}` } }) },
  'HEAD /api/photos/:sha256': { make: null, kind: 'one', shows: null, ask: () => ({ url: `/api/photos/${'0'.repeat(64)}`, headers: tus }) },
  'PATCH /api/photos/:sha256': { make: null, kind: 'one', shows: null, oks: [409], ask: () => ({ url: `/api/photos/${'0'.repeat(64)}`, headers: { ...tus, 'upload-offset': '7', 'upload-length': '9', 'content-type': 'application/offset+octet-stream' }, body: Buffer.from('ffd8', 'hex') }) },
  'GET /api/photos/:sha256': about(photo, (f) => ({ url: `/api/photos/${f.id}` }), { shows: null, oks: [422], noes: ['bad_input'] }),
}
