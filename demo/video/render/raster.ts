import type { Mesh } from './mesh.ts'
import type { View } from './view.ts'

/** What each sample sees: how near it is, and the number of the triangle plus one (0: nothing). */
export interface Samples {
  columns: number
  rows: number
  near: Float32Array
  face: Int32Array
}

export function emptySamples(view: View): Samples {
  const near = new Float32Array(view.columns * view.rows)
  if (!view.perspective) near.fill(-1e9)
  return { columns: view.columns, rows: view.rows, near, face: new Int32Array(view.columns * view.rows) }
}

/** Metres in front of the camera below which triangles are cut off. */
const nearest = 0.2

/** Where something was drawn; empty while `right` < `left`. */
export interface Bounds {
  left: number
  right: number
  top: number
  bottom: number
}

/** Fills `into` with the triangles of `mesh`, nearer ones in front; returns the samples that may have changed. */
export function rasterise(mesh: Mesh, view: View, into: Samples, firstFace = 1): Bounds {
  const bounds: Bounds = { left: view.columns, right: -1, top: view.rows, bottom: -1 }
  const { eye, right, up, forward, scale, perspective } = view
  const cx = view.columns / 2
  const cy = view.rows / 2
  const px: number[] = [0, 0, 0, 0]
  const py: number[] = [0, 0, 0, 0]
  const pn: number[] = [0, 0, 0, 0]
  const cam = new Float64Array(9)
  const c = mesh.corners
  for (let face = 0; face < mesh.size; face++) {
    let behind = 0
    for (let k = 0; k < 3; k++) {
      const i = face * 9 + k * 3
      const x = c[i]! - eye[0]
      const y = c[i + 1]! - eye[1]
      const z = c[i + 2]! - eye[2]
      cam[k * 3] = x * right[0] + y * right[1] + z * right[2]
      cam[k * 3 + 1] = x * up[0] + y * up[1] + z * up[2]
      const depth = x * forward[0] + y * forward[1] + z * forward[2]
      cam[k * 3 + 2] = depth
      if (perspective && depth < nearest) behind++
    }
    if (behind === 3) continue
    let n = 0
    for (let k = 0; k < 3; k++) {
      const a = k * 3
      const b = ((k + 1) % 3) * 3
      if (!perspective) {
        px[n] = cx + cam[a]! * scale
        py[n] = cy - cam[a + 1]! * scale
        pn[n++] = -cam[a + 2]!
        continue
      }
      const da = cam[a + 2]!
      const db = cam[b + 2]!
      if (da >= nearest) {
        px[n] = cx + (cam[a]! / da) * scale
        py[n] = cy - (cam[a + 1]! / da) * scale
        pn[n++] = 1 / da
      }
      if (da >= nearest !== db >= nearest) {
        const t = (nearest - da) / (db - da)
        px[n] = cx + ((cam[a]! + (cam[b]! - cam[a]!) * t) / nearest) * scale
        py[n] = cy - ((cam[a + 1]! + (cam[b + 1]! - cam[a + 1]!) * t) / nearest) * scale
        pn[n++] = 1 / nearest
      }
    }
    fill(px, py, pn, n, firstFace + face, into, bounds)
  }
  return bounds
}

/** Fills one convex polygon of `n` corners row by row. */
function fill(px: number[], py: number[], pn: number[], n: number, face: number, into: Samples, bounds: Bounds): void {
  let top = Infinity
  let bottom = -Infinity
  for (let i = 0; i < n; i++) {
    if (py[i]! < top) top = py[i]!
    if (py[i]! > bottom) bottom = py[i]!
  }
  const first = Math.max(0, Math.ceil(top - 0.5))
  const last = Math.min(into.rows - 1, Math.floor(bottom - 0.5))
  if (first > last) return
  // Nearness is a plane over the grid: its slopes come from three corners that are not in line.
  const ux = px[1]! - px[0]!
  const uy = py[1]! - py[0]!
  const vx = px[2]! - px[0]!
  const vy = py[2]! - py[0]!
  const area = ux * vy - vx * uy
  if (Math.abs(area) < 1e-9) return
  const un = pn[1]! - pn[0]!
  const vn = pn[2]! - pn[0]!
  const slopeX = (un * vy - vn * uy) / area
  const slopeY = (ux * vn - vx * un) / area
  const { near, face: faces, columns } = into
  for (let row = first; row <= last; row++) {
    const y = row + 0.5
    let left = Infinity
    let right = -Infinity
    for (let i = 0; i < n; i++) {
      const j = i + 1 === n ? 0 : i + 1
      const y0 = py[i]!
      const y1 = py[j]!
      if (y0 <= y === y1 <= y) continue
      const x = px[i]! + ((y - y0) / (y1 - y0)) * (px[j]! - px[i]!)
      if (x < left) left = x
      if (x > right) right = x
    }
    const from = Math.max(0, Math.ceil(left - 0.5))
    const to = Math.min(columns - 1, Math.floor(right - 0.5))
    if (from > to) continue
    let value = pn[0]! + (from + 0.5 - px[0]!) * slopeX + (y - py[0]!) * slopeY
    let at = row * columns + from
    for (let column = from; column <= to; column++, at++, value += slopeX) {
      if (value > near[at]!) {
        near[at] = value
        faces[at] = face
      }
    }
    if (from < bounds.left) bounds.left = from
    if (to > bounds.right) bounds.right = to
    if (row < bounds.top) bounds.top = row
    if (row > bounds.bottom) bounds.bottom = row
  }
}
