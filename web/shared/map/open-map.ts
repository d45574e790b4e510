import { Map as MapLibreMap, ScaleControl, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { drawIcon } from './icons.ts'
import { makeMapStyle, type Language, type Theme } from './style/index.ts'
import type { LonLat } from './types.ts'

// Without it the built page has no map: MapLibre 6 looks for its worker beside a file that no longer exists.
setWorkerUrl(workerUrl)

/** The two towns and everything between them. */
export const countyView = { center: [119.386, 27.312] as [number, number], zoom: 11.1 }
/** How far one can wander: the county and a margin. */
const limits: [[number, number], [number, number]] = [[119.1, 27.12], [119.66, 27.48]]

export const prefersStillness = () => window.matchMedia('(prefers-reduced-motion: reduce)').matches

export interface OpenMapOptions {
  theme: Theme
  language: Language
  base: string
  center?: LonLat
  zoom?: number
}

/** Whether this browser has WebGL: without it a page goes on without its map. */
export function canDraw(): boolean {
  const context = document.createElement('canvas').getContext('webgl2')
  context?.getExtension('WEBGL_lose_context')?.loseContext()
  return context !== null
}

/** Opens the map in `container`. Ours to close with `remove()`. */
export function openMap(container: HTMLElement, { theme, language, base, center, zoom }: OpenMapOptions): MapLibreMap {
  const map = new MapLibreMap({
    container,
    style: makeMapStyle(theme, language, { base: absolute(base) }),
    center: center ? [center[0], center[1]] : countyView.center,
    zoom: zoom ?? countyView.zoom,
    minZoom: 8.6,
    maxZoom: 19,
    maxBounds: limits,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    fadeDuration: prefersStillness() ? 0 : 120,
    localIdeographFontFamily: '"PingFang SC","Noto Sans SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif',
  })
  map.touchZoomRotate.disableRotation()
  map.keyboard.disableRotation()
  map.addControl(new ScaleControl({ unit: 'metric', maxWidth: 88 }), 'bottom-left')
  serveIcons(map, theme)
  return map
}

/** Changes theme or language in place; what the page put on the map is put back by its `style.load` listeners. */
export function restyle(map: MapLibreMap, theme: Theme, language: Language, base: string): void {
  serveIcons(map, theme)
  map.setStyle(makeMapStyle(theme, language, { base: absolute(base) }), { diff: false })
}

/** Draws a pictogram when the style first asks for it. */
function serveIcons(map: MapLibreMap, theme: Theme): void {
  map.setMissingStyleImageResolver((id) => {
    const icon = drawIcon(id, theme)
    if (!icon) return
    const { image, pixelRatio, stretchX, stretchY, content } = icon
    map.addImage(id, image, { pixelRatio, ...(stretchX && stretchY ? { stretchX, stretchY } : {}), ...(content ? { content } : {}) })
  })
}

/** MapLibre's worker resolves addresses by itself and needs them whole. */
const absolute = (base: string) => new URL(base, window.location.href).href.replace(/\/$/, '')
