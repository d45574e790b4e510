import { type Map as MapLibreMap, type MapMouseEvent, Marker } from 'maplibre-gl'
import { type KeyboardEvent, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { updateGround } from './areas-layer.ts'
import { updateOverlay } from './cameras-layer.ts'
import { countyView, type Drawing, howToDraw, openMap, prefersStillness, restyle } from './open-map.ts'
import { putMoveHandle } from './move-marker.ts'
import { Pins } from './pins.ts'
import { boundsOf, openCluster, Points } from './points-layer.ts'
import { Sketch } from './Sketch.tsx'
import type { View } from './sketch.ts'
import type { CountyMapProps, MapSelection } from './types.ts'
import 'maplibre-gl/dist/maplibre-gl.css'
import './county-map.css'

const none: readonly never[] = []
/** The map does not wait longer for a sketch of its cameras; and opens once that has been seen. */
const sketchPatienceMs = 2_000
const frameMs = 50

/**
 * The county with cameras, incidents and units on it. The caller's lists are shown as they are; what is selected or picked is
 * the caller's to keep. Arrow keys move, + and − zoom; pins are buttons in the page's tab order.
 */
export default function CountyMap(props: CountyMapProps) {
  const [drawing] = useState(howToDraw)
  if (drawing !== 'none') return <DrawnMap {...props} drawing={drawing} />
  return <div className={`lq-map lq-${props.theme}`}><p className="lq-state lq-state-failed" role="status">{props.texts.failed}</p></div>
}

function DrawnMap(props: CountyMapProps & { drawing: Drawing }) {
  const { drawing, theme, language, texts, base = '/map', cameras = none, points = none, incidents = none, units = none, areas = none, dots = none, selected = null, circle = null, focus = null, frame: framed = null, picked = null, moving = null } = props
  const frame = useRef<HTMLDivElement>(null)
  const [map, setMap] = useState<MapLibreMap | null>(null)
  const [state, setState] = useState<'loading' | 'sketched' | 'ready' | 'failed'>('loading')
  const [sketchView, setSketchView] = useState<View>({ center: props.center ?? countyView.center, zoom: props.zoom ?? countyView.zoom })
  /** What the processor draws is drawn one after the other: the sketch, then the map. */
  const [isOpened, setOpened] = useState(drawing !== 'slow' || props.points === undefined)
  const pins = useRef<Pins>(null)
  const thousands = useRef<Points>(null)
  /** Handlers are read when they are called, so that a new closure does not rebuild the map. */
  const latest = useRef(props)
  useLayoutEffect(() => {
    latest.current = props
  })
  const shown = useRef({ theme, language })

  useEffect(() => {
    if (isOpened) return
    const timer = setTimeout(() => setOpened(true), sketchPatienceMs)
    return () => clearTimeout(timer)
  }, [isOpened])

  useEffect(() => {
    if (!isOpened) return
    const { center, zoom } = latest.current
    const opened = openMap(frame.current!, { ...shown.current, base, drawing, ...(center ? { center } : {}), ...(zoom === undefined ? {} : { zoom }) })
    thousands.current = new Points(opened)
    pins.current = new Pins(opened, (selection) => latest.current.onSelect?.(selection))
    opened.on('sourcedata', () => !(drawing === 'slow' && latest.current.points) && opened.getSource('roads') && opened.isSourceLoaded('roads') && setState('ready'))
    // A sketch stands until all of the first picture is there.
    opened.once('idle', () => setState('ready'))
    opened.on('sourcedata', ({ sourceId }) => {
      if (sourceId !== 'lq-points' || !opened.isSourceLoaded('lq-points')) return
      // So that whoever waits for the map sees when its points are on it.
      const count = latest.current.points?.length ?? 0
      opened.once('render', () => frame.current?.setAttribute('data-points', String(count)))
    })
    opened.on('error', () => setState((now) => (now === 'ready' ? now : 'failed')))
    opened.on('click', (event) => click(opened, event, latest.current))
    opened.on('mousemove', (event) => {
      opened.getCanvas().style.cursor = latest.current.onPick ? 'crosshair' : (cameraAt(opened, event) ?? areaAt(opened, event)) ? 'pointer' : ''
    })
    setMap(opened)
    return () => {
      pins.current?.close()
      opened.remove()
      setMap(null)
      setState('loading')
    }
    // Theme and language are changed in place below.
  }, [base, drawing, isOpened])

  useEffect(() => {
    if (!map) return
    const ready = () => {
      updateGround(map, theme, selectedArea(latest.current), groundOf(latest.current))
      updateOverlay(map, theme, overlayOf(latest.current))
      if (latest.current.points) thousands.current?.begin(theme)
    }
    map.on('style.load', ready)
    if (shown.current.theme !== theme || shown.current.language !== language) restyle(map, { theme, language, base, drawing })
    else if (map.getLayer('paper')) ready()
    shown.current = { theme, language }
    return () => void map.off('style.load', ready)
  }, [map, theme, language, base, drawing])

  useEffect(() => {
    // Before the style is there its listener above does it.
    if (map?.getLayer('paper')) updateOverlay(map, theme, overlayOf(latest.current))
  }, [map, theme, cameras, circle, selected])

  useEffect(() => {
    if (map?.getLayer('paper')) updateGround(map, theme, selectedArea(latest.current), groundOf(latest.current))
  }, [map, theme, areas, dots, selected])

  const chosen = selectedCamera(props)
  useEffect(() => {
    if (map) thousands.current?.show(points, chosen)
  }, [map, points, chosen])

  useEffect(() => {
    const box = framed && boundsOf(framed)
    if (map && box) map.fitBounds(box, { padding: 48, maxZoom: 16, duration: glide() })
  }, [map, framed])

  const handle = useRef<ReturnType<typeof putMoveHandle>>(null)
  const moveLabel = moving?.label
  useEffect(() => {
    if (!map || moveLabel === undefined) return
    handle.current = putMoveHandle(map, latest.current.moving!.lonLat, moveLabel, (to) => latest.current.onMove?.(to))
    return () => handle.current?.remove()
  }, [map, moveLabel])
  useEffect(() => {
    if (moving) handle.current?.show(moving.lonLat)
  }, [moving])

  useEffect(() => pins.current?.show(incidents, units, selected), [map, incidents, units, selected])

  useEffect(() => {
    if (!map || !focus) return
    map.easeTo({ center: [focus.lonLat[0], focus.lonLat[1]], zoom: focus.zoom ?? Math.max(map.getZoom(), 15), duration: prefersStillness() ? 0 : 150 })
  }, [map, focus])

  useEffect(() => {
    if (!map || !picked) return
    const element = document.createElement('div')
    element.className = 'lq-picked'
    element.setAttribute('role', 'img')
    element.setAttribute('aria-label', texts.picked)
    const marker = new Marker({ element, anchor: 'bottom' }).setLngLat([picked[0], picked[1]]).addTo(map)
    return () => void marker.remove()
  }, [map, picked, texts.picked])

  useEffect(() => {
    map?.getCanvas().setAttribute('aria-label', texts.map)
  }, [map, texts.map])

  // Where a graphics card draws, the map itself is there as soon.
  const isSketched = drawing === 'slow' && props.points !== undefined && (state === 'loading' || state === 'sketched')
  const noteSketch = useCallback(() => {
    setState((now) => (now === 'loading' ? 'sketched' : now))
    const count = latest.current.points?.length ?? 0
    frame.current?.setAttribute('data-points', String(count))
    if (count > 0) setTimeout(() => setOpened(true), frameMs)
  }, [])
  const goNear = (view: View) => {
    setSketchView(view)
    map?.jumpTo({ center: [view.center[0], view.center[1]], zoom: view.zoom })
  }
  const pickMiddle = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !props.onPick || !map || event.target !== map.getCanvas()) return
    const { lng, lat } = map.getCenter()
    props.onPick([lng, lat])
  }
  return (
    <div className={`lq-map lq-${theme} ${props.onPick ? 'lq-picking' : ''} ${props.className ?? ''}`} onKeyDown={pickMiddle}>
      <div ref={frame} className="lq-frame" />
      {isSketched && <Sketch base={base} points={points} view={sketchView} label={texts.map} theme={theme} language={language} onDrawn={noteSketch} onNear={goNear} {...(props.onSelect ? { onSelect: props.onSelect } : {})} />}
      <div className="lq-controls">
        <button type="button" aria-label={texts.zoomIn} title={texts.zoomIn} onClick={() => map?.zoomIn({ duration: glide() })}><Plus /></button>
        <button type="button" aria-label={texts.zoomOut} title={texts.zoomOut} onClick={() => map?.zoomOut({ duration: glide() })}><Minus /></button>
        <button type="button" aria-label={texts.home} title={texts.home} onClick={() => map && goHome(map, props)}><Home /></button>
      </div>
      {props.onPick && <div className="lq-cross" aria-hidden="true" />}
      {props.onPick && <p className="lq-hint" role="status">{texts.pickHint}</p>}
      {(state === 'loading' || state === 'failed') && <p className={`lq-state lq-state-${state}`} role="status">{state === 'failed' ? texts.failed : texts.loading}</p>}
    </div>
  )
}

