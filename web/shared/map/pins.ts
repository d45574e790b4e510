import { type Map as MapLibreMap, Marker } from 'maplibre-gl'
import type { MapIncident, MapSelection, MapUnit } from './types.ts'

/** One pin as it should stand: real buttons, so that keyboard and screen readers reach them. */
interface Pin {
  key: string
  lonLat: readonly [number, number]
  className: string
  text: string
  title: string
  selection: MapSelection
  isSelected: boolean
}

/** Keeps the buttons on the map in step with the lists. */
export class Pins {
  #markers = new Map<string, Marker>()
  #map: MapLibreMap
  #onSelect: (selection: MapSelection) => void

  constructor(map: MapLibreMap, onSelect: (selection: MapSelection) => void) {
    this.#map = map
    this.#onSelect = onSelect
  }

  show(incidents: readonly MapIncident[], units: readonly MapUnit[], selected: MapSelection | null): void {
    const isSelected = (kind: string, id: string) => selected?.kind === kind && selected.id === id
    const pins = [
      ...incidents.map((i): Pin => ({
        key: `incident ${i.id}`, lonLat: i.lonLat, text: i.mark ?? String(i.priority), title: i.label, selection: { kind: 'incident', id: i.id }, isSelected: isSelected('incident', i.id),
        className: `lq-pin lq-incident lq-p${i.priority}${i.isOverdue ? ' lq-overdue' : ''}`,
      })),
      ...units.map((u): Pin => ({
        key: `unit ${u.id}`, lonLat: u.lonLat, text: u.callSign, title: `${u.callSign} · ${u.statusText}`, selection: { kind: 'unit', id: u.id }, isSelected: isSelected('unit', u.id),
        className: `lq-pin lq-unit lq-${u.status}`,
      })),
    ]
    const wanted = new Set(pins.map((p) => p.key))
    for (const [key, marker] of this.#markers) {
      if (wanted.has(key)) continue
      marker.remove()
      this.#markers.delete(key)
    }
    for (const pin of pins) this.#place(pin)
  }

  close(): void {
    for (const marker of this.#markers.values()) marker.remove()
    this.#markers.clear()
  }

  #place({ key, lonLat, className, text, title, selection, isSelected }: Pin): void {
    let marker = this.#markers.get(key)
    if (!marker) {
      const button = document.createElement('button')
      button.type = 'button'
      button.append(document.createElement('span'))
      button.addEventListener('click', (event) => {
        event.stopPropagation()
        this.#onSelect(selection)
      })
      marker = new Marker({ element: button, anchor: selection.kind === 'incident' ? 'bottom' : 'center' }).setLngLat([lonLat[0], lonLat[1]]).addTo(this.#map)
      this.#markers.set(key, marker)
    }
    const element = marker.getElement()
    const own = [...element.classList].filter((c) => c.startsWith('maplibregl'))
    element.className = [...own, className, isSelected ? 'lq-selected' : ''].join(' ').trim()
    element.firstElementChild!.textContent = text
    element.title = title
    element.setAttribute('aria-label', title)
    element.setAttribute('aria-pressed', String(isSelected))
    element.style.zIndex = isSelected ? '3' : selection.kind === 'incident' ? '2' : '1'
    marker.setLngLat([lonLat[0], lonLat[1]])
  }
}
