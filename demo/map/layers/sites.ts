import type { Point } from '../../county/geometry.ts'
import { sites, type Site } from '../../county/layout/sites.ts'
import { type Feature, lineFeature, polygonFeature } from '../geojson.ts'
import type { Plot } from './plots.ts'

/** A house of a site, in shares of its width and depth from the middle, with its floors. */
type House = readonly [u: number, v: number, width: number, depth: number, floors: number]

/** How each kind of site is built up. */
const layouts: Record<Site['kind'], readonly House[]> = {
  government: [[0, 0.18, 0.62, 0.16, 8], [-0.3, -0.18, 0.16, 0.34, 5], [0.3, -0.18, 0.16, 0.34, 5]],
  police: [[0, 0.2, 0.66, 0.22, 7], [-0.3, -0.2, 0.22, 0.24, 3], [0.3, -0.24, 0.24, 0.16, 2]],
  school: [[-0.3, 0.32, 0.3, 0.1, 5], [-0.3, 0.1, 0.3, 0.1, 5], [-0.3, -0.14, 0.3, 0.1, 4], [-0.34, -0.36, 0.2, 0.1, 3]],
  hospital: [[-0.2, 0.14, 0.42, 0.2, 12], [0.28, 0.2, 0.26, 0.3, 6], [-0.22, -0.26, 0.4, 0.18, 4], [0.3, -0.24, 0.2, 0.2, 3]],
  clinic: [[0, 0.1, 0.7, 0.3, 3]],
  station: [[0, -0.1, 0.78, 0.42, 2]],
  market: [[-0.24, 0, 0.38, 0.72, 2], [0.24, 0, 0.38, 0.72, 2]],
  square: [],
  park: [[0.22, 0.18, 0.09, 0.12, 1]],
  stadium: [[-0.4, 0.1, 0.1, 0.5, 3]],
  museum: [[0, 0, 0.7, 0.56, 2]],
  factory: [[-0.28, 0, 0.34, 0.7, 2], [0.16, 0.22, 0.42, 0.3, 2], [0.16, -0.24, 0.42, 0.26, 3]],
  fuel: [[0, 0.1, 0.5, 0.4, 1], [0.34, -0.2, 0.22, 0.3, 1]],
  fire: [[-0.1, 0.1, 0.6, 0.3, 4], [0.36, -0.1, 0.12, 0.16, 6]],
  court: [[0, 0.05, 0.6, 0.42, 7]],
  hotel: [[0, 0.1, 0.7, 0.3, 10]],
}

const at = ({ centre, direction: [dx, dy], width, depth }: Site, u: number, v: number): Point => [centre[0] + dx * u * width - dy * v * depth, centre[1] + dy * u * width + dx * v * depth]

export interface SiteHouse extends Plot {
  floors: number
  kind: Site['kind']
}

export function listSiteHouses(): SiteHouse[] {
  return sites.flatMap((s) => layouts[s.kind].map(([u, v, w, d, floors]) => ({ centre: at(s, u, v), direction: s.direction, width: w * s.width, depth: d * s.depth, floors, kind: s.kind })))
}

/** The ground of public places: yards, parks with paths and ponds, running tracks. */
export function drawSiteGround(): Feature[] {
  return sites.flatMap((s): Feature[] => {
    const ground = polygonFeature(s.ring, { kind: 'site', use: s.kind, id: s.id, name: s.name, nameEn: s.nameEn })
    if (s.kind === 'school' && s.width > 150) return [ground, ...drawTrack(s, 0.24, 0.02, 0.4 * s.width, 0.86 * s.depth)]
    if (s.kind === 'stadium') return [ground, ...drawTrack(s, 0.06, 0, 0.62 * s.width, 0.84 * s.depth)]
    if (s.kind === 'park') return [ground, ...drawGarden(s)]
    return [ground]
  })
}

/** Two straights and two half circles, along the longer side. */
function oval(s: Site, u: number, v: number, width: number, depth: number): Point[] {
  const isWide = width > depth
  const r = Math.min(width, depth) / 2
  const straight = Math.abs(width - depth) / 2
  return Array.from({ length: 40 }, (_, i): Point => {
    const t = (i / 40) * Math.PI * 2
    const along = Math.cos(t) * r + (Math.cos(t) >= 0 ? straight : -straight)
    const across = Math.sin(t) * r
    return isWide ? at(s, u + along / s.width, v + across / s.depth) : at(s, u + across / s.width, v + along / s.depth)
  })
}

function drawTrack(s: Site, u: number, v: number, width: number, depth: number): Feature[] {
  const lanes = 2 * 7
  return [polygonFeature(oval(s, u, v, width, depth), { kind: 'track' }), polygonFeature(oval(s, u, v, width - lanes, depth - lanes), { kind: 'pitch' })]
}

function drawGarden(s: Site): Feature[] {
  const pond = Array.from({ length: 24 }, (_, i): Point => {
    const t = (i / 24) * Math.PI * 2
    const r = 1 + 0.22 * Math.sin(2 * t + 1) + 0.1 * Math.sin(5 * t)
    return at(s, -0.2 + 0.12 * r * Math.cos(t), -0.1 + 0.18 * r * Math.sin(t))
  })
  const path = [[-0.46, -0.42], [-0.38, 0.1], [-0.1, 0.3], [0.2, 0.02], [0.34, 0.3], [0.46, 0.4]].map(([u, v]) => at(s, u!, v!))
  return [polygonFeature(pond, { kind: 'pond' }), lineFeature(path, { kind: 'garden_path' }), lineFeature([at(s, 0.2, 0.02), at(s, 0.36, -0.3), at(s, 0.46, -0.4)], { kind: 'garden_path' })]
}
