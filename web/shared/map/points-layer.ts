import type { GeoJSONSource, Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl'
import { type Cluster, clusterSizes, gather, isOffline, project } from './cluster.ts'
import { drawWedge } from './ground-shapes.ts'
import { palettes, type Theme } from './style/palette.ts'
import type { MapPoint } from './types.ts'

/** A bit of a point's last number. */
const publicBit = 4
/** From this zoom on every camera stands by itself. */
const singleFrom = 15
const wedgesFrom = 14.4
/** More wedges than that are a carpet. */
const mostWedges = 600
const fonts = ['PingFang SC Medium', 'Noto Sans SC', 'Noto Sans CJK SC', 'Microsoft YaHei', 'sans-serif']

/**
 * Thousands of cameras on a map: clusters with how many of theirs are offline, single ones where there is room. They are gathered here,
 * not by MapLibre's worker, which for eighteen thousand takes half a second: what is handed over is what is seen.
 */
export class Points {
  readonly #map: MapLibreMap
  #theme: Theme = 'light'
  #points: readonly MapPoint[] = []
  #world: Float64Array = new Float64Array(0)
  /** Whole zoom that was gathered for. */
  #level = Number.NaN

  constructor(map: MapLibreMap) {
    this.#map = map
    map.on('zoom', () => this.#level !== this.#levelNow() && this.#draw())
    map.on('moveend', () => {
      if (this.#level >= singleFrom) this.#draw()
      this.#drawWedges()
    })
  }

  /** Puts the layers on a freshly loaded style, and the points on them. */
  begin(theme: Theme): void {
    this.#theme = theme
    addLayers(this.#map, theme)
    this.#draw()
    this.#drawWedges()
  }

  /** `selected`: stands out by itself (cameras-layer.ts). */
  show(points: readonly MapPoint[], selected: string | null): void {
    if (points !== this.#points) {
      this.#points = points
      this.#world = project(points)
      this.#draw()
      this.#drawWedges()
    }
    if (this.#map.getLayer('lq-points')) this.#map.setFilter('lq-points', ['all', ['!', ['has', 'count']], ['!=', ['get', 'id'], selected ?? '']])
  }

  #levelNow(): number {
    return Math.min(singleFrom, Math.floor(this.#map.getZoom()))
  }

  #draw(): void {
    const source = this.#map.getSource('lq-points') as GeoJSONSource | undefined
    if (!source) return
    this.#level = this.#levelNow()
    const features = this.#level >= singleFrom ? this.#listSeen().map(toPoint) : this.#gather()
    void source.setData({ type: 'FeatureCollection', features } as never)
  }

  #gather() {
    const { clusters, single } = gather(this.#points, this.#world, this.#level)
    return [...single.map((i) => toPoint(this.#points[i]!)), ...clusters.map(toClusterPoint)]
  }

  /** Those in view, with half a view around. */
  #listSeen(margin = 0.5): MapPoint[] {
    const [[west, south], [east, north]] = this.#map.getBounds().toArray()
    const [x, y] = [(east - west) * margin, (north - south) * margin]
    return this.#points.filter(([, lon, lat]) => lon > west - x && lon < east + x && lat > south - y && lat < north + y)
  }

  /** What the cameras in view see of the ground: drawn for these alone, from near. */
  #drawWedges(): void {
    const map = this.#map
    if (!map.getSource('lq-points')) return
    const isNear = map.getZoom() >= wedgesFrom
    if (!map.getSource('lq-point-wedges')) {
      if (!isNear) return
      map.addSource('lq-point-wedges', { type: 'geojson', data: nothing })
      map.addLayer({ id: 'lq-point-wedges', type: 'fill', source: 'lq-point-wedges', minzoom: wedgesFrom, paint: { 'fill-color': palettes[this.#theme].bridge, 'fill-opacity': ['case', ['get', 'offline'], 0.06, 0.16] } }, under(map, 'lq-wedge-fill') ?? 'lq-points')
    }
    const seen = isNear ? this.#listSeen(0).filter(([, , , bearing]) => bearing !== null).slice(0, mostWedges) : []
    const features = seen.map((point) => ({ type: 'Feature', properties: { offline: isOffline(point) }, geometry: drawWedge([point[1], point[2]], point[3]!, 60, 40) }))
    void (map.getSource('lq-point-wedges') as GeoJSONSource).setData({ type: 'FeatureCollection', features } as never)
  }
}

/** A click on a cluster goes to where it falls apart; true when there was one. */
export function openCluster(map: MapLibreMap, { point }: MapMouseEvent, duration: number): boolean {
  if (!map.getLayer('lq-clusters')) return false
  const [found] = map.queryRenderedFeatures(point, { layers: ['lq-clusters'] })
  if (!found || found.geometry.type !== 'Point') return false
  map.easeTo({ center: found.geometry.coordinates as [number, number], zoom: Math.min(singleFrom, Number(found.properties.apartFrom) + 1), duration })
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

const nothing = { type: 'FeatureCollection' as const, features: [] }
const under = (map: MapLibreMap, id: string) => (map.getLayer(id) ? id : undefined)

function toPoint(point: MapPoint) {
  const [id, lon, lat, bearing, look] = point
  return {
    type: 'Feature', geometry: { type: 'Point', coordinates: [lon, lat] },
    properties: { id, bearing: bearing ?? 0, look: `${(look & publicBit) > 0 ? 'public' : 'private'}${isOffline(point) ? '-off' : ''}${bearing === null ? '-round' : ''}` },
  }
}

function toClusterPoint({ lonLat, count, offline, apartFrom }: Cluster) {
  return { type: 'Feature', geometry: { type: 'Point', coordinates: lonLat }, properties: { count, offline, apartFrom: Math.min(singleFrom, apartFrom) } }
}

function addLayers(map: MapLibreMap, theme: Theme): void {
  const p = palettes[theme]
  if (!map.getSource('lq-points')) map.addSource('lq-points', { type: 'geojson', data: nothing })
  const below = under(map, 'lq-cameras')
  map.addLayer({
    id: 'lq-points', type: 'symbol', source: 'lq-points', filter: ['!', ['has', 'count']],
    layout: { 'icon-image': ['concat', 'lq-camera-', ['get', 'look']], 'icon-size': ['interpolate', ['linear'], ['zoom'], 10, 0.55, 14, 0.8, 17, 1.1], 'icon-rotate': ['get', 'bearing'], 'icon-rotation-alignment': 'map', 'icon-allow-overlap': true, 'icon-ignore-placement': true },
  }, below)
  map.addLayer({
    id: 'lq-clusters', type: 'circle', source: 'lq-points', filter: ['has', 'count'],
    paint: {
      'circle-color': p.halo, 'circle-opacity': 0.94, 'circle-radius': ['step', ['get', 'count'], clusterSizes[0][1], ...clusterSizes.slice(1).flat()] as never,
      'circle-stroke-width': 2, // Red where a fifth of them are gone: a line or a recorder then, not a camera.
      'circle-stroke-color': ['case', ['>=', ['get', 'offline'], ['*', ['get', 'count'], 0.2]], p.act, p.bridge],
    },
  }, below)
  map.addLayer({
    id: 'lq-cluster-counts', type: 'symbol', source: 'lq-points', filter: ['has', 'count'],
    layout: {
      'text-field': ['case', ['>', ['get', 'offline'], 0], ['format', ['to-string', ['get', 'count']], {}, '\n', {}, ['concat', '○', ['to-string', ['get', 'offline']]], { 'font-scale': 0.82, 'text-color': p.act }], ['to-string', ['get', 'count']]],
      'text-font': fonts, 'text-size': 12, 'text-line-height': 1, 'text-allow-overlap': true, 'text-ignore-placement': true,
    },
    paint: { 'text-color': p.text },
  }, below)
}
