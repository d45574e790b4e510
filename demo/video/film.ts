import { encodeH264 } from '#media/decode/encode.ts'
import type { Gop } from '#media/frame.ts'
import type { CameraKey } from '../county/cameras.ts'
import { type Footage, fps, gopMs, gopPictures, type LitFootage } from './footage.ts'
import { lightOf, lightStep } from './light.ts'
import { Stage } from './render/frame.ts'
import type { Mesh } from './render/mesh.ts'
import { lightStill, setLighting } from './render/still.ts'
import { findSurface, type Surface } from './render/surface.ts'
import { aimCamera } from './render/view.ts'
import { makeCompound, takeBike, takingMoment, takingSeconds } from './scenes/compound.ts'
import { makeScene } from './scenes/index.ts'
import type { Scene } from './scenes/scene.ts'

/** Which stretch of time the footage must serve, in milliseconds since the epoch. */
export interface FilmRange {
  fromMs: number
  toMs: number
  /** When the e-bike leaves its place; only the compound's camera heeds it. */
  vanishMs: number
}

interface Size {
  width: number
  height: number
  kbps: number
}
/** The compound's pictures are the ones that get studied; the others are smaller. Both stay under 250 kb/s. */
const sizes: { compound: Size; other: Size } = { compound: { width: 960, height: 540, kbps: 180 }, other: { width: 960, height: 540, kbps: 140 } }

/**
 * Draws and encodes what camera `key` needs for `range`. Blocks for one to five seconds of CPU and calls FFmpeg in this
 * process: run it in one that may die (film-process.ts).
 */
export function filmCamera(key: CameraKey, range: FilmRange): Footage {
  return key === 'compound' ? filmCompound(range) : filmPlace(key, range)
}

/** A part of the film: what moves in each picture, over which stage. Lengths are whole GOPs. */
interface Take {
  stage: (seconds: number) => Stage
  gops: number
  act: (seconds: number) => Mesh[]
}

function filmPlace(key: Exclude<CameraKey, 'compound'>, { toMs }: FilmRange): Footage {
  const scene = makeScene(key)
  const step = lightStep(toMs)
  const surface = see(scene, sizes.other)
  const takes = takesOf(scene, surface, step, scene.events)
  const [parts] = partsOf([takes], encode(takes, sizes.other))
  const lit = [toLit(step, parts!)]
  return { key, width: surface.width, height: surface.height, before: lit, after: lit, taking: null }
}

function filmCompound({ fromMs, toMs, vanishMs }: FilmRange): Footage {
  const first = lightStep(fromMs)
  const last = lightStep(toMs)
  // The theft may lie outside the range: then only one look is needed, and no taking.
  const isShown = vanishMs >= fromMs && vanishMs < toMs
  const takingStep = isShown ? lightStep(vanishMs) : vanishMs < fromMs ? first : last
  const size = sizes.compound
  const [withBike, without] = [makeCompound(true), makeCompound(false)]
  const [seenBefore, seenAfter] = [see(withBike, size), see(without, size)]
  const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i)
  // One event an hour, another each time: variety where it costs nothing.
  const group = (scene: Scene, surface: Surface) => (step: number) => takesOf(scene, surface, step, [scene.events[step % scene.events.length]!])
  const before = isShown || vanishMs >= toMs ? range(first, takingStep) : []
  const after = isShown || vanishMs < fromMs ? range(takingStep, last) : []
  const [standing, gone] = [stageOf(withBike, seenBefore, takingStep), stageOf(without, seenAfter, takingStep)]
  const taking: Take = { stage: (t) => (t < takingMoment ? standing() : gone()), gops: (takingSeconds * 1000) / gopMs, act: takeBike }
  const groups = [...before.map(group(withBike, seenBefore)), isShown ? [taking] : [], ...after.map(group(without, seenAfter))]
  const parts = partsOf(groups, encode(groups.flat(), size))
  const lit = (steps: number[], offset: number) => steps.map((step, i) => toLit(step, parts[offset + i]!))
  return {
    key: 'compound', width: size.width, height: size.height,
    before: lit(before, 0),
    taking: isShown ? { step: takingStep, gops: parts[before.length]![0]!, goneMs: takingMoment * 1000 } : null,
    after: lit(after, before.length + 1),
  }
}

const see = (scene: Scene, { width, height }: Size) => findSurface(scene.still, aimCamera(scene.eye, scene.target, scene.angle, width, height))

/** A stage is costly in time and memory: made when its first take is drawn, shared by the takes of one light. */
function stageOf(scene: Scene, surface: Surface, step: number): () => Stage {
  let stage: Stage | undefined
  return () => (stage ??= new Stage(lightStill(surface, setLighting(scene.still, lightOf(step), scene.lamps, scene.centre, scene.infrared ? scene.eye : null, scene.reach))))
}

function takesOf(scene: Scene, surface: Surface, step: number, events: Scene['events']): Take[] {
  const stage = stageOf(scene, surface, step)
  return [{ stage, gops: 1, act: () => [] }, ...events.map((event): Take => ({ stage, gops: Math.ceil((event.seconds * 1000) / gopMs), act: event.act }))]
}

/** One encoder for all takes of a camera, so that every GOP has the same parameter sets. */
function encode(takes: readonly Take[], { width, height, kbps }: Size): Gop[] {
  return [...encodeH264({ width, height, fps, gopFrames: gopPictures, kbps }, drawTakes(takes))]
}

function* drawTakes(takes: readonly Take[]): Generator<Uint8Array> {
  for (const take of takes) for (let i = 0; i < take.gops * gopPictures; i++) yield take.stage(i / fps).draw(take.act(i / fps), i)
}

/** Hands the encoded GOPs back to the takes they came from. */
function partsOf(groups: readonly (readonly Take[])[], gops: readonly Gop[]): Gop[][][] {
  let at = 0
  return groups.map((takes) => takes.map((take) => gops.slice(at, (at += take.gops))))
}

const toLit = (step: number, [quiet, ...events]: readonly Gop[][]): LitFootage => ({ step, quiet: quiet![0]!, events })
