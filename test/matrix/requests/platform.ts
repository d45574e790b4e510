import { about, list, plain, type Probes } from '../probe.ts'
import { account } from '../fixtures/accounts.ts'
import { deferredService, service } from '../fixtures/footage.ts'
import { sentCall } from '../fixtures/incidents.ts'

const reason = '测试'
const profile = { name: '测试', roles: ['case_officer'], station: 'lancheng', team: 'lancheng-cases', phone: '15400000000' }
const feed = () => ({ url: '/api/feed' })
let serial = 0

/** Identity, ledger, feed, figures, and what stands open to everyone. */
export const platformProbes: Probes = {
  'GET /api/me': plain('/api/me'),
  'GET /api/units': plain('/api/units'),
  'GET /api/accounts': list(account, '/api/accounts'),
  'GET /api/colleagues': list(account, '/api/colleagues'),
  'POST /api/accounts': { make: null, kind: 'one', shows: null, ask: () => ({ url: '/api/accounts', body: { ...profile, login: `opened${++serial}` } }) },
  'POST /api/accounts/:id/change': about(account, (f) => ({ url: `/api/accounts/${f.id}/change`, body: { ...profile, reason } })),
  'POST /api/accounts/:id/end': about(account, (f) => ({ url: `/api/accounts/${f.id}/end`, body: { reason } })),
  'POST /api/accounts/:id/link': about(account, (f) => ({ url: `/api/accounts/${f.id}/link`, body: { reason } })),
  'GET /api/accounts/:id/sessions': about(account, (f) => ({ url: `/api/accounts/${f.id}/sessions` }), { shows: (f) => f.session! }),
  'POST /api/sign-in': plain('/api/sign-in', { login: 'nobody', password: 'x' }, { noes: ['wait'] }),
  'POST /api/sign-in/second': plain('/api/sign-in/second', { token: 'x', code: '000000' }, { noes: ['sign_in_again'] }),
  'POST /api/links/look': plain('/api/links/look', { token: 'x'.repeat(30) }, { noes: ['link_used_up'] }),
  'POST /api/links/use': plain('/api/links/use', { token: 'x'.repeat(30), password: 'long enough 1' }, { noes: ['link_used_up'] }),
  'GET /api/ledger/checkpoint': plain('/api/ledger/checkpoint'),
  'GET /api/ledger/proofs/inclusion': plain('/api/ledger/proofs/inclusion?seq=0&size=1'),
  'GET /api/ledger/proofs/consistency': plain('/api/ledger/proofs/consistency?first=0&second=1'),
  'GET /api/ledger/acts': plain('/api/ledger/acts'),
  'GET /api/ledger/acts/:seq/proof': plain('/api/ledger/acts/0/proof'),
  'GET /api/ledger/state': plain('/api/ledger/state'),
  'POST /api/ledger/verifications': plain('/api/ledger/verifications', {}),
  'GET /api/feed': [
    about(sentCall, feed, { kind: 'feed' }),
    about(service, feed, { kind: 'feed', variant: 'a notice to an owner' }),
    about(deferredService, feed, { kind: 'feed', variant: 'a notice that is deferred' }),
    about(account, feed, { kind: 'feed', variant: 'who signs in' }),
  ],
  'GET /api/figures': [
    about(async (_, at) => ({ id: at.station }), (f) => ({ url: `/api/figures?station=${f.id}` }), { shows: null, variant: 'of a station' }),
    plain('/api/figures', undefined, { variant: 'of one’s own reach' }),
  ],
  'GET /api/figures/cases': about(async (_, at) => ({ id: at.station }), (f) => ({ url: `/api/figures/cases?station=${f.id}` }), { shows: null }),
  'GET /api/figures/calls': about(async (_, at) => ({ id: at.station }), (f) => ({ url: `/api/figures/calls?station=${f.id}` }), { shows: null }),
  // A busy machine may well be behind: it says so to everyone.
  'GET /healthz': plain('/healthz', undefined, { oks: [503] }),
  'GET /openapi.json': plain('/openapi.json'),
  'GET /metrics': plain('/metrics'),
}

/** They end sessions. */
export const sessionProbes: Probes = {
  'POST /api/accounts/:id/sessions/:session/end': about(account, (f) => ({ url: `/api/accounts/${f.id}/sessions/${f.session}/end`, body: {} }), { shows: null, ends: true, fresh: true }),
  'POST /api/sign-out': plain('/api/sign-out', {}, { ends: true }),
}
