import { newestWording } from '#domains/registry/help/wording.ts'
import { about, list, type Fixture, type Probes } from '../probe.ts'
import { agreedHelp, grownUp } from '../fixtures/help.ts'
import { newId } from '../world.ts'

const verb = (name: string, body: object) => (f: Fixture) => ({ url: `/api/help/${f.id}/${name}`, body })
const given = (person: string) => ({ person, kinds: ['visit'], every: 'week', wording: newestWording.version, by: { who: 'self' }, how: { way: 'paper', document: '1' }, from: '2026-11-01', until: '2027-10-01' })

/** Help that people agreed to. */
export const helpProbes: Probes = {
  'GET /api/help/due': list(agreedHelp, '/api/help/due', { fresh: true }),
  'POST /api/help': about(grownUp, (f) => ({ url: '/api/help', body: given(f.id) }), { shows: null }),
  'POST /api/help/:id/done': about(agreedHelp, verb('done', { kind: 'visit', on: '2026-11-20', outcome: 'fine' })),
  'POST /api/help/:id/undo': about(agreedHelp, verb('undo', { act: newId() })),
  'POST /api/help/:id/withdraw': about(agreedHelp, verb('withdraw', { said: 'self' })),
  'POST /api/help/:id/end': about(agreedHelp, verb('end', { why: 'moved' })),
}
