import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import type { Palette } from './palette.ts'

export type Language = 'zh' | 'en'

/**
 * Fonts of the reader's own system. The style has no `glyphs`, so MapLibre draws every letter itself, Latin ones too
 * (since version 6); a name with "Medium" or "Bold" sets the weight.
 */
const plain = ['PingFang SC', 'Noto Sans SC', 'Noto Sans CJK SC', 'Microsoft YaHei', 'sans-serif']
const strong = ['PingFang SC Medium', ...plain]

interface Writing {
  kinds: readonly string[]
  from: number
  to?: number
  size: readonly [zoom: number, pixels: number, zoom: number, pixels: number]
  colour: string
  font?: readonly string[]
  halo?: number
  haloColour?: string
  layout?: Extract<LayerSpecification, { type: 'symbol' }>['layout']
  field?: ExpressionSpecification
  /** Zoom above which the pictogram gives way to the thing itself. */
  iconUntil?: number
}

/** Everything that is written on the map, the least important first: what comes later has the right of way. */
export function styleNames(p: Palette, language: Language): LayerSpecification[] {
  const name: ExpressionSpecification = ['get', language === 'zh' ? 'name' : 'nameEn']
  const spaced = language === 'zh' ? 0.06 : 0.02
  const write = (id: string, w: Writing): LayerSpecification => ({
    id, type: 'symbol', source: 'labels', minzoom: w.from, ...(w.to ? { maxzoom: w.to } : {}),
    filter: ['match', ['get', 'kind'], w.kinds as string[], true, false],
    layout: {
      'text-field': w.field ?? name, 'text-font': [...(w.font ?? plain)], 'text-size': ['interpolate', ['linear'], ['zoom'], ...w.size],
      'text-letter-spacing': spaced, 'text-max-width': language === 'zh' ? 9 : 8, 'text-line-height': 1.15, 'text-padding': 3, 'symbol-sort-key': ['get', 'rank'], ...w.layout,
    },
    paint: { 'text-color': w.colour, 'text-halo-color': w.haloColour ?? p.halo, 'text-halo-width': w.halo ?? 1.4, 'text-halo-blur': 0.4, ...(w.iconUntil ? { 'icon-opacity': ['step', ['zoom'], 1, w.iconUntil, 0] } : {}) },
  })
  const dotted = (image: string): Writing['layout'] => ({ 'icon-image': image, 'text-variable-anchor': ['left', 'right', 'top'], 'text-radial-offset': 0.55, 'text-justify': 'auto', 'text-optional': true })
  return [
    write('shops', { kinds: ['shop'], from: 16.6, size: [16, 10, 19, 12], colour: p.textQuiet, layout: dotted('dot') }),
    write('building-numbers', { kinds: ['building'], from: 16.1, size: [16, 9.5, 19, 14], colour: p.textQuiet, halo: 1 }),
    write('stops', { kinds: ['stop'], from: 16.4, size: [16, 9.5, 19, 11.5], colour: p.textQuiet, layout: { ...dotted('stop'), 'text-field': '' } }),
    write('sheds-name', { kinds: ['shed'], from: 17.2, size: [17, 10, 19, 12], colour: p.textAccent, layout: { 'text-offset': [0, 1.1] } }),
    write('farms', { kinds: ['farm'], from: 13.6, size: [13, 10, 18, 12], colour: p.textQuiet, layout: dotted('dot') }),
    write('hamlets', { kinds: ['hamlet'], from: 11.9, size: [12, 10.5, 17, 14], colour: p.text }),
    {
      id: 'street-names', type: 'symbol', source: 'roads', minzoom: 14.2, filter: ['match', ['get', 'rank'], ['main', 'street', 'lane'], ['!', ['has', 'bridge']], false],
      layout: { 'symbol-placement': 'line', 'text-field': name, 'text-font': plain, 'text-size': ['interpolate', ['linear'], ['zoom'], 14, 9.5, 18, 13.5], 'text-letter-spacing': language === 'zh' ? 0.22 : 0.05, 'symbol-spacing': 320, 'text-max-angle': 35 },
      paint: { 'text-color': p.textQuiet, 'text-halo-color': p.halo, 'text-halo-width': 1.5 },
    },
    write('sites', { kinds: ['site'], from: 14.2, size: [14, 10, 18, 13], colour: p.text, layout: dotted('place') }),
    write('compounds', { kinds: ['compound'], from: 14.6, size: [14, 10.5, 18, 14], colour: p.text }),
    {
      id: 'water-names', type: 'symbol', source: 'water', minzoom: 10.6, filter: ['match', ['get', 'kind'], ['river_line'], true, false],
      layout: { 'symbol-placement': 'line', 'text-field': name, 'text-font': plain, 'text-size': ['interpolate', ['linear'], ['zoom'], 10, 10.5, 16, 15], 'text-letter-spacing': language === 'zh' ? 0.5 : 0.1, 'symbol-spacing': 420, 'text-max-angle': 40 },
      paint: { 'text-color': p.textWater, 'text-halo-color': p.haloWater, 'text-halo-width': 1.3 },
    },
    {
      id: 'lake-name', type: 'symbol', source: 'water', minzoom: 11.4, filter: ['==', ['get', 'kind'], 'lake'],
      layout: { 'text-field': name, 'text-font': plain, 'text-size': 11.5, 'text-letter-spacing': 0.1 }, paint: { 'text-color': p.textWater, 'text-halo-color': p.haloWater, 'text-halo-width': 1.2 },
    },
    write('peaks', { kinds: ['peak'], from: 10.8, size: [11, 10, 16, 12.5], colour: p.textQuiet, field: ['concat', name, '\n', ['get', 'height'], ' m'], layout: { 'icon-image': 'peak', 'text-anchor': 'top', 'text-offset': [0, 0.5], 'icon-allow-overlap': false } }),
    {
      id: 'road-numbers', type: 'symbol', source: 'roads', minzoom: 10.4, filter: ['has', 'code'],
      layout: { 'symbol-placement': 'line', 'symbol-spacing': 380, 'text-field': ['get', 'code'], 'text-font': strong, 'text-size': 9.5, 'icon-image': 'shield', 'icon-text-fit': 'both', 'icon-text-fit-padding': [1, 4, 1, 4], 'text-rotation-alignment': 'viewport', 'icon-rotation-alignment': 'viewport' },
      paint: { 'text-color': p.textQuiet },
    },
    write('covered-bridges', { kinds: ['covered_bridge'], from: 11.6, iconUntil: 15.4, size: [12, 10.5, 17, 13.5], colour: p.textAccent, font: strong, layout: { 'icon-image': 'covered-bridge', 'text-variable-anchor': ['left', 'right', 'bottom'], 'text-radial-offset': 0.95, 'text-optional': true } }),
    write('police', { kinds: ['police'], from: 12.4, size: [13, 11, 18, 14], colour: p.textAccent, font: strong, layout: { 'icon-image': 'police', 'text-variable-anchor': ['left', 'right', 'bottom'], 'text-radial-offset': 0.95, 'text-optional': true } }),
    write('villages', { kinds: ['village'], from: 10.2, size: [10, 11, 16, 16], colour: p.text, font: strong }),
    write('towns', { kinds: ['town'], from: 8, to: 14.2, size: [9, 13, 13, 19], colour: p.text, font: strong, halo: 1.8 }),
    write('county', { kinds: ['county'], from: 7, to: 10.3, size: [8, 15, 10, 21], colour: p.textAccent, font: strong, halo: 2, layout: { 'text-letter-spacing': language === 'zh' ? 0.5 : 0.12 } }),
  ]
}