const glide = () => (prefersStillness() ? 0 : 150)

const selectedCamera = ({ selected }: CountyMapProps) => (selected?.kind === 'camera' ? selected.id : null)

const selectedArea = ({ selected }: CountyMapProps) => (selected?.kind === 'area' ? selected.id : null)
const groundOf = ({ areas = none, dots = none }: CountyMapProps) => ({ areas, dots })

function overlayOf(props: CountyMapProps) {
  const { cameras = none, circle = null } = props
  return { cameras, circle, selectedCamera: selectedCamera(props) }
}

function goHome(map: MapLibreMap, { center, zoom }: CountyMapProps): void {
  map.easeTo({ center: center ? [center[0], center[1]] : countyView.center, zoom: zoom ?? countyView.zoom, duration: glide() })
}

/** The camera under the pointer, with a finger's breadth around it. */
function cameraAt(map: MapLibreMap, { point }: MapMouseEvent): MapSelection | null {
  const layers = ['lq-cameras', 'lq-points'].filter((id) => map.getLayer(id))
  if (layers.length === 0) return null
  const reach = 8
  const [found] = map.queryRenderedFeatures([[point.x - reach, point.y - reach], [point.x + reach, point.y + reach]], { layers })
  return found ? { kind: 'camera', id: String(found.properties.id) } : null
}

function areaAt(map: MapLibreMap, { point }: MapMouseEvent): MapSelection | null {
  if (!map.getLayer('lq-area-fill')) return null
  const [found] = map.queryRenderedFeatures(point, { layers: ['lq-area-fill'] })
  return found ? { kind: 'area', id: String(found.properties.id) } : null
}

function click(map: MapLibreMap, event: MapMouseEvent, { onPick, onSelect }: CountyMapProps): void {
  if (onPick) return onPick([event.lngLat.lng, event.lngLat.lat])
  const camera = cameraAt(map, event)
  const found = camera ?? areaAt(map, event)
  if (found) onSelect?.(found)
  else openCluster(map, event, glide())
}

const Plus = () => <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M8 3v10M3 8h10" /></svg>
const Minus = () => <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M3 8h10" /></svg>
const Home = () => <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M2 6V2h4M14 6V2h-4M2 10v4h4M14 10v4h-4" /></svg>
