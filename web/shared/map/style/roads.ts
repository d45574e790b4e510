import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import type { Palette } from './palette.ts'

/** Width in pixels of a class of road at zooms 9, 12, 15 and 18. */
const widths = {
  expressway: [1, 2.2, 7, 30],
  provincial: [0.8, 1.8, 7, 32],
  county: [0.5, 1.3, 5, 22],
  main: [0.3, 1.2, 6.5, 32],
  street: [0.2, 0.8, 4, 20],
  village: [0.2, 0.8, 2.6, 13],
  lane: [0.1, 0.4, 2, 11],
  path: [0.1, 0.4, 1.5, 8],
} as const
type Rank = keyof typeof widths

function width(rank: Rank, more = 0): ExpressionSpecification {
  const [a, b, c, d] = widths[rank]
  return ['interpolate', ['exponential', 1.7], ['zoom'], 9, a + more * 0.4, 12, b + more * 0.8, 15, c + more, 18, d + more * 1.3]
}

/** Roads from the lowest class to the highest, each with a rim; then tunnels, viaducts and the covered bridges. */
export function styleRoads(p: Palette): LayerSpecification[] {
  const order: readonly (readonly [Rank, number])[] = [['path', 14], ['lane', 13.5], ['village', 11], ['street', 12.4], ['county', 9], ['main', 11.5], ['provincial', 8], ['expressway', 8]]
  const rims = order.map(([rank, from]): LayerSpecification => road(`${rank}-rim`, rank, from, { 'line-color': p.casing, 'line-width': width(rank, 1.6), 'line-opacity': rank === 'path' || rank === 'lane' ? 0.7 : 1 }))
  const fills = order.map(([rank, from]): LayerSpecification => road(rank, rank, from, { 'line-color': rank === 'expressway' ? p.expressway : rank === 'main' || rank === 'provincial' ? p.roadMain : p.road, 'line-width': width(rank) }))
  return [
    ...rims, ...fills,
    { id: 'expressway-core', type: 'line', source: 'roads', minzoom: 11, filter: ground('ground', 'viaduct'), paint: { 'line-color': p.roadMain, 'line-width': ['interpolate', ['exponential', 1.7], ['zoom'], 11, 0.4, 15, 2.2, 18, 10] } },
    { id: 'tunnel', type: 'line', source: 'roads', filter: ground('tunnel'), paint: { 'line-color': p.expressway, 'line-width': width('expressway', -0.4), 'line-dasharray': [1.4, 1.1], 'line-opacity': 0.75 } },
    { id: 'covered-bridge-rim', type: 'line', source: 'roads', minzoom: 12.5, filter: ['==', ['get', 'rank'], 'covered_bridge'], paint: { 'line-color': p.bridge, 'line-width': ['interpolate', ['exponential', 1.9], ['zoom'], 12, 2.4, 15, 7, 18, 40] } },
    { id: 'covered-bridge', type: 'line', source: 'roads', minzoom: 14, filter: ['==', ['get', 'rank'], 'covered_bridge'], paint: { 'line-color': p.bridgeRoof, 'line-width': ['interpolate', ['exponential', 1.9], ['zoom'], 14, 1, 15, 3.4, 18, 26], 'line-dasharray': [0.5, 0.12] } },
  ]
}

function road(id: string, rank: Rank, minzoom: number, paint: Extract<LayerSpecification, { type: 'line' }>['paint']): LayerSpecification {
  const filter: ExpressionSpecification = rank === 'expressway' ? ground('ground', 'viaduct') : ['==', ['get', 'rank'], rank]
  return { id: `road-${id}`, type: 'line', source: 'roads', minzoom, filter, layout: { 'line-cap': 'round', 'line-join': 'round' }, paint }
}

function ground(...kinds: string[]): ExpressionSpecification {
  return ['all', ['==', ['get', 'rank'], 'expressway'], ['match', ['get', 'ground'], kinds, true, false]]
}
