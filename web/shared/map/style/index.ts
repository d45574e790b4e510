import type { StyleSpecification } from 'maplibre-gl'
import { styleBuildings, styleGround, styleOutside } from './ground.ts'
import { type Language, styleNames } from './names.ts'
import { palettes, type Theme } from './palette.ts'
import { styleRoads } from './roads.ts'

export type { Language, Theme }

/** Where the server keeps the county's map files (demo/map/write-map.ts), without a slash at the end. */
export interface MapFiles {
  base: string
  /** Without shaded hills: for a browser whose processor draws. */
  isFlat?: boolean
}

/** Sources of what is seen from near alone: most of the map's bytes. */
export const nearSources: ReadonlySet<string> = new Set(['contours', 'buildings'])

/** Layers that the height of the ground makes. */
const hills = ['height-tint', 'hillshade']

/**
 * The county's map in one theme and language. Needs no internet: data from `base`, fonts of the system, pictograms drawn by
 * `drawIcon` (icons.ts) when MapLibre misses them.
 */
export function makeMapStyle(theme: Theme, language: Language, { base, isFlat = false }: MapFiles): StyleSpecification {
  const p = palettes[theme]
  const geojson = (name: string, tolerance = 0.375) => ({ type: 'geojson' as const, data: `${base}/${name}.json`, tolerance })
  return {
    version: 8,
    sources: {
      // Height = red × 64 + green × 0.25 metres (demo/map/terrain/tiles.ts).
      terrain: { type: 'raster-dem', tiles: [`${base}/terrain/{z}/{x}/{y}.png`], tileSize: 512, bounds: [119.21, 27.191, 119.552, 27.436], minzoom: 9, maxzoom: 11, encoding: 'custom', redFactor: 64, greenFactor: 0.25, blueFactor: 0, baseShift: 0 },
      bounds: geojson('bounds'), land: geojson('land'), water: geojson('water'), contours: geojson('contours', 0.6), roads: geojson('roads'), buildings: geojson('buildings', 0.2), labels: geojson('labels'),
    },
    layers: [...styleGround(p).filter(({ id }) => !isFlat || !hills.includes(id)), ...styleRoads(p), ...styleBuildings(p), ...styleOutside(p), ...styleNames(p, language)],
  }
}
