import { randomFrom, type Random } from '../../demo/random.ts'
import type { Region } from '../../src/media/search/patch.ts'
import { findSpot, type Spot } from './place.ts'
import { parkBefore, passBy, type Action } from './traffic.ts'
import { type Outcome, type Plan, planBike, tellTruth, type Truth } from './truth.ts'
import { weather } from './weather.ts'

export const fps = 25
export const gopPictures = 50
export const gopMs = (gopPictures * 1000) / fps
export const frameMs = 1000 / fps

export const kinds = ['plain', 'rain', 'headlights', 'occlusion', 'dusk', 'shake', 'passers'] as const
export type Kind = (typeof kinds)[number]

export interface SceneOptions {
  kind: Kind
  outcome: Outcome
  width: number
  height: number
  minutes: number
  /** ms since the epoch, a whole second. */
  startMs: number
  /** Kinds of noise and rain, of which each GOP has one; default 3. More of them are nearer to the world, and take longer to film. */
  grains?: number
}

export interface Span {
  fromMs: number
  toMs: number
}

/** A fixed camera's footage that was never filmed, with the truth about one bike-sized thing in it. */
export interface Scene {
  name: string
  kind: Kind
  width: number
  height: number
  startMs: number
  endMs: number
  /** The box that an officer would draw. */
  region: Region
  truth: Truth
  /** Whether the bike stands there at the start. */
  isThereAtFirst: boolean
  /** When something else stood before the box and stayed: that too is a change, but not the one asked about. */
  parked: Span[]
  gops: number
  /** GOPs with the same look have the same pictures. */
  lookOf(gop: number): string
  /** Picture `index` of a GOP, as I420; the buffer is reused by the next call. */
  draw(gop: number, index: number): Uint8Array
  /** The picture shown at a moment, as I420. */
  frame(atMs: number): Uint8Array
}

/** Something that goes on from one GOP to another, `to` excluded. */
interface Happening {
  name: string
  from: number
  to: number
  act?: Action
  beam?: (seconds: number) => number
}

const duskSteps = 12
const nightLight = 0.3
/** GOPs round a change in which nobody passes: with somebody before it, even a person could not name the frame. */
const clearGops = 3

