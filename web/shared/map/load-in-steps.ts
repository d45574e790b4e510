import type { GeoJSONSource, Map as MapLibreMap, StyleSpecification } from 'maplibre-gl'
import { nearSources } from './style/index.ts'

/** From this zoom on what lies in `nearSources` is seen. */
const nearZoom = 12
/** What one finds one's way by: drawn first where the processor draws. */
const firstLayers = new Set(['paper', 'lake', 'river-thread', 'road-county', 'road-provincial', 'road-expressway', 'outside', 'station-line', 'county-line', 'towns', 'county'])

/** The part of a style that a map begins with. `isSlow`: the processor draws; else only what is seen from near alone waits, and not if it is looked at from near. */
export function firstStep(whole: StyleSpecification, { isSlow, zoom }: { isSlow: boolean; zoom: number }): StyleSpecification {
  const layers = isSlow ? whole.layers.filter(({ id }) => firstLayers.has(id)) : whole.layers
  const used = new Set(layers.map((layer) => ('source' in layer ? layer.source : '')))
  const sources = Object.entries(whole.sources).filter(([name]) => used.has(name))
  return { ...whole, layers, sources: Object.fromEntries(zoom < nearZoom ? sources.map(([name, source]) => [name, nearSources.has(name) ? { ...source, data: nothing } : source]) : sources) }
}

/** Adds what a map did not begin with: the rest of its layers once the first stand, and what is seen from near when somebody comes near or there is nothing else to do. */
export function loadTheRest(map: MapLibreMap, whole: StyleSpecification): void {
  map.once('idle', () => {
    addMissing(map, whole)
    const fill = () => {
      map.off('zoom', fillWhenNear)
      map.off('idle', fill)
      // Whoever waits for all of it (screenshots) sees it here.
      map.once('idle', () => map.getContainer().setAttribute('data-whole', ''))
      for (const name of nearSources) {
        const source = whole.sources[name]
        if (source?.type === 'geojson') void (map.getSource(name) as GeoJSONSource | undefined)?.setData(source.data)
      }
    }
    const fillWhenNear = () => map.getZoom() >= nearZoom && fill()
    map.on('zoom', fillWhenNear)
    map.on('idle', fill)
    fillWhenNear()
  })
}

const nothing = { type: 'FeatureCollection' as const, features: [] }

/** Each below the one that follows it in the style; what the page has put between them stays where it is. */
function addMissing(map: MapLibreMap, whole: StyleSpecification): void {
  for (const [name, source] of Object.entries(whole.sources)) if (!map.getSource(name)) map.addSource(name, nearSources.has(name) ? ({ ...source, data: nothing } as typeof source) : source)
  let above: string | undefined
  for (const layer of [...whole.layers].reverse()) {
    if (!map.getLayer(layer.id)) map.addLayer(layer, above)
    above = layer.id
  }
}
