import type { Gop } from '#media/frame.ts'
import type { CameraKey } from '../county/cameras.ts'

/** Pictures a second of every demo camera; divides 90,000. */
export const fps = 12
/** Pictures of one GOP: two seconds. */
export const gopPictures = 24
export const gopMs = (gopPictures * 1000) / fps
/** 90 kHz ticks from one picture to the next. */
export const frameTicks = 90_000 / fps

/** What was filmed in the light of one hour (`step`, see light.ts). Each part begins and ends with nobody in the picture. */
export interface LitFootage {
  step: number
  /** One GOP in which only leaves stir. */
  quiet: Gop
  /** Someone or something passes. */
  events: readonly (readonly Gop[])[]
}

/** Everything one camera needs: GOPs that can be laid in any order, since all share one format. */
export interface Footage {
  key: CameraKey
  width: number
  height: number
  /** With the light-coloured e-bike in its place; the same as `after` for every camera but the compound's. Empty when the range lies after the theft. */
  before: readonly LitFootage[]
  /** Without it. Empty when the range lies before the theft. */
  after: readonly LitFootage[]
  /** The e-bike is taken, `goneMs` after the start; null for the other cameras. */
  taking: { step: number; gops: readonly Gop[]; goneMs: number } | null
}
