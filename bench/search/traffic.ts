import type { Random } from '../../demo/random.ts'
import { figures } from '../../demo/video/props/person.ts'
import { makeBus, makeCar } from '../../demo/video/props/vehicle.ts'
import { type Mesh, paint } from '../../demo/video/render/mesh.ts'
import { driver, type Ground, put, walker } from '../../demo/video/scenes/paths.ts'
import { measureContrast, type Spot } from './place.ts'

/** What moves at one moment, `seconds` after it began. */
export type Action = (seconds: number) => Mesh[]

/** Across the line from the camera to the spot, `share` of the way; `reach` metres to both sides. */
function crossAt({ view, at }: Spot, share: number, reach: number): { from: Ground; middle: Ground; to: Ground; turn: number } {
  const [dx, dy] = [at[0] - view.eye[0], at[1] - view.eye[1]]
  const length = Math.hypot(dx, dy)
  const side: Ground = [-dy / length, dx / length]
  const middle: Ground = [view.eye[0] + dx * share, view.eye[1] + dy * share]
  const along = (metres: number): Ground => [middle[0] + side[0] * metres, middle[1] + side[1] * metres]
  return { from: along(-reach), middle, to: along(reach), turn: Math.atan2(side[1], side[0]) }
}

/** Somebody or a car that passes before the spot within `seconds`. */
export function passBy(spot: Spot, random: Random, seconds: number): Action {
  const isCar = random.next() < 0.4
  const { from, to } = crossAt(spot, random.between(0.86, 0.97), isCar ? 16 : 4.5)
  const path = random.next() < 0.5 ? [from, to] : [to, from]
  const pace = Math.hypot(to[0] - from[0], to[1] - from[1]) / (seconds - 0.2)
  return isCar ? driver(makeCar(paint(random.pick(['#8f9499', '#2f4a6b', '#7b2a2a', '#d8d8d2']))), path, pace) : walker(random.pick(figures), path, pace)
}

/** A bus that stands before the spot so that nothing is seen of it: how it comes in two seconds, stands, and goes in two. */
export function parkBefore(spot: Spot, random: Random): { come: Action; stand: Action; go: Action } {
  const bus = makeBus(paint(random.pick(['#d8d8d2', '#8f9499', '#c9a53a'])))
  const share = [0.9, 0.84, 0.78, 0.7, 0.6, 0.5].find((at) => isHidden(spot, put(bus, [...crossAt(spot, at, 1).middle, 0], crossAt(spot, at, 1).turn))) ?? 0.7
  const { from, middle, to, turn } = crossAt(spot, share, 24)
  const standing = put(bus, [...middle, 0], turn)
  // It is there in the last pictures of its coming and the first of its going: no jerk between.
  return { come: stopAt(driver(bus, [from, middle], 13), standing), stand: () => [standing], go: (seconds) => driver(bus, [middle, to], 13)(seconds) }
}

const stopAt = (drive: Action, standing: Mesh): Action => (seconds) => {
  const moving = drive(seconds)
  return moving.length > 0 || seconds < 1 ? moving : [standing]
}

function isHidden({ stage, bike, region }: Spot, bus: Mesh): boolean {
  const { width, height } = stage.still.surface
  const without = stage.draw([bus], 0).slice()
  return measureContrast(without, stage.draw([bus, bike], 0), region, width, height) < 0.3
}
