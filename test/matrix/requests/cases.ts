import { about, list, plain, type Ask, type Fixture, type Probe, type Probes } from '../probe.ts'
import * as cases from '../fixtures/cases.ts'
import { handedCall } from '../fixtures/incidents.ts'

const reason = '测试'
const tus = { 'tus-resumable': '1.0.0' }
const verb = (name: string, body: (f: Fixture) => unknown) => (f: Fixture): Ask => ({ url: `/api/cases/${f.id}/${name}`, body: body(f) })
const part = (kind: string, name: string, body: (f: Fixture) => unknown): ((f: Fixture) => Ask) => (f) => ({ url: `/api/cases/${f.id}/${kind}/${f.part}/${name}`, body: body(f) })
const showsPart: Partial<Probe> = { shows: (f) => f.part! }
/** First bytes of a JPEG: an allow answers a picture. */
const jpeg = () => '\u00ff\u00d8\u00ff'
const original = (f: Fixture): Ask => ({ url: `/api/cases/${f.id}/evidence/${f.part}/original` })
const byName = () => ({ reason })

/** Cases with what they hold. */
export const caseProbes: Probes = {
  'GET /api/cases': list(cases.acceptedCase, '/api/cases?limit=1000'),
  'GET /api/cases/waiting': [
    list(cases.caseThatWaitsForUnit, '/api/cases/waiting', { shows: (f) => f.approval!, variant: 'unit' }),
    list(cases.caseThatWaitsForCounty, '/api/cases/waiting', { shows: (f) => f.approval!, variant: 'county' }),
  ],
  'GET /api/cases/tasks': list(cases.task, '/api/cases/tasks', { shows: (f) => f.part! }),
  'GET /api/cases/opening': about(handedCall, (f) => ({ url: `/api/cases/opening?incident=${f.id}` })),
  'POST /api/cases': about(
    handedCall,
    async (f, asker, w) => {
      const { account: second } = await w.partnerOf(asker.station, asker.team)
      return { url: '/api/cases', body: { kind: 'administrative', title: '案件', summary: '', lead: asker.account, second, incidents: [f.id] } }
    },
    { shows: null, noes: ['incident_elsewhere', 'case_officer_unfit'] },
  ),
  'GET /api/cases/:id': about(cases.acceptedCase, (f) => ({ url: `/api/cases/${f.id}` })),
  'GET /api/cases/:id/history': about(cases.acceptedCase, (f) => ({ url: `/api/cases/${f.id}/history` })),
  'GET /api/cases/:id/parts': about(cases.evidence, (f) => ({ url: `/api/cases/${f.id}/parts` }), showsPart),
  'POST /api/cases/:id/assign': about(cases.acceptedCase, verb('assign', (f) => ({ lead: f.partner, second: f.someone, reason }))),
  'POST /api/cases/:id/link': [
    about(cases.caseAndCall, verb('link', (f) => ({ incidents: [f.more] }))),
    about(cases.caseAndOthersCall, verb('link', (f) => ({ incidents: [f.more] })), { variant: 'a call of another team' }),
  ],
  'POST /api/cases/:id/unlink': about(cases.caseOfTwoCalls, verb('unlink', (f) => ({ incident: f.second, reason }))),
  'POST /api/cases/:id/correct': about(cases.acceptedCase, verb('correct', () => ({ title: '更正', reason }))),
  'POST /api/cases/:id/begin': about(cases.filedCase, verb('begin', () => ({}))),
  'POST /api/cases/:id/solve': about(cases.investigatedCase, verb('solve', () => ({ facts: ['offence_established', 'offender_identified', 'offender_at_hand'], text: '查清' }))),
  'POST /api/cases/:id/revert': about(cases.investigatedCase, verb('revert', byName)),
  'POST /api/cases/:id/correctTime': about(cases.investigatedCase, (f, _, w) => ({ url: `/api/cases/${f.id}/correctTime`, body: { step: 'investigating', at: new Date(w.house.platform.clock.now()).toISOString(), reason } })),
  'POST /api/cases/:id/ask': about(cases.acceptedCase, verb('ask', () => ({ what: 'file', reason }))),
  'POST /api/cases/:id/recall': about(cases.caseThatWaitsForUnit, verb('recall', (f) => ({ approval: f.approval, reason })), { noes: ['approval_not_yours'] }),
  'POST /api/cases/:id/approve': [
    about(cases.caseThatWaitsForUnit, verb('approve', (f) => ({ approval: f.approval, note: '' })), { variant: 'unit' }),
    about(cases.caseThatWaitsForCounty, verb('approve', (f) => ({ approval: f.approval, note: '' })), { variant: 'county' }),
  ],
  'POST /api/cases/:id/deny': [
    about(cases.caseThatWaitsForUnit, verb('deny', (f) => ({ approval: f.approval, note: reason })), { variant: 'unit' }),
    about(cases.caseThatWaitsForCounty, verb('deny', (f) => ({ approval: f.approval, note: reason })), { variant: 'county' }),
  ],
  'POST /api/cases/:id/notes': about(cases.acceptedCase, verb('notes', () => ({ text: '记录' })), { shows: null }),
  'POST /api/cases/:id/notes/:part/correct': about(cases.note, part('notes', 'correct', () => ({ text: '更正', reason })), { ...showsPart, noes: ['note_not_yours'] }),
  'POST /api/cases/:id/tasks': about(cases.acceptedCase, (f) => ({ url: `/api/cases/${f.id}/tasks`, body: { title: '走访', assignee: f.partner, due: null } }), { shows: null }),
  'POST /api/cases/:id/tasks/:part/change': about(cases.task, part('tasks', 'change', () => ({ title: '走访二', reason })), showsPart),
  'POST /api/cases/:id/tasks/:part/done': about(cases.task, part('tasks', 'done', () => ({ note: '' })), showsPart),
  'POST /api/cases/:id/tasks/:part/cancel': about(cases.task, part('tasks', 'cancel', byName), showsPart),
  'POST /api/cases/:id/tasks/:part/reopen': about(cases.doneTask, part('tasks', 'reopen', byName), showsPart),
  'POST /api/cases/:id/people': about(cases.acceptedCase, verb('people', () => ({ name: '测试人', role: 'witness', phone: '' })), { shows: null }),
  'POST /api/cases/:id/people/:part/correct': about(cases.person, part('people', 'correct', () => ({ phone: '15400000003', reason })), showsPart),
  'POST /api/cases/:id/people/:part/remove': about(cases.person, part('people', 'remove', byName), showsPart),
  'POST /api/cases/:id/people/:part/look': [
    about(cases.person, part('people', 'look', () => ({ reason: 'contact' })), showsPart),
    about(cases.personOfCaseBeforeUnit, part('people', 'look', () => ({ reason: 'contact' })), { ...showsPart, variant: 'waits for the unit' }),
    about(cases.personOfCaseBeforeCounty, part('people', 'look', () => ({ reason: 'contact' })), { ...showsPart, variant: 'waits for the county' }),
  ],
  'GET /api/cases/:id/evidence/:part/original': [
    about(cases.evidence, original, { shows: jpeg }),
    about(cases.evidenceOfCaseBeforeUnit, original, { shows: jpeg, variant: 'waits for the unit' }),
    about(cases.evidenceOfCaseBeforeCounty, original, { shows: jpeg, variant: 'waits for the county' }),
  ],
  'GET /api/cases/:id/evidence/:part/preview': about(cases.evidence, (f) => ({ url: `/api/cases/${f.id}/evidence/${f.part}/preview` }), { shows: jpeg }),
  'POST /api/cases/:id/evidence/:part/correct': about(cases.evidence, part('evidence', 'correct', () => ({ description: '更正', reason })), showsPart),
  'POST /api/cases/:id/evidence/:part/withdraw': about(cases.evidence, part('evidence', 'withdraw', byName), showsPart),
  'POST /api/cases/:id/evidence/:part/restore': about(cases.withdrawnEvidence, part('evidence', 'restore', byName), showsPart),
  'POST /api/cases/:id/uploads': about(
    cases.acceptedCase,
    (f) => ({ url: `/api/cases/${f.id}/uploads`, headers: { ...tus, 'upload-length': '100', 'upload-metadata': `filename ${Buffer.from('a.jpg').toString('base64')}` } }),
    { shows: null },
  ),
  'HEAD /api/cases/:id/uploads/:upload': about(cases.upload, (f) => ({ url: `/api/cases/${f.id}/uploads/${f.upload}`, headers: tus }), { shows: null }),
  'PATCH /api/cases/:id/uploads/:upload': about(
    cases.upload,
    (f) => ({ url: `/api/cases/${f.id}/uploads/${f.upload}`, headers: { ...tus, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' }, body: Buffer.from('ffd8ffe000104a46494600010100', 'hex') }),
    { shows: null },
  ),
  'DELETE /api/cases/:id/uploads/:upload': about(cases.upload, (f) => ({ url: `/api/cases/${f.id}/uploads/${f.upload}`, headers: tus }), { shows: null }),
  'OPTIONS /api/cases/:id/uploads': plain('/api/cases/x/uploads'),
}
