import { spawn } from 'node:child_process'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { compounds } from '../county/layout/compounds.ts'
import { drawCreeks } from './creeks.ts'
import { type Feature, polygonFeature } from './geojson.ts'
import { drawBounds } from './layers/bounds.ts'
import { drawBuildings } from './layers/buildings.ts'
import { drawContours } from './layers/contours.ts'
import { drawFields } from './layers/fields.ts'
import { drawLabels } from './layers/labels.ts'
import { drawRoads } from './layers/roads.ts'
import { drawSiteGround } from './layers/sites.ts'
import { drawWater } from './layers/water.ts'
import { erodeTerrain } from './terrain/erode.ts'
import { drawTerrainTiles } from './terrain/tiles.ts'

/** Name of each file below the map's folder, and what it holds. The same on every machine and at every start. */
export function drawMap(): Map<string, Buffer> {
  const terrain = erodeTerrain()
  const { features: roads, lines } = drawRoads(terrain)
  const layers: Record<string, Feature[]> = {
    bounds: drawBounds(),
    land: [...drawFields(terrain), ...drawSiteGround(), ...compounds.map((c) => polygonFeature(c.ring, { kind: 'compound', id: c.id, name: c.name, nameEn: c.nameEn }))],
    water: [...drawCreeks(terrain), ...drawWater()],
    contours: drawContours(terrain),
    roads,
    buildings: drawBuildings(lines),
    labels: drawLabels(terrain),
  }
  const files = new Map<string, Buffer>()
  for (const [name, features] of Object.entries(layers)) files.set(`${name}.json`, Buffer.from(JSON.stringify({ type: 'FeatureCollection', features })))
  for (const { z, x, y, png } of drawTerrainTiles(terrain)) files.set(`terrain/${z}/${x}/${y}.png`, png)
  return files
}

/**
 * Writes the county's map into `folder`, replacing what is there. About three seconds of CPU, in one go: call it where that
 * keeps nobody waiting. Rejects with Node's error when the disk refuses.
 */
export async function writeMap(folder: string, files = drawMap()): Promise<void> {
  const fresh = `${folder}.new`
  await rm(fresh, { recursive: true, force: true })
  for (const [name, bytes] of files) {
    await mkdir(dirname(join(fresh, name)), { recursive: true })
    await writeFile(join(fresh, name), bytes)
  }
  await rm(folder, { recursive: true, force: true })
  await rename(fresh, folder)
}

/** `writeMap` in a process of its own, so that a server goes on answering meanwhile. Rejects when that process fails or is aborted. */
export function writeMapApart(folder: string, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const drawing = spawn(process.execPath, [join(import.meta.dirname, 'map-process.ts'), folder], { stdio: ['ignore', 'inherit', 'inherit'], signal })
    drawing.on('error', reject)
    drawing.on('exit', (code, ended) => (code === 0 ? resolve() : reject(new Error(`drawing the demo map ended with ${ended ?? `exit code ${code}`}`))))
  })
}
