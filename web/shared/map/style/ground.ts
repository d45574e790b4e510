import type { LayerSpecification } from 'maplibre-gl'
import type { Palette } from './palette.ts'

/** Land, water and what is built on it. */
export function styleGround(p: Palette): LayerSpecification[] {
  return [
    { id: 'paper', type: 'background', paint: { 'background-color': p.paper } },
    { id: 'height-tint', type: 'color-relief', source: 'terrain', maxzoom: 16.6, paint: { 'color-relief-color': ['interpolate', ['linear'], ['elevation'], ...p.heights.flat()] as never, 'color-relief-opacity': ['interpolate', ['linear'], ['zoom'], 13, 1, 16.6, 0.1] } },
    area('paddy', 'land', p.paddy, ['paddy'], 0.75),
    area('tea', 'land', p.tea, ['tea'], 0.7),
    { id: 'tea-rows', type: 'fill', source: 'land', minzoom: 12.6, filter: ['==', ['get', 'kind'], 'tea'], paint: { 'fill-pattern': 'tea-rows', 'fill-opacity': ['interpolate', ['linear'], ['zoom'], 12.6, 0, 14, 0.8] } },
    {
      // At house scale hills only cost time.
      id: 'hillshade', type: 'hillshade', source: 'terrain', maxzoom: 16.6,
      paint: { 'hillshade-method': 'standard', 'hillshade-shadow-color': p.shadow, 'hillshade-highlight-color': p.highlight, 'hillshade-accent-color': p.shadow, 'hillshade-illumination-direction': 320, 'hillshade-exaggeration': ['interpolate', ['linear'], ['zoom'], 9, 0.36, 12, 0.34, 15, 0.2, 16.6, 0.04] },
    },
    { id: 'contours', type: 'line', source: 'contours', minzoom: 12.4, paint: { 'line-color': p.contour, 'line-width': ['case', ['get', 'index'], 0.9, 0.45], 'line-opacity': ['interpolate', ['linear'], ['zoom'], 12.4, 0, 13.4, 0.55, 16.5, 0.3] } },
    { id: 'compound-ground', type: 'fill', source: 'land', minzoom: 12.5, filter: ['==', ['get', 'kind'], 'compound'], paint: { 'fill-color': p.yardQuiet, 'fill-opacity': fadeIn(12.5) } },
    { id: 'site-ground', type: 'fill', source: 'land', minzoom: 12.5, filter: ['==', ['get', 'kind'], 'site'], paint: { 'fill-color': ['match', ['get', 'use'], ['park'], p.park, p.yard], 'fill-opacity': fadeIn(12.5) } },
    area('track', 'land', p.track, ['track'], 0.8, 13.5),
    area('pitch', 'land', p.pitch, ['pitch'], 1, 13.5),
    { id: 'garden-path', type: 'line', source: 'land', minzoom: 14.5, filter: ['==', ['get', 'kind'], 'garden_path'], layout: { 'line-cap': 'round', 'line-join': 'round' }, paint: { 'line-color': p.yardQuiet, 'line-width': 1.6 } },
    area('water', 'water', p.water, ['river'], 1),
    area('pond', 'land', p.water, ['pond'], 1, 13.5),
    { id: 'shore', type: 'line', source: 'water', minzoom: 12, filter: ['==', ['get', 'kind'], 'river'], paint: { 'line-color': p.shore, 'line-width': 0.7 } },
    { id: 'creeks', type: 'line', source: 'water', minzoom: 10, filter: ['==', ['get', 'kind'], 'creek'], layout: { 'line-cap': 'round', 'line-join': 'round' }, paint: { 'line-color': ['interpolate', ['linear'], ['zoom'], 11, p.shore, 14, p.water], 'line-opacity': ['interpolate', ['linear'], ['zoom'], 10, 0, 11, 0.7, 13, 1], 'line-width': ['interpolate', ['exponential', 1.6], ['zoom'], 10, ['*', 0.16, ['get', 'size']], 14, ['*', 0.55, ['get', 'size']], 18, ['*', 1.5, ['get', 'size']]] } },
    { id: 'river-thread', type: 'line', source: 'water', maxzoom: 13.5, filter: ['==', ['get', 'kind'], 'river_line'], layout: { 'line-cap': 'round', 'line-join': 'round' }, paint: { 'line-color': ['interpolate', ['linear'], ['zoom'], 11, p.shore, 13, p.water], 'line-width': ['interpolate', ['linear'], ['zoom'], 9, ['*', 0.02, ['get', 'width']], 13, ['*', 0.035, ['get', 'width']]] } },
    area('lake', 'water', p.water, ['lake'], 1),
    { id: 'lake-shore', type: 'line', source: 'water', minzoom: 11, filter: ['==', ['get', 'kind'], 'lake'], paint: { 'line-color': p.shore, 'line-width': 0.7 } },
    { id: 'dam', type: 'line', source: 'water', minzoom: 11.5, filter: ['==', ['get', 'kind'], 'dam'], paint: { 'line-color': p.expressway, 'line-width': ['interpolate', ['exponential', 2], ['zoom'], 12, 2, 18, 30] } },
  ]
}

