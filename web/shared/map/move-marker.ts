import { type Map as MapLibreMap, Marker } from 'maplibre-gl'
import { pointAway } from './ground-shapes.ts'
import type { LonLat } from './types.ts'

const steps: Record<string, number> = { ArrowUp: 0, ArrowRight: 90, ArrowDown: 180, ArrowLeft: 270 }
/** Metres of an arrow key, and with Shift. */
const [shortStep, longStep] = [1, 10]

/** A handle that is dragged, or moved by the arrow keys (a metre; with Shift ten), to where something really stands. Returns what takes it away. */
export function putMoveHandle(map: MapLibreMap, at: LonLat, label: string, onMove: (to: [number, number]) => void): { show(at: LonLat): void; remove(): void } {
  const element = document.createElement('button')
  element.type = 'button'
  element.className = 'lq-move'
  element.setAttribute('aria-label', label)
  element.title = label
  const marker = new Marker({ element, draggable: true }).setLngLat([at[0], at[1]]).addTo(map)
  const tell = () => {
    const { lng, lat } = marker.getLngLat()
    onMove([lng, lat])
  }
  marker.on('dragend', tell)
  element.addEventListener('keydown', (event) => {
    const bearing = steps[event.key]
    if (bearing === undefined) return
    event.preventDefault()
    event.stopPropagation()
    const { lng, lat } = marker.getLngLat()
    marker.setLngLat(pointAway([lng, lat], bearing, event.shiftKey ? longStep : shortStep))
    tell()
  })
  element.focus({ preventScroll: true })
  return { show: (to) => void marker.setLngLat([to[0], to[1]]), remove: () => void marker.remove() }
}
