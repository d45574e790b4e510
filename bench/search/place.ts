import { randomFrom, type Random } from '../../demo/random.ts'
import { lightAt } from '../../demo/video/light.ts'
import { makeEbike } from '../../demo/video/props/ebike.ts'
import { Stage } from '../../demo/video/render/frame.ts'
import { type Mesh, paint } from '../../demo/video/render/mesh.ts'
import { lightStill, setLighting } from '../../demo/video/render/still.ts'
import { findSurface } from '../../demo/video/render/surface.ts'
import { aimCamera, rayThrough, type View } from '../../demo/video/render/view.ts'
import { makeCompound } from '../../demo/video/scenes/compound.ts'
import { makeScene as makeDemoScene } from '../../demo/video/scenes/index.ts'
import { type Ground, put } from '../../demo/video/scenes/paths.ts'
import type { Region } from '../../src/media/search/patch.ts'

/** The places that the demo films; there nothing stands but what always stands there. */
const places = ['compound', 'crossing', 'school', 'square', 'shop', 'farm', 'village'] as const
const bodies = ['#e9e4d2', '#31343a', '#7b2a2a', '#2f4a6b', '#c9a53a', '#2f6a4a', '#b9bdc0', '#a8521f'] as const

/** Width of the bike, as part of the picture's. */
const narrowest = 0.03
const widest = 0.06
/** Grey levels by which the box round the bike differs on average without it: what an officer could point at. */
const leastContrast = 9
/** The box is drawn by hand: so much wider and higher than the bike. */
const roomRound = 1.25

/** A camera's view with one spot in it where a bike may stand. */
export interface Spot {
  stage: Stage
  view: View
  bike: Mesh
  at: Ground
  region: Region
}

const stages = new Map<string, Stage>()
/** Stages kept: one at 1080p takes 300 MB. */
const maxStages = 3

function openStage(place: (typeof places)[number], hour: number, width: number, height: number): Stage {
  const key = `${place} ${hour} ${width} ${height}`
  const known = stages.get(key)
  if (known) return known
  const scene = place === 'compound' ? makeCompound(false) : makeDemoScene(place)
  const view = aimCamera(scene.eye, scene.target, scene.angle, width, height)
  const stage = new Stage(lightStill(findSurface(scene.still, view), setLighting(scene.still, lightAt(hour), scene.lamps, scene.centre, null, scene.reach)))
  if (stages.size >= maxStages) stages.delete(stages.keys().next().value!)
  stages.set(key, stage)
  return stage
}

/** Chooses a place, a bike and where it stands, so that it is to be seen in that light. */
export function findSpot(seed: string, hour: number, width: number, height: number): Spot {
  const random = randomFrom(`spot ${seed}`)
  for (let tries = 0; tries < 30; tries++) {
    const stage = openStage(random.pick(places), hour, width, height)
    for (let i = 0; i < 40; i++) {
      const spot = tryOnce(stage, random)
      if (spot) return spot
    }
  }
  throw new Error(`no spot for a bike was found from seed ${seed}`)
}

function tryOnce(stage: Stage, random: Random): Spot | undefined {
  const { view, width, height } = stage.still.surface
  const [x, y] = [random.between(0.2, 0.8), random.between(0.4, 0.85)]
  const ray = rayThrough(view, x * view.columns, y * view.rows)
  const bike = makeEbike(paint(random.pick(bodies)), random.next() < 0.3)
  const turn = random.between(0, 2 * Math.PI)
  if (ray[2] > -0.02) return undefined
  const far = -view.eye[2] / ray[2]
  const at: Ground = [view.eye[0] + ray[0] * far, view.eye[1] + ray[1] * far]
  const standing = put(bike, [...at, 0], turn)
  const box = boxOf(standing, view)
  if (box.width < narrowest || box.width > widest || box.x < 0.08 || box.y < 0.08 || box.x + box.width > 0.92 || box.y + box.height > 0.92) return undefined
  const [w, h] = [box.width * roomRound, box.height * roomRound]
  const region: Region = { x: box.x - (w - box.width) / 2, y: box.y - (h - box.height) / 2, width: w, height: h }
  const empty = stage.draw([], 0).slice()
  if (measureContrast(empty, stage.draw([standing], 0), region, width, height) < leastContrast) return undefined
  return { stage, view, bike: standing, at, region }
}

/** The rectangle round a mesh, as fractions of the picture. */
function boxOf({ corners }: Mesh, { eye, right, up, forward, scale, columns, rows }: View): Region {
  let [left, top, end, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let i = 0; i < corners.length; i += 3) {
    const [x, y, z] = [corners[i]! - eye[0], corners[i + 1]! - eye[1], corners[i + 2]! - eye[2]]
    const depth = Math.max(0.2, x * forward[0] + y * forward[1] + z * forward[2])
    const u = 0.5 + ((x * right[0] + y * right[1] + z * right[2]) / depth) * (scale / columns)
    const v = 0.5 - ((x * up[0] + y * up[1] + z * up[2]) / depth) * (scale / rows)
    ;[left, top, end, bottom] = [Math.min(left, u), Math.min(top, v), Math.max(end, u), Math.max(bottom, v)]
  }
  return { x: left, y: top, width: end - left, height: bottom - top }
}

/** Mean difference of brightness inside a region, in grey levels. */
export function measureContrast(one: Uint8Array, other: Uint8Array, region: Region, width: number, height: number): number {
  let sum = 0
  let count = 0
  for (let y = Math.round(region.y * height); y < (region.y + region.height) * height; y++)
    for (let x = Math.round(region.x * width); x < (region.x + region.width) * width; x++, count++) sum += Math.abs(one[y * width + x]! - other[y * width + x]!)
  return sum / Math.max(1, count)
}