/** Houses, with a soft shade below so that they stand off the ground. */
export function styleBuildings(p: Palette): LayerSpecification[] {
  return [
    { id: 'building-shade', type: 'fill', source: 'buildings', minzoom: 15, paint: { 'fill-color': p.buildingShade, 'fill-translate': ['interpolate', ['linear'], ['zoom'], 15, ['literal', [0.6, 0.8]], 18, ['literal', [2.4, 3]]], 'fill-opacity': ['interpolate', ['linear'], ['zoom'], 15, 0, 16, 0.5], 'fill-antialias': false } },
    { id: 'buildings', type: 'fill', source: 'buildings', minzoom: 12.8, paint: { 'fill-color': ['interpolate', ['linear'], ['get', 'floors'], 2, p.building, 12, p.buildingHigh], 'fill-opacity': ['interpolate', ['linear'], ['zoom'], 12.8, 0, 13.6, 1] } },
    { id: 'building-edges', type: 'line', source: 'buildings', minzoom: 15, paint: { 'line-color': p.buildingEdge, 'line-width': ['interpolate', ['linear'], ['zoom'], 15, 0.3, 18, 1] } },
    { id: 'sheds', type: 'fill', source: 'buildings', minzoom: 15, filter: ['==', ['get', 'use'], 'shed'], paint: { 'fill-color': p.bridge, 'fill-opacity': 0.28 } },
    { id: 'compound-wall', type: 'line', source: 'land', minzoom: 14.4, filter: ['==', ['get', 'kind'], 'compound'], paint: { 'line-color': p.buildingEdge, 'line-width': 0.9, 'line-dasharray': [4, 2] } },
  ]
}

/** Everything outside the county stands back. */
export function styleOutside(p: Palette): LayerSpecification[] {
  return [
    { id: 'outside', type: 'fill', source: 'bounds', filter: ['==', ['get', 'kind'], 'outside'], paint: { 'fill-color': p.paper, 'fill-opacity': 0.9, 'fill-antialias': false } },
    { id: 'community-line', type: 'line', source: 'bounds', minzoom: 10.6, filter: ['==', ['get', 'kind'], 'community'], paint: { 'line-color': p.communityLine, 'line-width': 0.8, 'line-dasharray': [2, 3], 'line-opacity': ['interpolate', ['linear'], ['zoom'], 10.6, 0, 11.4, 0.7] } },
    { id: 'station-line', type: 'line', source: 'bounds', filter: ['==', ['get', 'kind'], 'station'], paint: { 'line-color': p.stationLine, 'line-width': ['interpolate', ['linear'], ['zoom'], 9, 0.8, 14, 1.8], 'line-dasharray': [5, 2, 1, 2], 'line-opacity': 0.55 } },
    { id: 'county-line', type: 'line', source: 'bounds', filter: ['==', ['get', 'kind'], 'county_line'], layout: { 'line-join': 'round' }, paint: { 'line-color': p.countyLine, 'line-width': ['interpolate', ['linear'], ['zoom'], 9, 1.1, 14, 2.2], 'line-opacity': 0.8 } },
  ]
}

const fadeIn = (zoom: number) => ['interpolate', ['linear'], ['zoom'], zoom, 0, zoom + 0.8, 1] as never

function area(id: string, source: string, colour: string, kinds: readonly string[], opacity: number, minzoom = 0): LayerSpecification {
  return { id, type: 'fill', source, minzoom, filter: ['match', ['get', 'kind'], kinds as string[], true, false], paint: { 'fill-color': colour, 'fill-opacity': opacity } }
}
