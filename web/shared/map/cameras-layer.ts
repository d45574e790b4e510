import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl'
import { drawCircle, drawWedge } from './ground-shapes.ts'
import { palettes, type Theme } from './style/palette.ts'
import type { CountyMapProps, MapCamera } from './types.ts'

/** What lies on the map below the pins: cameras with what they see, and a circle on the ground. */
export interface Overlay {
  cameras: readonly MapCamera[]
  selectedCamera: string | null
  circle: NonNullable<CountyMapProps['circle']> | null
}

/** Puts the overlay's sources and layers on a style that lacks them. */
function addOverlay(map: MapLibreMap, theme: Theme): void {
  const p = palettes[theme]
  const empty = { type: 'FeatureCollection' as const, features: [] }
  for (const id of ['lq-wedges', 'lq-cameras', 'lq-circle']) if (!map.getSource(id)) map.addSource(id, { type: 'geojson', data: empty })
  // Below all that is written: of that a map may begin with the towns alone.
  const below = ['shops', 'towns'].find((id) => map.getLayer(id))
  const dim = ['case', ['get', 'offline'], 0.35, 1] as never
  map.addLayer({ id: 'lq-circle-fill', type: 'fill', source: 'lq-circle', paint: { 'fill-color': p.bridge, 'fill-opacity': 0.07 } }, below)
  map.addLayer({ id: 'lq-circle-line', type: 'line', source: 'lq-circle', paint: { 'line-color': p.bridge, 'line-width': 1.4, 'line-dasharray': [4, 3] } }, below)
  map.addLayer({ id: 'lq-wedge-fill', type: 'fill', source: 'lq-wedges', minzoom: 13.6, paint: { 'fill-color': p.bridge, 'fill-opacity': ['case', ['get', 'selected'], 0.4, ['get', 'offline'], 0.06, 0.2] } }, below)
  map.addLayer({ id: 'lq-wedge-line', type: 'line', source: 'lq-wedges', minzoom: 15, paint: { 'line-color': p.bridge, 'line-width': ['case', ['get', 'selected'], 1.6, 0.8], 'line-opacity': 0.6 } }, below)
  map.addLayer({
    id: 'lq-cameras', type: 'symbol', source: 'lq-cameras',
    layout: { 'icon-image': ['concat', 'lq-camera-', ['get', 'look']], 'icon-size': ['interpolate', ['linear'], ['zoom'], 10, 0.55, 14, 0.85, 17, 1.1], 'icon-rotate': ['get', 'bearing'], 'icon-rotation-alignment': 'map', 'icon-allow-overlap': true, 'symbol-sort-key': ['case', ['get', 'selected'], 1, 0] },
    paint: { 'icon-opacity': dim },
  })
  map.addLayer({
    id: 'lq-camera-names', type: 'symbol', source: 'lq-cameras', minzoom: 15.4,
    layout: { 'text-field': ['get', 'name'], 'text-font': ['PingFang SC Medium', 'Noto Sans SC', 'Noto Sans CJK SC', 'Microsoft YaHei', 'sans-serif'], 'text-size': 11, 'text-variable-anchor': ['top', 'bottom', 'left', 'right'], 'text-radial-offset': 1.1, 'text-optional': true },
    paint: { 'text-color': p.textAccent, 'text-halo-color': p.halo, 'text-halo-width': 1.6 },
  })
}

/** Shows the overlay; a map that has never had one costs nothing. */
export function updateOverlay(map: MapLibreMap, theme: Theme, { cameras, selectedCamera, circle }: Overlay): void {
  if (!map.getLayer('lq-cameras')) {
    if (cameras.length === 0 && !circle) return
    addOverlay(map, theme)
  }
  const set = (id: string, features: object[]) => void (map.getSource(id) as GeoJSONSource | undefined)?.setData({ type: 'FeatureCollection', features } as never)
  const properties = (c: MapCamera) => {
    const selected = c.id === selectedCamera
    const offline = c.health === 'offline'
    return { id: c.id, name: c.name, bearing: c.bearing ?? 0, selected, offline, look: `${c.isPublic === false ? 'private' : 'public'}${offline ? '-off' : ''}${selected ? '-selected' : ''}${c.bearing === null ? '-round' : ''}` }
  }
  set('lq-wedges', cameras.filter((c) => c.bearing !== null).map((c) => ({ type: 'Feature', properties: properties(c), geometry: drawWedge(c.lonLat, c.bearing!, c.fieldOfView ?? 60, c.range ?? 40) })))
  set('lq-cameras', cameras.map((c) => ({ type: 'Feature', properties: properties(c), geometry: { type: 'Point', coordinates: c.lonLat } })))
  set('lq-circle', circle ? [{ type: 'Feature', properties: {}, geometry: drawCircle(circle.center, circle.metres) }] : [])
}
