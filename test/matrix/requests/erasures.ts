import { about, list, type Fixture, type Probes } from '../probe.ts'
import { askedErasure, erasureOf } from '../fixtures/erasures.ts'
import { sentCall } from '../fixtures/incidents.ts'

const verb = (name: string, body: unknown) => (f: Fixture) => ({ url: `/api/erasures/${f.id}/${name}`, body })

/** Erasing content: asked by one, decided by another. */
export const erasureProbes: Probes = {
  'GET /api/erasures': list(askedErasure, '/api/erasures?limit=500'),
  'GET /api/erasures/:id': about(askedErasure, (f) => ({ url: `/api/erasures/${f.id}` })),
  'POST /api/erasures': about(sentCall, (f) => ({ url: '/api/erasures', body: erasureOf(f.id) }), { shows: null, noes: ['erasure_empty'] }),
  'POST /api/erasures/:id/order': about(askedErasure, verb('order', {}), { noes: ['erasure_own'] }),
  'POST /api/erasures/:id/refuse': about(askedErasure, verb('refuse', { reason: '测试' })),
  'POST /api/erasures/:id/withdraw': about(askedErasure, verb('withdraw', {})),
}
