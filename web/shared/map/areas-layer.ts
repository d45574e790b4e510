import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl'
import { palettes, type Theme } from './style/palette.ts'
import type { MapArea, MapDot } from './types.ts'

const fonts = ['PingFang SC Medium', 'Noto Sans SC', 'Noto Sans CJK SC', 'Microsoft YaHei', 'sans-serif']

/** Areas with their names, and small dots, below the pins. */
export interface Ground {
  areas: readonly MapArea[]
  dots: readonly MapDot[]
}

function addLayers(map: MapLibreMap, theme: Theme): void {
  const p = palettes[theme]
  const empty = { type: 'FeatureCollection' as const, features: [] }
  for (const id of ['lq-areas', 'lq-dots']) if (!map.getSource(id)) map.addSource(id, { type: 'geojson', data: empty })
  const below = ['shops', 'towns'].find((id) => map.getLayer(id))
  const isSelected = ['get', 'selected'] as never
  map.addLayer({ id: 'lq-area-fill', type: 'fill', source: 'lq-areas', filter: ['!=', ['get', 'look'], 'before'], paint: { 'fill-color': p.bridge, 'fill-opacity': ['+', ['get', 'shade'], ['case', isSelected, 0.08, 0]] } }, below)
  map.addLayer({ id: 'lq-area-rim', type: 'line', source: 'lq-areas', filter: ['==', ['get', 'look'], 'standing'], paint: { 'line-color': p.halo, 'line-width': ['case', isSelected, 5, 3], 'line-opacity': 0.8 } }, below)
  map.addLayer({ id: 'lq-area-line', type: 'line', source: 'lq-areas', filter: ['==', ['get', 'look'], 'standing'], paint: { 'line-color': p.bridge, 'line-width': ['case', isSelected, 3, 1.4] } }, below)
  map.addLayer({ id: 'lq-area-dashes', type: 'line', source: 'lq-areas', filter: ['!=', ['get', 'look'], 'standing'], paint: { 'line-color': ['match', ['get', 'look'], 'before', p.text, p.bridge] as never, 'line-width': 2, 'line-dasharray': [3, 2] } }, below)
  map.addLayer({
    id: 'lq-dots', type: 'circle', source: 'lq-dots',
    paint: { 'circle-radius': ['match', ['get', 'look'], 'fault', 6, 3.5], 'circle-color': p.halo, 'circle-stroke-width': 2, 'circle-stroke-color': ['match', ['get', 'look'], 'fault', p.act, p.textQuiet] },
  })
  map.addLayer({
    id: 'lq-area-names', type: 'symbol', source: 'lq-areas', filter: ['!=', ['get', 'look'], 'before'],
    layout: { 'text-field': ['get', 'name'], 'text-font': fonts, 'text-size': 12, 'text-line-height': 1.2, 'symbol-sort-key': ['case', isSelected, 0, 1] },
    paint: { 'text-color': p.textAccent, 'text-halo-color': p.halo, 'text-halo-width': 1.8 },
  })
}

/** How dark the least and the most of an area's share is. */
const [palest, darkest] = [0.06, 0.42]

/** Shows them; a map that has never had any costs nothing. */
export function updateGround(map: MapLibreMap, theme: Theme, selected: string | null, { areas, dots }: Ground): void {
  if (!map.getLayer('lq-area-line')) {
    if (areas.length === 0 && dots.length === 0) return
    addLayers(map, theme)
  }
  const set = (id: string, features: object[]) => void (map.getSource(id) as GeoJSONSource | undefined)?.setData({ type: 'FeatureCollection', features } as never)
  set('lq-areas', areas.map(({ id, name, boundary, share = null, look = 'standing' }) => ({
    type: 'Feature', properties: { id, name, look, selected: id === selected, shade: share === null ? palest : palest + share * (darkest - palest) }, geometry: { type: 'MultiPolygon', coordinates: boundary },
  })))
  set('lq-dots', dots.map(({ lonLat, look }) => ({ type: 'Feature', properties: { look }, geometry: { type: 'Point', coordinates: lonLat } })))
}
