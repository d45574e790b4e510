import { blowBreeze, swingPictures } from './breeze.ts'
import { faceNormals } from './surface.ts'
import { Mesh, type Vec } from './mesh.ts'
import { rasterise } from './raster.ts'
import { shadePoint, type Still, sunReaches, tone } from './still.ts'
import type { View } from './view.ts'

/** A picture in I420 (BT.601, limited range): planes Y, U, V without padding. */
export function toI420(rgb: Uint8ClampedArray, width: number, height: number): Uint8Array {
  const out = new Uint8Array((width * height * 3) / 2)
  convert(rgb, width, height, out, 0, 0, width, height)
  return out
}

/** Converts the rectangle from even (x0, y0) up to even (x1, y1), excluded. */
function convert(rgb: Uint8ClampedArray, width: number, height: number, out: Uint8Array, x0: number, y0: number, x1: number, y1: number): void {
  const chroma = width * height
  const quarter = chroma / 4
  for (let y = y0; y < y1; y += 2) {
    for (let x = x0; x < x1; x += 2) {
      let r = 0
      let g = 0
      let b = 0
      for (let k = 0; k < 4; k++) {
        const at = (y + (k >> 1)) * width + x + (k & 1)
        const i = at * 3
        const pr = rgb[i]!
        const pg = rgb[i + 1]!
        const pb = rgb[i + 2]!
        out[at] = 16 + (66 * pr + 129 * pg + 25 * pb + 128) / 256
        r += pr
        g += pg
        b += pb
      }
      const c = (y / 2) * (width / 2) + x / 2
      out[chroma + c] = 128 + (-38 * r - 74 * g + 112 * b) / 1024
      out[chroma + quarter + c] = 128 + (112 * r - 94 * g - 18 * b) / 1024
    }
  }
}

/** Draws things that move over a still picture whose leaves stir. One `Stage` a camera and light. */
export class Stage {
  readonly still: Still
  /** The picture without moving things at each moment of the leaves' swing, for the eye and for the encoder. */
  #pictures: Uint8ClampedArray[]
  #bases: Uint8Array[]
  #frame: Uint8Array
  /** Where the frame is being painted: the moment's picture, put right again afterwards. */
  #rgb: Uint8ClampedArray