/** The scene of a seed: the same seed and options give the same pictures. */
export function makeScene(seed: string, { kind, outcome, width, height, minutes, startMs, grains = 3 }: SceneOptions): Scene {
  const name = `${seed}-${kind}-${outcome}`
  const random = randomFrom(name)
  const spot = findSpot(name, kind === 'headlights' ? 19 : random.pick([9, 11, 15]), width, height)
  const gops = Math.round((minutes * 60_000) / gopMs)
  const endMs = startMs + gops * gopMs
  const plan = planBike(random, outcome, gops * gopPictures, fps)
  const isHidden = kind === 'occlusion' && outcome === 'vanishedAgain'
  const { happenings, parked } = planTraffic(random, kind, spot, plan, gops, isHidden)
  const happening = (gop: number) => happenings.find(({ from, to }) => gop >= from && gop < to)
  const isThere = (picture: number) => plan.isThereAtFirst !== (plan.changes.filter((at) => at <= picture).length % 2 === 1)
  const step = (gop: number) => (kind === 'dusk' ? Math.floor((gop / gops) * duskSteps) : 0)
  const rains = kind === 'rain' ? [random.between(0.05, 0.3), random.between(0.6, 0.95)].map((part) => part * gops) : []
  const isRaining = (gop: number) => rains.length > 0 && gop >= rains[0]! && gop < rains[1]!
  const grainOf = (gop: number) => randomFrom(`${name} grain ${gop}`).whole(0, grains - 1)
  const noise = random.between(1.5, 3)
  const shake = kind === 'shake' ? Math.max(1, Math.round(width * random.between(0.002, 0.006))) : 0
  const out = new Uint8ClampedArray((width * height * 3) / 2)
  const bytes = new Uint8Array(out.buffer)

  const lookOf = (gop: number) => {
    const first = gop * gopPictures
    const flips = plan.changes.filter((at) => at > first && at < first + gopPictures)
    const on = happening(gop)
    // What stands looks the same in each of its GOPs; what moves does not.
    const at = on && on.name !== 'stand' ? gop - on.from : ''
    return `${isThere(first)} ${flips.map((flip) => flip - first).join()} ${on?.name ?? ''} ${at} ${step(gop)} ${isRaining(gop)} ${grainOf(gop)}`
  }
  const draw = (gop: number, index: number) => {
    const on = happening(gop)
    const seconds = on ? (on.name === 'stand' ? 0 : (gop - on.from) * (gopMs / 1000)) + index / fps : 0
    const meshes = [...(isThere(gop * gopPictures + index) ? [spot.bike] : []), ...(on?.act?.(seconds) ?? [])]
    // One swing of the leaves a GOP: no jerk from one to the next.
    const picture = spot.stage.draw(meshes, Math.floor((index * 24) / gopPictures))
    const light = 1 - ((1 - nightLight) * step(gop)) / (duskSteps - 1)
    weather(picture, out, width, height, { light, noise: noise * (1 + 1.5 * (1 - light)), isRaining: isRaining(gop), shake, beam: on?.beam?.(seconds) ?? null }, `${name} ${lookOf(gop)} ${index}`)
    return bytes
  }
  const frame = (atMs: number) => {
    const picture = Math.min(gops * gopPictures - 1, Math.max(0, Math.floor((atMs - startMs) / frameMs + 1e-6)))
    return draw(Math.floor(picture / gopPictures), picture % gopPictures)
  }
  const toMs = ({ from, to }: { from: number; to: number }) => ({ fromMs: startMs + from * gopMs, toMs: startMs + to * gopMs })
  return {
    name, kind, width, height, startMs, endMs, region: spot.region, gops, lookOf, draw, frame,
    truth: tellTruth(plan, isHidden, startMs, endMs, frameMs), isThereAtFirst: plan.isThereAtFirst, parked: parked.map(toMs),
  }
}

function planTraffic(random: Random, kind: Kind, spot: Spot, { changes }: Plan, gops: number, isHidden: boolean): { happenings: Happening[]; parked: { from: number; to: number }[] } {
  const changing = changes.map((at) => Math.floor(at / gopPictures))
  const happenings: Happening[] = []
  const isFree = (from: number, to: number) => from > 8 && to < gops - 8 && [...changing.map((gop) => ({ from: gop, to: gop + 1 })), ...happenings].every((other) => to + clearGops <= other.from || from >= other.to + clearGops)
  if (kind === 'occlusion') {
    const { come, stand, go } = parkBefore(spot, random)
    const length = random.whole(Math.min(15, Math.floor(gops * 0.1)), Math.floor(gops * 0.15))
    const pickStart = () => {
      for (let tries = 0; tries < 200; tries++) {
        const from = random.whole(9, gops - length - 12)
        if (isFree(from, from + length + 2)) return from
      }
      return undefined
    }
    const from = isHidden ? changing[0]! - Math.floor(length / 2) : pickStart()
    if (from === undefined) return { happenings, parked: [] }
    const [standing, going] = [from + 1, from + 1 + length]
    happenings.push({ name: 'come', from, to: standing, act: come }, { name: 'stand', from: standing, to: going, act: stand }, { name: 'go', from: going, to: going + 1, act: go })
    return { happenings, parked: [{ from, to: going + 1 }] }
  }
  if (kind === 'headlights' || kind === 'passers') {
    const lengths = [1, 2, 3]
    const acts = lengths.map((length) => passBy(spot, random, length * 2))
    for (let tries = 0; tries < gops / 6; tries++) {
      const pick = random.whole(0, 2)
      const from = random.whole(9, gops - 12)
      const to = from + lengths[pick]!
      if (!isFree(from, to)) continue
      const beam = (seconds: number) => -0.25 + (1.5 * seconds) / (lengths[pick]! * 2)
      happenings.push({ name: `${kind}${pick}`, from, to, ...(kind === 'passers' ? { act: acts[pick]! } : { beam }) })
    }
  }
  return { happenings, parked: [] }
}
