import { clusterSizes, gather, project, worldPixels } from './cluster.ts'
import { palettes, type Palette, type Theme } from './style/palette.ts'
import type { Language } from './style/names.ts'
import type { LonLat, MapPoint } from './types.ts'

/** What a sketch is drawn from: the map's own files (demo/map/write-map.ts). */
export type Ground = Record<'bounds' | 'water' | 'roads' | 'labels', Feature[]>

interface Feature {
  properties: { kind?: string; rank?: string; name?: string; nameEn?: string }
  geometry: { type: 'Polygon'; coordinates: [number, number][][] } | { type: 'LineString'; coordinates: [number, number][] } | { type: 'Point'; coordinates: [number, number] }
}

export interface View {
  center: LonLat
  zoom: number
}

/** What stands on a sketch and can be pressed; pixels from its corner. */
export interface Spot {
  x: number
  y: number
  radius: number
  lonLat: [number, number]
  /** Of a single camera. */
  id?: string
  apartFrom?: number
}

const fonts = '"PingFang SC","Noto Sans SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif'
const roadWidths: Record<string, number> = { expressway: 2.2, provincial: 1.6, county: 1.1 }

/**
 * The county with the few strokes that one finds one's way by, and its cameras: a hundredth of what a whole map costs. Stands where the
 * processor draws, until MapLibre's first picture is there. Answers with what can be pressed.
 */
export function drawSketch(canvas: HTMLCanvasElement, ground: Ground, points: readonly MapPoint[], view: View, look: { theme: Theme; language: Language }): Spot[] {
  const { width, height } = canvas.getBoundingClientRect()
  const scale = window.devicePixelRatio
  canvas.width = Math.round(width * scale)
  canvas.height = Math.round(height * scale)
  const pen = canvas.getContext('2d')
  if (!pen) return []
  pen.scale(scale, scale)
  const p = palettes[look.theme]
  const size = worldPixels * 2 ** view.zoom
  const [middle] = toPairs([view.center])
  const place = ([x, y]: [number, number]): [number, number] => [(x - middle![0]) * size + width / 2, (y - middle![1]) * size + height / 2]
  const trace = (coordinates: [number, number][]) => {
    for (const [i, at] of toPairs(coordinates).map(place).entries()) pen[i === 0 ? 'moveTo' : 'lineTo'](...at)
  }
  const fill = (features: Feature[], colour: string, alpha = 1) => {
    pen.beginPath()
    for (const { geometry } of features) if (geometry.type === 'Polygon') geometry.coordinates.forEach(trace)
    pen.globalAlpha = alpha
    pen.fillStyle = colour
    pen.fill('evenodd')
    pen.globalAlpha = 1
  }
  const stroke = (features: Feature[], colour: string, thickness: number, dash: number[] = []) => {
    pen.beginPath()
    for (const { geometry } of features) {
      if (geometry.type === 'LineString') trace(geometry.coordinates)
      else if (geometry.type === 'Polygon') geometry.coordinates.forEach(trace)
    }
    pen.strokeStyle = colour
    pen.lineWidth = thickness
    pen.setLineDash(dash)
    pen.stroke()
    pen.setLineDash([])
  }
  const of = (features: Feature[], kind: string) => features.filter(({ properties }) => (properties.kind ?? properties.rank) === kind)

  pen.fillStyle = p.paper
  pen.fillRect(0, 0, width, height)
  pen.lineJoin = pen.lineCap = 'round'
  fill([...of(ground.water, 'lake'), ...of(ground.water, 'river')], p.water)
  stroke(of(ground.water, 'river_line'), p.shore, 1.2)
  for (const [rank, thickness] of Object.entries(roadWidths)) {
    stroke(of(ground.roads, rank), p.casing, thickness + 1.2)
    stroke(of(ground.roads, rank), rank === 'expressway' ? p.expressway : p.road, thickness)
  }
  fill(of(ground.bounds, 'outside'), p.paper, 0.9)
  stroke(of(ground.bounds, 'station'), p.stationLine, 0.8, [5, 2, 1, 2])
  stroke(of(ground.bounds, 'county_line'), p.countyLine, 1.2)
  for (const { properties, geometry } of of(ground.labels, 'town')) {
    const [at] = geometry.type === 'Point' ? toPairs([geometry.coordinates]).map(place) : []
    if (at) write(pen, (look.language === 'zh' ? properties.name : properties.nameEn) ?? '', at, { font: `500 15px ${fonts}`, colour: p.text, halo: p.halo })
  }
  return drawPoints(pen, points, view.zoom, place, p).filter(({ x, y }) => x > 0 && y > 0 && x < width && y < height)
}

function drawPoints(pen: CanvasRenderingContext2D, points: readonly MapPoint[], zoom: number, place: (at: [number, number]) => [number, number], p: Palette): Spot[] {
  const world = project(points)
  const { clusters, single } = gather(points, world, Math.floor(zoom))
  const disc = (x: number, y: number, radius: number, fillStyle: string, line: string) => {
    pen.beginPath()
    pen.arc(x, y, radius, 0, 2 * Math.PI)
    pen.fillStyle = fillStyle
    pen.fill()
    pen.lineWidth = 2
    pen.strokeStyle = line
    pen.stroke()
  }
  const alone = single.map((i): Spot => {
    const [id, lon, lat] = points[i]!
    const [x, y] = place([world[2 * i]!, world[2 * i + 1]!])
    disc(x, y, 4, p.bridge, p.halo)
    return { x, y, radius: 8, id, lonLat: [lon, lat] }
  })
  const gathered = clusters.map(({ lonLat, count, offline, apartFrom }): Spot => {
    const [x, y] = place(toPairs([lonLat])[0]!)
    const radius = clusterSizes.findLast(([from]) => count >= from)![1]
    disc(x, y, radius, p.halo, offline >= count * 0.2 ? p.act : p.bridge)
    write(pen, String(count), [x, offline > 0 ? y - 5 : y], { font: `500 12px ${fonts}`, colour: p.text, halo: p.halo })
    if (offline > 0) write(pen, `○${offline}`, [x, y + 7], { font: `500 10px ${fonts}`, colour: p.act, halo: p.halo })
    return { x, y, radius, lonLat, apartFrom }
  })
  return [...gathered, ...alone]
}

function write(pen: CanvasRenderingContext2D, text: string, [x, y]: [number, number], { font, colour, halo }: { font: string; colour: string; halo: string }): void {
  pen.font = font
  pen.textAlign = 'center'
  pen.textBaseline = 'middle'
  pen.lineWidth = 3
  pen.strokeStyle = halo
  pen.strokeText(text, x, y)
  pen.fillStyle = colour
  pen.fillText(text, x, y)
}

/** In the world of Web Mercator, which is 1 by 1. */
function toPairs(coordinates: readonly (readonly [number, number])[]): [number, number][] {
  const world = project(coordinates.map(([lon, lat]): MapPoint => ['', lon, lat, null, 0]))
  return coordinates.map((_, i) => [world[2 * i]!, world[2 * i + 1]!])
}
