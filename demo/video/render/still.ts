import type { Light } from '../light.ts'
import { type Colour, type Mesh, materials, type Vec } from './mesh.ts'
import { emptySamples, rasterise, type Samples } from './raster.ts'
import type { Surface } from './surface.ts'
import { aimSun, depthOf, type View } from './view.ts'

/** A lamp that burns when the light says so; `power` in scene light at one metre. */
export interface Lamp {
  at: Vec
  colour: Colour
  power: number
}

/** Light and what stands in its way: enough to shade a point. */
export interface Lighting {
  light: Light
  lamps: readonly Lamp[]
  /** An infrared lamp at the camera, used when it is dark; the picture is then grey. */
  infrared: { at: Vec; power: number } | null
  sunView: View
  shadows: Samples | null
}

/** A lit picture of what stands still. */
export interface Still {
  surface: Surface
  lighting: Lighting
  /** Display values, three bytes a pixel. */
  rgb: Uint8ClampedArray
  /** 1 where the sun reaches open ground: there moving things cast their shadow. */
  sunlit: Uint8Array
}

const glow = materials.indexOf('glow')
const lit = materials.indexOf('window')
const glass = materials.indexOf('glass')
const water = materials.indexOf('water')
const leaves = materials.indexOf('leaves')
const sky = 255

export function setLighting(mesh: Mesh, light: Light, lamps: readonly Lamp[], centre: Vec, eye: Vec | null, metres = 56): Lighting {
  const sunView = aimSun(light.sun, centre, metres, 1400)
  const bright = light.sunColour[0] > 0.02
  const shadows = bright ? emptySamples(sunView) : null
  if (shadows) rasterise(mesh, sunView, shadows)
  return { light, lamps, sunView, shadows, infrared: eye && light.dark ? { at: eye, power: 70 } : null }
}

/** Share of the sun that reaches a point, 0 to 1: nine looks into the shadow map, so that edges are soft. */
export function sunReaches({ shadows, sunView }: Lighting, x: number, y: number, z: number): number {
  if (!shadows) return 0
  const p: Vec = [x - sunView.eye[0], y - sunView.eye[1], z - sunView.eye[2]]
  const { right, up, scale, columns, rows } = sunView
  const column = Math.floor(columns / 2 + (p[0] * right[0] + p[1] * right[1] + p[2] * right[2]) * scale)
  const row = Math.floor(rows / 2 - (p[0] * up[0] + p[1] * up[1] + p[2] * up[2]) * scale)
  if (column < 1 || row < 1 || column >= columns - 1 || row >= rows - 1) return 1
  const limit = -depthOf(sunView, [x, y, z]) + 0.07
  const { near } = shadows
  let clear = 0
  for (let v = -1; v <= 1; v++) {
    const at = (row + v) * columns + column
    if (near[at - 1]! < limit) clear++
    if (near[at]! < limit) clear++
    if (near[at + 1]! < limit) clear++
  }
  return clear / 9
}

export function lightStill(surface: Surface, lighting: Lighting): Still {
  const { width, height, count, pixel, share, kind, place, normal, colour, open, view } = surface
  const { light } = lighting
  const sum = new Float32Array(width * height * 3)
  const sunlit = new Uint8Array(width * height)
  const out: [number, number, number] = [0, 0, 0]
  for (let i = 0; i < count; i++) {
    const p = pixel[i]!
    const j = i * 3
    if (kind[i] === sky) {
      skyTowards(light, place[j]!, place[j + 1]!, place[j + 2]!, out)
    } else {
      const reached = shadePoint(lighting, kind[i]!, place[j]!, place[j + 1]!, place[j + 2]!, normal[j]!, normal[j + 1]!, normal[j + 2]!, colour[j]!, colour[j + 1]!, colour[j + 2]!, open[p]!, view.eye, out)
      if (reached > 0.5 && normal[j + 2]! > 0.95 && place[j + 2]! < 0.3) sunlit[p] = 1
    }
    const w = share[i]!
    sum[p * 3]! += out[0] * w
    sum[p * 3 + 1]! += out[1] * w
    sum[p * 3 + 2]! += out[2] * w
  }
  return { surface, lighting, sunlit, rgb: develop(sum, lighting, width, height) }
}

function skyTowards(light: Light, x: number, y: number, z: number, out: [number, number, number]): void {
  const rise = Math.max(0, z / Math.hypot(x, y, z))
  const t = Math.min(1, rise * 2.2)
  for (let c = 0; c < 3; c++) out[c] = (light.horizon[c]! * (1 - t) + light.skyColour[c]! * 0.95 * t) * 1.15
}

