import { about, list, plain, type Ask, type Fixture, type Probes } from '../probe.ts'
import { newId, type Asker, type World } from '../world.ts'
import { departedResident, disputedResident, joinedResident, offeredTwins, ownCase, ownReception, reception, resident, toldApart, twinResident } from '../fixtures/registry.ts'

const reason = '测试'
const verb = (name: string, body: object | ((f: Fixture) => object)) => (f: Fixture) => ({ url: `/api/registry/person/${f.id}/${name}`, body: typeof body === 'function' ? body(f) : body })

/** Asked on a ground of one's own: a reception, which reaches no further than the station, and a case, which does. */
const onGrounds = (ask: (ground: string, f: Fixture, asker: Asker) => Ask, more: object = {}, make = resident) =>
  (['on a reception', 'on a case'] as const).map((variant) =>
    about(make, async (f, asker, w: World) => ask(await (variant === 'on a case' ? ownCase(w, asker) : ownReception(w, asker)), f, asker), { variant, ...more }),
  )

/** The register, each look on a ground. */
export const registryProbes: Probes = {
  'GET /api/registry/search': (['on a reception', 'on a case'] as const).map((variant) => ({
    make: null, kind: 'one', shows: null, variant,
    ask: async (_: Fixture, asker: Asker, w: World) => ({ url: `/api/registry/search?search=${newId()}&ground=${await (variant === 'on a case' ? ownCase(w, asker) : ownReception(w, asker))}&q=zz&wide=${variant === 'on a case' ? 'yes' : 'no'}` }),
  })),
  'GET /api/registry/differences': list(disputedResident, '/api/registry/differences', { fresh: true }),
  'GET /api/registry/twins': list(offeredTwins, '/api/registry/twins', { fresh: true }),
  'POST /api/registry/twins/run': plain('/api/registry/twins/run', {}),
  'POST /api/registry/twins/:id/apart': about(offeredTwins, (f) => ({ url: `/api/registry/twins/${f['twin']}/apart`, body: { reason } }), { shows: (f) => f['twin']! }),
  'POST /api/registry/twins/:id/reopen': about(toldApart, (f) => ({ url: `/api/registry/twins/${f['twin']}/reopen`, body: { reason } }), { shows: (f) => f['twin']! }),
  'POST /api/registry/likely': (['on a reception', 'on a case'] as const).map((variant) => ({
    make: null, kind: 'one', shows: null, variant,
    ask: async (_: Fixture, asker: Asker, w: World) => ({ url: '/api/registry/likely', body: { ground: await (variant === 'on a case' ? ownCase(w, asker) : ownReception(w, asker)), typed: { name: '测试人' } } }),
  })),
  'GET /api/registry/:type/:id': onGrounds((ground, f) => ({ url: `/api/registry/person/${f.id}?ground=${ground}` })),
  'GET /api/registry/:type/:id/history': onGrounds((ground, f) => ({ url: `/api/registry/person/${f.id}/history?ground=${ground}` }), { shows: null }),
  'POST /api/registry/:type/:id/show': onGrounds((ground, f) => ({ url: `/api/registry/person/${f.id}/show`, body: { ground, field: 'identityNumber' } }), { shows: null }),
  'POST /api/registry/:type': {
    make: null, kind: 'one', shows: null,
    ask: () => ({ url: '/api/registry/person', body: { values: { name: '测试人' } } }),
  },
  'POST /api/registry/:type/:id/observe': about(resident, verb('observe', { base: 1, said: { relation: 'head' } })),
  'POST /api/registry/:type/:id/correct': about(resident, verb('correct', { changes: { relation: 'parent' }, reason })),
  'POST /api/registry/:type/:id/settle': about(disputedResident, verb('settle', (f) => ({ field: 'relation', act: f.act, keep: 'standing', reason }))),
  'POST /api/registry/:type/:id/end': about(resident, verb('end', { why: 'left', on: '2026-05-01' })),
  'POST /api/registry/:type/:id/revive': about(departedResident, verb('revive', { reason })),
  'POST /api/registry/:type/:id/join': about(twinResident, verb('join', (f) => ({ other: f.other, take: [], reason }))),
  'POST /api/registry/:type/:id/part': about(joinedResident, verb('part', (f) => ({ other: f.other, reason })), { noes: ['entry_not_joined'] }),
  'POST /api/receptions': plain('/api/receptions', { kind: 'help', who: '来访人' }),
  'POST /api/receptions/:id/close': about(reception, (f) => ({ url: `/api/receptions/${f.id}/close`, body: { result: '' } })),
  'GET /api/receptions': plain('/api/receptions'),
}
