import { about, list, plain, type Fixture, type Probes } from '../probe.ts'
import { endRunning, gazetteerEntry, gazetteerPlace, handedShift, notedShift, shift } from '../fixtures/desk.ts'

const reason = '测试'
const verb = (name: string, body: (f: Fixture) => unknown) => (f: Fixture) => ({ url: `/api/shifts/${f.id}/${name}`, body: body(f) })

/** The desk's gazetteer and shifts. */
export const deskProbes: Probes = {
  'GET /api/places': plain('/api/places?q=溪畔'),
  'POST /api/places': about(gazetteerPlace, (f) => ({ url: '/api/places', body: { places: [{ ...gazetteerEntry, id: f.id, station: 'lancheng', name: '溪畔花园二期' }], reason } }), { shows: null }),
  'POST /api/places/remove': about(gazetteerPlace, (f) => ({ url: '/api/places/remove', body: { id: f.id, reason } })),
  'GET /api/shifts': list(shift, '/api/shifts?limit=20', { fresh: true }),
  'POST /api/shifts': {
    make: null, kind: 'one', shows: null,
    async ask(_, { team, station }, w) {
      await endRunning(w, team || station || 'county')
      return { url: '/api/shifts', body: {} }
    },
  },
  'POST /api/shifts/:id/note': about(shift, verb('note', () => ({ text: '交接' })), { fresh: true }),
  'POST /api/shifts/:id/correctNote': about(notedShift, verb('correctNote', (f) => ({ note: f.note, text: '更正', reason })), { fresh: true }),
  'POST /api/shifts/:id/handOver': about(shift, verb('handOver', () => ({ summary: '' })), { fresh: true }),
  'POST /api/shifts/:id/takeOver': about(handedShift, verb('takeOver', () => ({})), { shows: null, fresh: true }),
}