  constructor(still: Still) {
    this.still = still
    const { width, height } = still.surface
    const { pictures, pixels } = blowBreeze(still)
    this.#pictures = pictures
    const blocks = [...new Set(Array.from(pixels, (p) => (Math.floor(p / width) & ~1) * width + ((p % width) & ~1)))]
    const base = toI420(still.rgb, width, height)
    this.#bases = pictures.map((rgb) => {
      const out = base.slice()
      for (const p of blocks) {
        const x = p % width
        const y = (p - x) / width
        convert(rgb, width, height, out, x, y, x + 2, y + 2)
      }
      return out
    })
    this.#frame = base
    this.#rgb = still.rgb.slice()
  }

  /** Picture `tick` with `moving` in it. The buffer is reused by the next call. */
  draw(moving: readonly Mesh[], tick: number): Uint8Array {
    const { width, height, view } = this.still.surface
    const moment = tick % swingPictures
    this.#frame.set(this.#bases[moment]!)
    const shadows = moving.map((mesh) => this.#castShadow(mesh)).filter((mesh) => mesh !== null)
    const items = [...shadows.map((mesh) => ({ mesh, shadow: true })), ...moving.map((mesh) => ({ mesh, shadow: false }))].flatMap((item) => {
      const box = boundsOf(item.mesh, view)
      return box ? [{ ...item, box }] : []
    })
    for (const { box } of items) this.#copy(box, this.#pictures[moment]!)
    for (const { mesh, box, shadow } of items) this.#paint(mesh, box, shadow)
    for (const { box } of items) convert(this.#rgb, width, height, this.#frame, box.x0 & ~1, box.y0 & ~1, Math.min(width, (box.x1 + 2) & ~1), Math.min(height, (box.y1 + 2) & ~1))
    return this.#frame
  }

  /** Takes a box, widened to whole chroma blocks, from `source`. */
  #copy(box: Box, source: Uint8ClampedArray): void {
    const { width, height } = this.still.surface
    const x0 = box.x0 & ~1
    const x1 = Math.min(width, (box.x1 + 2) & ~1)
    for (let y = box.y0 & ~1; y < Math.min(height, (box.y1 + 2) & ~1); y++) this.#rgb.set(source.subarray((y * width + x0) * 3, (y * width + x1) * 3), (y * width + x0) * 3)
  }

  /** The thing pressed flat onto the ground along the sun's rays, or null when no sun falls on it. */
  #castShadow(mesh: Mesh): Mesh | null {
    const { lighting } = this.still
    const { sun, sunColour } = lighting.light
    if (sunColour[0] < 0.15 || mesh.size === 0) return null
    const c = mesh.corners
    if (sunReaches(lighting, c[0]!, c[1]!, 1.2) < 0.3) return null
    const flat = new Mesh()
    flat.place(mesh, [0, 0, 0])
    for (let i = 0; i < c.length; i += 3) {
      const z = Math.max(0, c[i + 2]!)
      flat.corners[i]! -= (sun[0] / sun[2]) * z
      flat.corners[i + 1]! -= (sun[1] / sun[2]) * z
      flat.corners[i + 2] = 0.05
    }
    return flat
  }

  #paint(mesh: Mesh, box: Box, shadow: boolean): void {
    const { surface, sunlit, lighting } = this.still
    const { width, view, samples } = surface
    const { columns, near, face } = samples
    const saved = new Float32Array((box.x1 - box.x0 + 1) * 2 * (box.y1 - box.y0 + 1) * 2)
    const wide = (box.x1 - box.x0 + 1) * 2
    for (let y = box.y0 * 2, k = 0; y < (box.y1 + 1) * 2; y++, k += wide) saved.set(near.subarray(y * columns + box.x0 * 2, y * columns + box.x0 * 2 + wide), k)
    rasterise(mesh, view, samples, firstMoving)
    const colours = shadow ? null : this.#colourFaces(mesh, view)
    const dim = shadow ? shadowDepth(lighting.light) : 0
    for (let y = box.y0; y <= box.y1; y++) {
      for (let x = box.x0; x <= box.x1; x++) {
        const at = y * 2 * columns + x * 2
        let hits = 0
        let r = 0
        let g = 0
        let b = 0
        for (let k = 0; k < 4; k++) {
          const f = face[at + (k & 1) + (k >> 1) * columns]! - firstMoving
          if (f < 0) continue
          hits++
          if (colours) {
            r += colours[f * 3]!
            g += colours[f * 3 + 1]!
            b += colours[f * 3 + 2]!
          }
        }
        if (hits === 0) continue
        const pixel = y * width + x
        const i = pixel * 3
        if (colours) {
          const left = 4 - hits
          this.#rgb[i] = (this.#rgb[i]! * left + r) / 4
          this.#rgb[i + 1] = (this.#rgb[i + 1]! * left + g) / 4
          this.#rgb[i + 2] = (this.#rgb[i + 2]! * left + b) / 4
        } else if (sunlit[pixel]) {
          const keep = 1 - (dim * hits) / 4
          for (let c = 0; c < 3; c++) this.#rgb[i + c] = this.#rgb[i + c]! * keep
        }
      }
    }
    for (let y = box.y0 * 2, k = 0; y < (box.y1 + 1) * 2; y++, k += wide) {
      near.set(saved.subarray(k, k + wide), y * columns + box.x0 * 2)
      // Faces of moving things must not be seen by the next one; which still face was here no longer matters.
      face.fill(0, y * columns + box.x0 * 2, y * columns + box.x0 * 2 + wide)
    }
  }

  #colourFaces(mesh: Mesh, view: View): Float32Array {
    const { lighting } = this.still
    const normals = faceNormals(mesh)
    const out = new Float32Array(mesh.size * 3)
    const lit: [number, number, number] = [0, 0, 0]
    const c = mesh.corners
    for (let f = 0; f < mesh.size; f++) {
      const i = f * 9
      const centre: Vec = [(c[i]! + c[i + 3]! + c[i + 6]!) / 3, (c[i + 1]! + c[i + 4]! + c[i + 7]!) / 3, (c[i + 2]! + c[i + 5]! + c[i + 8]!) / 3]
      let n: Vec = [normals[f * 3]!, normals[f * 3 + 1]!, normals[f * 3 + 2]!]
      const towards = n[0] * (view.eye[0] - centre[0]) + n[1] * (view.eye[1] - centre[1]) + n[2] * (view.eye[2] - centre[2])
      if (towards < 0) n = [-n[0], -n[1], -n[2]]
      const [r, g, b] = mesh.colours[f]!
      shadePoint(lighting, mesh.kinds[f]!, centre[0], centre[1], centre[2], n[0], n[1], n[2], r, g, b, 0.9, view.eye, lit)
      const { gain } = lighting.light
      if (lighting.infrared) out.fill(tone(0.3 * lit[0] + 0.59 * lit[1] + 0.11 * lit[2], gain), f * 3, f * 3 + 3)
      else for (let k = 0; k < 3; k++) out[f * 3 + k] = tone(lit[k]!, gain)
    }
    return out
  }
}

/** Faces of moving things are numbered from here, far above those of any scene. */
const firstMoving = 1 << 28

/** How much darker open ground becomes, in display values, when the sun is taken from it. */
function shadowDepth({ sun, sunColour, skyColour }: Still['lighting']['light']): number {
  const sky = skyColour[1]
  return 0.85 * (1 - (sky / (sky + sunColour[1] * sun[2])) ** (1 / 2.2))
}

interface Box {
  x0: number
  y0: number
  x1: number
  y1: number
}

/** The pixels that a mesh can touch, or null when it lies outside the picture. */
function boundsOf(mesh: Mesh, view: View): Box | null {
  let x0 = Infinity
  let y0 = Infinity
  let x1 = -Infinity
  let y1 = -Infinity
  const { eye, right, up, forward, scale, columns, rows } = view
  const c = mesh.corners
  for (let i = 0; i < c.length; i += 3) {
    const x = c[i]! - eye[0]
    const y = c[i + 1]! - eye[1]
    const z = c[i + 2]! - eye[2]
    const depth = Math.max(0.2, x * forward[0] + y * forward[1] + z * forward[2])
    const u = columns / 2 + ((x * right[0] + y * right[1] + z * right[2]) / depth) * scale
    const v = rows / 2 - ((x * up[0] + y * up[1] + z * up[2]) / depth) * scale
    x0 = Math.min(x0, u)
    x1 = Math.max(x1, u)
    y0 = Math.min(y0, v)
    y1 = Math.max(y1, v)
  }
  const box = { x0: Math.max(0, Math.floor(x0 / 2) - 1), y0: Math.max(0, Math.floor(y0 / 2) - 1), x1: Math.min(columns / 2 - 1, Math.ceil(x1 / 2) + 1), y1: Math.min(rows / 2 - 1, Math.ceil(y1 / 2) + 1) }
  return box.x1 >= box.x0 && box.y1 >= box.y0 ? box : null
}
