import { about, list, plain, type Fixture, type Probes } from '../probe.ts'
import { endedArea, freshBoundary, gridArea } from '../fixtures/grids.ts'
import { newId } from '../world.ts'

const reason = '测试'
const from = '2026-06-01'
const verb = (name: string, body: () => object) => (f: Fixture) => ({ url: `/api/grid-areas/${f.id}/${name}`, body: body() })
const file = () => ({ type: 'FeatureCollection', features: [{ type: 'Feature', properties: { code: newId(), name: '网格' }, geometry: freshBoundary() }] })

/** Grids over addresses: their boundaries, and how they are drawn. */
export const gridProbes: Probes = {
  'GET /api/grid-areas': list(gridArea, '/api/grid-areas'),
  'GET /api/grid-areas/export': plain('/api/grid-areas/export'),
  'GET /api/grid-areas/:id': about(gridArea, (f) => ({ url: `/api/grid-areas/${f.id}` })),
  'POST /api/grid-areas': { make: null, kind: 'one', shows: null, ask: () => ({ url: '/api/grid-areas', body: { code: newId(), name: '网格', kind: 'community', station: 'lancheng', from, boundary: freshBoundary() } }) },
  'POST /api/grid-areas/:id/redraw': about(gridArea, verb('redraw', () => ({ from, boundary: freshBoundary(), reason }))),
  'POST /api/grid-areas/:id/rename': about(gridArea, verb('rename', () => ({ name: '另名', reason }))),
  'POST /api/grid-areas/:id/hand': about(gridArea, verb('hand', () => ({ tender: 'somebody', reason }))),
  'POST /api/grid-areas/:id/end': about(gridArea, verb('end', () => ({ on: from, reason }))),
  'POST /api/grid-areas/:id/revive': about(endedArea, verb('revive', () => ({ reason }))),
  'POST /api/grid-areas/import/check': { make: null, kind: 'one', shows: null, ask: () => ({ url: '/api/grid-areas/import/check', body: { file: file(), from, station: 'lancheng' } }) },
  'POST /api/grid-areas/import': { make: null, kind: 'one', shows: null, ask: () => ({ url: '/api/grid-areas/import', body: { file: file(), from, station: 'lancheng', reason } }) },
  'GET /api/grid-coverage': plain('/api/grid-coverage?station=lancheng'),
}
