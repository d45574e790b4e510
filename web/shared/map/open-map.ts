import { Map as MapLibreMap, prewarm, ScaleControl, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { drawIcon } from './icons.ts'
import { firstStep, loadTheRest } from './load-in-steps.ts'
import { makeMapStyle, type Language, type Theme } from './style/index.ts'
import type { LonLat } from './types.ts'

// Without it the built page has no map: MapLibre 6 looks for its worker beside a file that no longer exists.
setWorkerUrl(workerUrl)
// Workers start while nobody waits for a map yet: pages load this file ahead.
prewarm()

/** The two towns and everything between them. */
export const countyView = { center: [119.386, 27.312] as [number, number], zoom: 11.1 }
/** How far one can wander: the county and a margin. */
const limits: [[number, number], [number, number]] = [[119.1, 27.12], [119.66, 27.48]]

export const prefersStillness = () => window.matchMedia('(prefers-reduced-motion: reduce)').matches

export interface MapLook {
  theme: Theme
  language: Language
  base: string
  drawing: Drawing
}

export interface OpenMapOptions extends MapLook {
  center?: LonLat
  zoom?: number
}

export type Drawing = 'none' | 'slow' | 'fast'

/** What draws where there is no graphics card. */
const software = /swiftshader|llvmpipe|softpipe|basic render/i

/** How this browser draws: without WebGL a page goes on without its map; where the processor draws, the map is a plainer one. */
export function howToDraw(): Drawing {
  const context = document.createElement('canvas').getContext('webgl2')
  if (!context) return 'none'
  const info = context.getExtension('WEBGL_debug_renderer_info')
  const renderer = String(context.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : context.RENDERER))
  context.getExtension('WEBGL_lose_context')?.loseContext()
  return software.test(renderer) ? 'slow' : 'fast'
}

/** Opens the map in `container`. Ours to close with `remove()`. */
export function openMap(container: HTMLElement, { center, zoom, ...look }: OpenMapOptions): MapLibreMap {
  const whole = styleFor(look)
  const isSlow = look.drawing === 'slow'
  const map = new MapLibreMap({
    container,
    style: firstStep(whole, { isSlow, zoom: zoom ?? countyView.zoom }),
    center: center ? [center[0], center[1]] : countyView.center,
    zoom: zoom ?? countyView.zoom,
    minZoom: 8.6,
    maxZoom: 19,
    maxBounds: limits,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    fadeDuration: prefersStillness() || isSlow ? 0 : 120,
    localIdeographFontFamily: '"PingFang SC","Noto Sans SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif',
  })
  map.touchZoomRotate.disableRotation()
  map.keyboard.disableRotation()
  map.addControl(new ScaleControl({ unit: 'metric', maxWidth: 88 }), 'bottom-left')
  serveIcons(map, look.theme)
  loadTheRest(map, whole)
  return map
}

/** Changes theme or language in place; what the page put on the map is put back by its `style.load` listeners. */
export function restyle(map: MapLibreMap, look: MapLook): void {
  serveIcons(map, look.theme)
  map.setStyle(styleFor(look), { diff: false })
}

function styleFor({ theme, language, base, drawing }: MapLook) {
  return makeMapStyle(theme, language, { base: absolute(base), isFlat: drawing === 'slow' })
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