/** Linear light of one point into `out`; returns the share of the sun that reached it. */
export function shadePoint(lighting: Lighting, kind: number, x: number, y: number, z: number, nx: number, ny: number, nz: number, r: number, g: number, b: number, open: number, eye: Vec, out: [number, number, number]): number {
  const { light, lamps, infrared } = lighting
  const { sun, sunColour, skyColour, horizon } = light
  let facing = nx * sun[0] + ny * sun[1] + nz * sun[2]
  if (kind === leaves) facing = 0.35 + 0.5 * Math.abs(facing)
  const reached = facing > 0 && sunColour[0] > 0.02 ? sunReaches(lighting, x + nx * 0.04, y + ny * 0.04, z + nz * 0.04) : 0
  const direct = Math.max(0, facing) * reached
  const dome = (0.62 + 0.38 * nz) * open
  let lr = skyColour[0] * dome + sunColour[0] * direct
  let lg = skyColour[1] * dome + sunColour[1] * direct
  let lb = skyColour[2] * dome + sunColour[2] * direct
  if (light.lamps > 0) {
    for (const lamp of lamps) {
      const dx = lamp.at[0] - x
      const dy = lamp.at[1] - y
      const dz = lamp.at[2] - z
      const d2 = dx * dx + dy * dy + dz * dz
      const d = Math.sqrt(d2)
      const cos = (nx * dx + ny * dy + nz * dz) / d
      const fall = ((lamp.power * light.lamps) / (d2 + 0.6)) * (kind === leaves ? 0.6 : Math.max(0.06, cos)) * (0.4 + 0.6 * open)
      lr += lamp.colour[0] * fall
      lg += lamp.colour[1] * fall
      lb += lamp.colour[2] * fall
    }
  }
  const ex = eye[0] - x
  const ey = eye[1] - y
  const ez = eye[2] - z
  const away = Math.hypot(ex, ey, ez)
  if (infrared) {
    const cos = Math.max(0.1, (nx * ex + ny * ey + nz * ez) / away)
    const fall = (infrared.power / (away * away + 12)) * (kind === leaves ? 0.9 : cos) * 0.12
    lr += fall
    lg += fall
    lb += fall
  }
  const own = [r, g, b] as const
  r *= lr
  g *= lg
  b *= lb
  if (kind === glass || kind === water) {
    const slant = 1 - Math.abs((nx * ex + ny * ey + nz * ez) / away)
    const mirror = kind === water ? 0.05 + 0.34 * slant ** 3 : 0.08 + 0.4 * slant * slant
    r += horizon[0] * mirror
    g += horizon[1] * mirror
    b += horizon[2] * mirror
  } else if (kind === glow) {
    const burn = 0.05 + light.lamps * 0.62
    r += burn * (0.1 + own[0])
    g += burn * (0.09 + own[1])
    b += burn * (0.07 + own[2])
  } else if (kind === lit) {
    r += light.lamps * 0.3
    g += light.lamps * 0.23
    b += light.lamps * 0.13
  }
  // Mountain haze.
  const haze = 1 - Math.exp(-away / 620)
  out[0] = r + (horizon[0] - r) * haze
  out[1] = g + (horizon[1] - g) * haze
  out[2] = b + (horizon[2] - b) * haze
  return direct > 0 ? reached : 0
}

/** Exposure, tone and gamma of one linear value, to 0–255. */
export const tone = (value: number, gain: number) => 255 * (1 - Math.exp(-value * gain * 0.95)) ** (1 / 2.2)

function develop(sum: Float32Array, { light, infrared }: Lighting, width: number, height: number): Uint8ClampedArray {
  const raw = new Float32Array(sum.length)
  for (let i = 0; i < sum.length; i += 3) {
    if (infrared) {
      const grey = tone(0.3 * sum[i]! + 0.59 * sum[i + 1]! + 0.11 * sum[i + 2]!, light.gain)
      raw[i] = raw[i + 1] = raw[i + 2] = grey
    } else for (let c = 0; c < 3; c++) raw[i + c] = tone(sum[i + c]!, light.gain)
  }
  // A small lens blurs a little; it also saves bits.
  const rgb = new Uint8ClampedArray(raw.length)
  const row = width * 3
  for (let y = 0; y < height; y++) {
    const up = y > 0 ? -row : 0
    const down = y < height - 1 ? row : 0
    for (let x = 0; x < width; x++) {
      const left = x > 0 ? -3 : 0
      const right = x < width - 1 ? 3 : 0
      // Corners of a cheap lens are darker.
      const u = (x / width - 0.5) * 2
      const v = (y / height - 0.5) * 2
      const corner = 1 - 0.1 * (u * u + v * v) ** 1.4 * 0.6
      for (let c = 0; c < 3; c++) {
        const i = y * row + x * 3 + c
        rgb[i] = corner * (raw[i]! * 0.6 + (raw[i + up]! + raw[i + down]! + raw[i + left]! + raw[i + right]!) * 0.1)
      }
    }
  }
  return rgb
}
