import { about, list, plain, type Ask, type Fixture, type Probes } from '../probe.ts'
import { acceptedCall, call, callAndCrew, closedCall, crew, crewOnDuty, handedCall, idleCrew, reportedCall, sentCall, twoCalls } from '../fixtures/incidents.ts'
import type { Asker } from '../world.ts'
import { defaultTimers } from '../../../src/domains/incidents/timers.ts'

const reason = '测试'
const verb = (name: string, body: (f: Fixture) => unknown) => (f: Fixture): Ask => ({ url: `/api/incidents/${f.id}/${name}`, body: body(f) })
const crewVerb = (name: string, body: unknown) => (f: Fixture): Ask => ({ url: `/api/crews/${f.id}/${name}`, body })

const formCrew = (asker: Asker, member: string): Ask => ({ url: '/api/crews', body: { callsign: { zh: '二', en: 'Two' }, station: asker.station || 'lancheng', vehicle: 'car', members: [member], phone: '' } })

/** Desk and duty: calls and crews. */
export const incidentProbes: Probes = {
  'POST /api/incidents': { make: null, kind: 'one', shows: null, ask: (_, asker) => ({ url: '/api/incidents', body: { ...call, station: asker.station || 'lancheng' } }) },
  'GET /api/incidents': list(sentCall, '/api/incidents?limit=1000'),
  'POST /api/incidents/similar': about(sentCall, (f) => ({ url: '/api/incidents/similar', body: { phone: f.phone } }), { listed: true }),
  'GET /api/incidents/:id': about(sentCall, (f) => ({ url: `/api/incidents/${f.id}` })),
  'GET /api/incidents/:id/history': about(sentCall, (f) => ({ url: `/api/incidents/${f.id}/history` }), { shows: (f) => f.crew! }),
  'GET /api/incidents/:id/candidates': about(callAndCrew, (f) => ({ url: `/api/incidents/${f.id}/candidates` }), { shows: (f) => f.send! }),
  'POST /api/incidents/:id/dispatch': about(callAndCrew, verb('dispatch', (f) => ({ crew: f.send, reason }))),
  'POST /api/incidents/:id/progress': about(sentCall, verb('progress', (f) => ({ crew: f.crew, step: 'accepted' }))),
  'POST /api/incidents/:id/report': about(sentCall, verb('report', (f) => ({ crew: f.crew, text: '到场' }))),
  'POST /api/incidents/:id/correct': about(sentCall, verb('correct', () => ({ place: '溪畔花园南门', reason }))),
  'POST /api/incidents/:id/recall': about(sentCall, verb('recall', (f) => ({ crew: f.crew, reason }))),
  'POST /api/incidents/:id/correctStep': about(acceptedCall, verb('correctStep', (f) => ({ crew: f.crew, step: 'accepted', at: null, reason }))),
  'POST /api/incidents/:id/correctReport': about(reportedCall, verb('correctReport', (f) => ({ report: f.act, text: '更正', reason }))),
  'POST /api/incidents/:id/settleFlag': about(reportedCall, verb('settleFlag', (f) => ({ act: f.act, text: reason }))),
  'POST /api/incidents/:id/handOver': about(sentCall, verb('handOver', () => ({ team: 'lancheng-cases', reason }))),
  'POST /api/incidents/:id/withdrawHandOver': about(handedCall, verb('withdrawHandOver', () => ({ reason }))),
  'POST /api/incidents/:id/takeOver': about(handedCall, verb('takeOver', (f) => ({ team: f.team }))),
  'POST /api/incidents/:id/close': about(sentCall, verb('close', () => ({ closing: 'handled', text: '已处理' }))),
  'POST /api/incidents/:id/reopen': about(closedCall, verb('reopen', () => ({ reason }))),
  'POST /api/incidents/:id/callBack': about(closedCall, verb('callBack', () => ({ satisfied: 'yes', text: '' }))),
  'POST /api/incidents/:id/relate': about(twoCalls, verb('relate', (f) => ({ to: f.to, kind: 'duplicate', reason }))),
  'POST /api/incidents/:id/unrelate': about(twoCalls, verb('unrelate', (f) => ({ to: f.to, reason }))),
  'GET /api/desk/timers': plain('/api/desk/timers'),
  'POST /api/desk/timers': plain('/api/desk/timers', { ...defaultTimers, reason }),
  'GET /api/crews': list(crew, '/api/crews'),
  'GET /api/crews/:id': about(crew, (f) => ({ url: `/api/crews/${f.id}` })),
  'POST /api/crews': [
    { make: null, kind: 'one', shows: null, ask: async (_, asker, w) => formCrew(asker, (await w.partnerOf(asker.station || 'lancheng', asker.team)).account) },
    { make: null, kind: 'one', shows: null, variant: 'with another station’s officer', noes: ['unfit_members'], ask: async (_, asker, w) => formCrew(asker, (await w.partnerOf('qiyun', 'qiyun-cases')).account) },
  ],
  'POST /api/crews/:id/change': about(crew, crewVerb('change', { phone: '15400000009', reason })),
  'POST /api/crews/:id/start': about(idleCrew, crewVerb('start', {})),
  'POST /api/crews/:id/end': about(crewOnDuty, crewVerb('end', {})),
  'POST /api/crews/:id/heartbeat': about(crewOnDuty, crewVerb('heartbeat', { position: null, battery: 50, visible: true }), { shows: null }),
  'GET /api/candidates': list(crewOnDuty, '/api/candidates'),
  'GET /api/duty': list(crewOnDuty, '/api/duty'),
}
