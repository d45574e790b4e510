import type { GeoJSONSource, Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl'
import { drawWedge } from './ground-shapes.ts'
import { palettes, type Theme } from './style/palette.ts'
import type { MapPoint } from './types.ts'

/** What of a point's last number stands for what. */
const offlineBit = 2
const publicBit = 4
/** From this zoom on every camera stands by itself. */
const singleFrom = 15
const wedgesFrom = 14.4
/** More wedges than that are a carpet. */
const mostWedges = 600

/** Sources and layers of thousands of cameras on a freshly loaded style: clusters with how many of theirs are offline, single ones where there is room. */
export function addPoints(map: MapLibreMap, theme: Theme): void {
  const p = palettes[theme]
  const data = { type: 'FeatureCollection' as const, features: [] }
  if (!map.getSource('lq-points')) map.addSource('lq-points', { type: 'geojson', data, cluster: true, clusterRadius: 46, clusterMaxZoom: singleFrom - 1, clusterProperties: { offline: ['+', ['get', 'offline']] } })
  if (!map.getSource('lq-point-wedges')) map.addSource('lq-point-wedges', { type: 'geojson', data })
  const under = (id: string) => (map.getLayer(id) ? id : undefined)
  const below = under('lq-cameras')
  map.addLayer({ id: 'lq-point-wedges', type: 'fill', source: 'lq-point-wedges', minzoom: wedgesFrom, paint: { 'fill-color': p.bridge, 'fill-opacity': ['case', ['get', 'offline'], 0.06, 0.16] } }, under('lq-wedge-fill'))
  map.addLayer({
    id: 'lq-points', type: 'symbol', source: 'lq-points', filter: ['!', ['has', 'point_count']],
    layout: { 'icon-image': ['concat', 'lq-camera-', ['get', 'look']], 'icon-size': ['interpolate', ['linear'], ['zoom'], 10, 0.55, 14, 0.8, 17, 1.1], 'icon-rotate': ['get', 'bearing'], 'icon-rotation-alignment': 'map', 'icon-allow-overlap': true, 'icon-ignore-placement': true },
  }, below)
  map.addLayer({
    id: 'lq-clusters', type: 'circle', source: 'lq-points', filter: ['has', 'point_count'],
    paint: {
      'circle-color': p.halo, 'circle-opacity': 0.94, 'circle-radius': ['step', ['get', 'point_count'], 14, 20, 17, 100, 20, 1000, 24],
      'circle-stroke-width': 2, // Red where a fifth of them are gone: a line or a recorder then, not a camera.
      'circle-stroke-color': ['case', ['>=', ['get', 'offline'], ['*', ['get', 'point_count'], 0.2]], p.act, p.bridge],
    },
  }, below)
  map.addLayer({
    id: 'lq-cluster-counts', type: 'symbol', source: 'lq-points', filter: ['has', 'point_count'],
    layout: {
      'text-field': ['case', ['>', ['get', 'offline'], 0], ['format', ['to-string', ['get', 'point_count']], {}, '\n', {}, ['concat', '○', ['to-string', ['get', 'offline']]], { 'font-scale': 0.82, 'text-color': p.act }], ['to-string', ['get', 'point_count']]],
      'text-font': ['PingFang SC Medium', 'Noto Sans SC', 'Noto Sans CJK SC', 'Microsoft YaHei', 'sans-serif'], 'text-size': 12, 'text-line-height': 1, 'text-allow-overlap': true, 'text-ignore-placement': true,
    },
    paint: { 'text-color': p.text },
  }, below)
}

/** Puts the points on the map; clusters are computed by MapLibre's worker. */
export function updatePoints(map: MapLibreMap, points: readonly MapPoint[], selected: string | null): void {
  const features = points.map(([id, lon, lat, bearing, look]) => {
    const isOff = (look & offlineBit) > 0
    return {
      type: 'Feature', geometry: { type: 'Point', coordinates: [lon, lat] },
      properties: { id, bearing: bearing ?? 0, offline: isOff ? 1 : 0, look: `${(look & publicBit) > 0 ? 'public' : 'private'}${isOff ? '-off' : ''}${bearing === null ? '-round' : ''}` },
    }
  })
  void (map.getSource('lq-points') as GeoJSONSource | undefined)?.setData({ type: 'FeatureCollection', features } as never)
  if (map.getLayer('lq-points')) map.setFilter('lq-points', ['all', ['!', ['has', 'point_count']], ['!=', ['get', 'id'], selected ?? '']])
  updateWedges(map, points)
}

/** What the cameras in view see of the ground: drawn for these alone. */
export function updateWedges(map: MapLibreMap, points: readonly MapPoint[]): void {
  const source = map.getSource('lq-point-wedges') as GeoJSONSource | undefined
  if (!source) return
  const bounds = map.getBounds()
  const seen = map.getZoom() < wedgesFrom ? [] : points.filter(([, lon, lat, bearing]) => bearing !== null && bounds.contains([lon, lat])).slice(0, mostWedges)
  void source.setData({ type: 'FeatureCollection', features: seen.map(([, lon, lat, bearing, look]) => ({ type: 'Feature', properties: { offline: (look & offlineBit) > 0 }, geometry: drawWedge([lon, lat], bearing!, 60, 40) })) } as never)
}

/** A click on a cluster goes to where it falls apart; true when there was one. */
export function openCluster(map: MapLibreMap, { point }: MapMouseEvent, duration: number): boolean {
  if (!map.getLayer('lq-clusters')) return false
  const [found] = map.queryRenderedFeatures(point, { layers: ['lq-clusters'] })
  if (!found || found.geometry.type !== 'Point') return false
  const center = found.geometry.coordinates as [number, number]
  void (map.getSource('lq-points') as GeoJSONSource).getClusterExpansionZoom(Number(found.properties.cluster_id)).then((zoom) => map.easeTo({ center, zoom: zoom + 0.2, duration }))
  return true
}

/** South-west and north-east corner of what has a point; null of none. */
export function boundsOf(points: readonly MapPoint[]): [[number, number], [number, number]] | null {
  if (points.length === 0) return null
  const box: [[number, number], [number, number]] = [[Infinity, Infinity], [-Infinity, -Infinity]]
  for (const [, lon, lat] of points) {
    box[0] = [Math.min(box[0][0], lon), Math.min(box[0][1], lat)]
    box[1] = [Math.max(box[1][0], lon), Math.max(box[1][1], lat)]
  }
  return box
}
