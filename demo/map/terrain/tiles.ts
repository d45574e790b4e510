import { encodePng } from '../png.ts'
import { extent, heightAt, type Terrain } from './erode.ts'
import { toLonLat, toPoint } from '../../county/geometry.ts'

/** Zoom levels with terrain tiles of 512 pixels; at the deepest a pixel is 34 m. */
export const terrainZooms = { least: 9, most: 11 }
const size = 512
/** Height = red × 64 + green × 0.25, in metres: what the style's custom encoding says. Coarser than needed, and it packs well. */
const unit = 0.25

export interface TerrainTile {
  z: number
  x: number
  y: number
  png: Buffer
}

/** Terrain tiles over the extent in the usual web Mercator scheme (XYZ), for hillshade and tints. */
export function drawTerrainTiles(terrain: Terrain): TerrainTile[] {
  const out: TerrainTile[] = []
  const [west, south] = toLonLat([extent.west, extent.south])
  const [east, north] = toLonLat([extent.east, extent.north])
  for (let z = terrainZooms.least; z <= terrainZooms.most; z++) {
    for (let y = Math.floor(tileY(north, z)); y <= Math.floor(tileY(south, z)); y++) {
      for (let x = Math.floor(tileX(west, z)); x <= Math.floor(tileX(east, z)); x++) out.push({ z, x, y, png: encodePng(size, size, drawTile(terrain, z, x, y)) })
    }
  }
  return out
}

function drawTile(terrain: Terrain, z: number, tx: number, ty: number): Uint8Array {
  const rgb = new Uint8Array(size * size * 3)
  const west = toPoint([(tx / 2 ** z) * 360 - 180, 0])[0]
  const pixel = (toPoint([((tx + 1) / 2 ** z) * 360 - 180, 0])[0] - west) / size
  for (let row = 0; row < size; row++) {
    const y = toPoint([0, latOf((ty + (row + 0.5) / size) / 2 ** z)])[1]
    for (let column = 0; column < size; column++) {
      const x = west + (column + 0.5) * pixel
      const value = Math.round(heightAt(terrain, x, y) / unit)
      const i = (row * size + column) * 3
      rgb[i] = value >> 8
      rgb[i + 1] = value & 255
    }
  }
  return rgb
}

const tileX = (lon: number, z: number) => ((lon + 180) / 360) * 2 ** z
const tileY = (lat: number, z: number) => ((1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2) * 2 ** z
const latOf = (y: number) => (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI
