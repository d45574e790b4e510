import { type Mesh, materials } from './mesh.ts'
import { emptySamples, rasterise, type Samples } from './raster.ts'
import { weather } from './texture.ts'
import { rayThrough, type View } from './view.ts'

/**
 * What the camera sees of a scene that stands still, before any light falls on it: one fragment for each different
 * triangle in a pixel. Found once, lit as often as there are hours.
 */
export interface Surface {
  view: View
  width: number
  height: number
  samples: Samples
  count: number
  pixel: Int32Array
  /** Share of the pixel, 0 to 1. */
  share: Float32Array
  kind: Uint8Array
  /** Three numbers a fragment: place in metres, normal towards the eye, colour. */
  place: Float32Array
  normal: Float32Array
  colour: Float32Array
  /** How open the surroundings of a pixel are to the sky, 0 to 1. */
  open: Float32Array
}

export function findSurface(mesh: Mesh, view: View): Surface {
  const width = view.columns / 2
  const height = view.rows / 2
  const samples = emptySamples(view)
  rasterise(mesh, view, samples)
  const most = Math.ceil(width * height * 1.9)
  const s: Surface = {
    view, width, height, samples, count: 0,
    pixel: new Int32Array(most), share: new Float32Array(most), kind: new Uint8Array(most),
    place: new Float32Array(most * 3), normal: new Float32Array(most * 3), colour: new Float32Array(most * 3),
    open: findOpenness(samples, width, height, view.scale),
  }
  const normals = faceNormals(mesh)
  const { columns, face, near } = samples
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const at = row * 2 * columns + column * 2
      const four = [at, at + 1, at + columns, at + columns + 1]
      const first = face[at]!
      const same = face[at + 1] === first && face[at + columns] === first && face[at + columns + 1] === first
      const pixel = row * width + column
      if (same) {
        const n = (near[four[0]!]! + near[four[1]!]! + near[four[2]!]! + near[four[3]!]!) / 4
        addFragment(s, mesh, normals, pixel, 1, first, n, column * 2 + 0.5, row * 2 + 0.5)
      } else {
        for (const sample of four) addFragment(s, mesh, normals, pixel, 0.25, face[sample]!, near[sample]!, column * 2 + (sample % columns === column * 2 ? 0 : 1), row * 2 + (sample < at + columns ? 0 : 1))
      }
    }
  }
  return s
}

function addFragment(s: Surface, mesh: Mesh, normals: Float32Array, pixel: number, share: number, face: number, near: number, column: number, row: number): void {
  if (s.count >= s.pixel.length) return
  const i = s.count++
  s.pixel[i] = pixel
  s.share[i] = share
  const ray = rayThrough(s.view, column, row)
  if (face === 0) {
    // Sky: its place holds the direction.
    s.kind[i] = 255
    s.place.set(ray, i * 3)
    return
  }
  const f = face - 1
  const z = 1 / near
  const x = s.view.eye[0] + ray[0] * z
  const y = s.view.eye[1] + ray[1] * z
  const h = s.view.eye[2] + ray[2] * z
  let nx = normals[f * 3]!
  let ny = normals[f * 3 + 1]!
  let nz = normals[f * 3 + 2]!
  if (nx * ray[0] + ny * ray[1] + nz * ray[2] > 0) {
    nx = -nx
    ny = -ny
    nz = -nz
  }
  const kind = mesh.kinds[f]!
  const flat = Math.abs(nz) > 0.7
  const wall = Math.hypot(nx, ny) || 1
  const along = flat || kind === leaves ? x : (x * -ny + y * nx) / wall
  const across = kind === leaves ? h + y : flat ? y : h
  // Far away a texture is finer than a pixel: fade it out instead of letting it flicker.
  const fade = Math.min(1, 16 / z)
  const shade = 1 + (weather(kind, along, across) - 1) * fade
  const c = mesh.colours[f]!
  s.kind[i] = kind
  s.place[i * 3] = x
  s.place[i * 3 + 1] = y
  s.place[i * 3 + 2] = h
  s.normal[i * 3] = nx
  s.normal[i * 3 + 1] = ny
  s.normal[i * 3 + 2] = nz
  s.colour[i * 3] = c[0] * shade
  s.colour[i * 3 + 1] = c[1] * shade
  s.colour[i * 3 + 2] = c[2] * shade
}

const leaves = materials.indexOf('leaves')

export function faceNormals(mesh: Mesh): Float32Array {
  const out = new Float32Array(mesh.size * 3)
  const c = mesh.corners
  for (let f = 0; f < mesh.size; f++) {
    const i = f * 9
    const ux = c[i + 3]! - c[i]!
    const uy = c[i + 4]! - c[i + 1]!
    const uz = c[i + 5]! - c[i + 2]!
    const vx = c[i + 6]! - c[i]!
    const vy = c[i + 7]! - c[i + 1]!
    const vz = c[i + 8]! - c[i + 2]!
    const x = uy * vz - uz * vy
    const y = uz * vx - ux * vz
    const z = ux * vy - uy * vx
    const length = Math.hypot(x, y, z) || 1
    out[f * 3] = x / length
    out[f * 3 + 1] = y / length
    out[f * 3 + 2] = z / length
  }
  return out
}

/** Metres around a point within which other things keep the sky's light from it. */
const reach = 0.9
const around = [[1, 0], [0.7, 0.7], [0, 1], [-0.7, 0.7], [-1, 0], [-0.7, -0.7], [0, -1], [0.7, -0.7], [0.4, 0.15], [-0.15, 0.4], [-0.4, -0.15], [0.15, -0.4]] as const

/** Looks at neighbours on the picture: those clearly nearer within `reach` shade the point (screen-space ambient occlusion). */
function findOpenness({ near, columns }: Samples, width: number, height: number, scale: number): Float32Array {
  const half = new Float32Array((width / 2) * (height / 2))
  for (let row = 0; row < height / 2; row++) {
    for (let column = 0; column < width / 2; column++) {
      const n = near[row * 4 * columns + column * 4]!
      if (n === 0) {
        half[row * (width / 2) + column] = 1
        continue
      }
      const depth = 1 / n
      const radius = Math.min(60, (reach * scale) / depth / 4)
      let shut = 0
      for (const [u, v] of around) {
        const c = Math.min(width / 2 - 1, Math.max(0, Math.round(column + u * radius)))
        const r = Math.min(height / 2 - 1, Math.max(0, Math.round(row + v * radius)))
        const m = near[r * 4 * columns + c * 4]!
        if (m === 0) continue
        const closer = depth - 1 / m
        // A plane seen at a slant is nearer on one side and farther on the other: only more than that counts.
        const mc = Math.min(width / 2 - 1, Math.max(0, Math.round(column - u * radius)))
        const mr = Math.min(height / 2 - 1, Math.max(0, Math.round(row - v * radius)))
        const other = near[mr * 4 * columns + mc * 4]!
        const balance = other === 0 ? closer : closer + (depth - 1 / other)
        if (balance > 0.04 && closer < reach * 2.5) shut += Math.min(1, balance / 0.5)
      }
      half[row * (width / 2) + column] = 1 - 0.62 * Math.min(1, (shut / around.length) * 1.5)
    }
  }
  const open = new Float32Array(width * height)
  const hw = width / 2
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const r = row >> 1
      const c = column >> 1
      const r2 = Math.min(height / 2 - 1, Math.max(0, r + (row & 1 ? 1 : -1)))
      const c2 = Math.min(hw - 1, Math.max(0, c + (column & 1 ? 1 : -1)))
      open[row * width + column] = half[r * hw + c]! * 0.4 + half[r2 * hw + c]! * 0.2 + half[r * hw + c2]! * 0.2 + half[r2 * hw + c2]! * 0.2
    }
  }
  return open
}
