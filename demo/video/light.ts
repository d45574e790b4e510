import type { Colour, Vec } from './render/mesh.ts'

/** The light of an hour: where the sun stands, what it and the sky give, and whether the lamps burn. */
export interface Light {
  /** Unit vector to the sun in the scene's axes (see `sunAt`). */
  sun: Vec
  sunColour: Colour
  skyColour: Colour
  /** What the sky itself looks like at the horizon. */
  horizon: Colour
  /** 0 off … 1 full. */
  lamps: number
  /** Gain of the camera: how much it opens up in the dark. */
  gain: number
  /** Whether a camera with an infrared lamp has gone to grey. */
  dark: boolean
}

const hourMs = 3_600_000
const shanghai = 8 * 3_600_000
/** Sunrise and sunset of the demo's one season, local hours. */
const rise = 6
const set = 18

/** Number of the hour that holds `ms` (since the epoch); pictures of one hour share their light. */
export const lightStep = (ms: number) => Math.floor((ms + shanghai) / hourMs)

/** The light in the middle of hour `step`. */
export function lightOf(step: number): Light {
  return lightAt((step + 0.5) % 24)
}

const mix = (a: Colour, b: Colour, t: number): Colour => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t]
const ease = (x: number, from: number, to: number) => {
  const t = Math.min(1, Math.max(0, (x - from) / (to - from)))
  return t * t * (3 - 2 * t)
}

/** `hour` is local, 0 to 24. Height of the sun follows a sine: 58° at noon, below the horizon outside 6–18 h. */
export function lightAt(hour: number): Light {
  const turn = ((hour - rise) / (set - rise)) * Math.PI
  const height = Math.sin(turn) * 58
  const sun = sunAt(Math.max(height, 7), turn)
  const day = ease(height, -3, 14)
  const glow = ease(height, -14, -2) * (1 - ease(height, 4, 20))
  const strength = ease(height, 0, 18)
  const sunColour = mix([1.5, 0.7, 0.3], [2.5, 2.3, 2.0], ease(height, 3, 32))
  const sky = mix(mix([0.008, 0.011, 0.02], [0.2, 0.17, 0.2], ease(height, -14, -1)), [0.5, 0.6, 0.74], day)
  return {
    sun,
    sunColour: [sunColour[0] * strength, sunColour[1] * strength, sunColour[2] * strength],
    skyColour: sky,
    horizon: mix(mix([0.012, 0.015, 0.026], [0.7, 0.42, 0.26], glow), [0.78, 0.86, 0.93], ease(height, 3, 24)),
    lamps: 1 - ease(height, -3, 5),
    gain: 1 / (0.22 + 0.78 * ease(height, -10, 16)),
    dark: height < -8,
  }
}

/** The sun goes from ahead on the left to behind on the left, so that shadows are seen from the side at most hours. */
function sunAt(height: number, turn: number): Vec {
  const h = (height * Math.PI) / 180
  const azimuth = Math.PI * 0.8 + turn * 0.62
  return [Math.cos(azimuth) * Math.cos(h), Math.sin(azimuth) * Math.cos(h), Math.sin(h)]
}
