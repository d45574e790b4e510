import { type Colour, type Material, Mesh, type Vec } from './mesh.ts'

/** A box standing on `at` (the middle of its floor), `size` along x, y and z, turned by `turn` radians. */
export function addBox(mesh: Mesh, at: Vec, size: Vec, colour: Colour, material?: Material, turn = 0): void {
  const [w, d, h] = size
  const cos = Math.cos(turn)
  const sin = Math.sin(turn)
  const p = (u: number, v: number, z: number): Vec => [at[0] + u * w * cos - v * d * sin, at[1] + u * w * sin + v * d * cos, at[2] + z * h]
  const a = 0.5
  mesh.face([p(-a, -a, 0), p(a, -a, 0), p(a, -a, 1), p(-a, -a, 1)], colour, material)
  mesh.face([p(a, -a, 0), p(a, a, 0), p(a, a, 1), p(a, -a, 1)], colour, material)
  mesh.face([p(a, a, 0), p(-a, a, 0), p(-a, a, 1), p(a, a, 1)], colour, material)
  mesh.face([p(-a, a, 0), p(-a, -a, 0), p(-a, -a, 1), p(-a, a, 1)], colour, material)
  mesh.face([p(-a, -a, 1), p(a, -a, 1), p(a, a, 1), p(-a, a, 1)], colour, material)
}

/** A rod from `a` to `b`, thick at either end by a radius in metres; `sides` faces around, ends closed by cones. */
export function addRod(mesh: Mesh, a: Vec, b: Vec, ra: number, rb: number, colour: Colour, sides = 6, material?: Material): void {
  const axis = unit([b[0] - a[0], b[1] - a[1], b[2] - a[2]])
  const u = unit(cross(axis, Math.abs(axis[2]) < 0.9 ? [0, 0, 1] : [1, 0, 0]))
  const v = cross(axis, u)
  const rim = (c: Vec, r: number, k: number): Vec => {
    const t = (k / sides) * Math.PI * 2
    const s = Math.cos(t) * r
    const q = Math.sin(t) * r
    return [c[0] + u[0] * s + v[0] * q, c[1] + u[1] * s + v[1] * q, c[2] + u[2] * s + v[2] * q]
  }
  const tip = (c: Vec, by: number): Vec => [c[0] + axis[0] * by, c[1] + axis[1] * by, c[2] + axis[2] * by]
  const top = tip(b, rb * 0.6)
  const bottom = tip(a, -ra * 0.6)
  for (let k = 0; k < sides; k++) {
    mesh.face([rim(a, ra, k), rim(a, ra, k + 1), rim(b, rb, k + 1), rim(b, rb, k)], colour, material)
    mesh.triangle(rim(b, rb, k), rim(b, rb, k + 1), top, colour, material)
    mesh.triangle(rim(a, ra, k + 1), rim(a, ra, k), bottom, colour, material)
  }
}

/** An egg around `c` with half-axes `r`. */
export function addBall(mesh: Mesh, c: Vec, r: Vec, colour: Colour, material?: Material, rings = 5, sides = 8): void {
  const p = (i: number, k: number): Vec => {
    const lat = (i / rings - 0.5) * Math.PI
    const lon = (k / sides) * Math.PI * 2
    return [c[0] + Math.cos(lat) * Math.cos(lon) * r[0], c[1] + Math.cos(lat) * Math.sin(lon) * r[1], c[2] + Math.sin(lat) * r[2]]
  }
  for (let i = 0; i < rings; i++) for (let k = 0; k < sides; k++) mesh.face([p(i, k), p(i, k + 1), p(i + 1, k + 1), p(i + 1, k)], colour, material)
}

/** A tyre in the plane spanned by `forward` and up, around `c`. */
export function addRing(mesh: Mesh, c: Vec, forward: Vec, radius: number, thick: number, wide: number, colour: Colour, sides = 14): void {
  const side: Vec = [-forward[1], forward[0], 0]
  const p = (k: number, r: number, w: number): Vec => {
    const t = (k / sides) * Math.PI * 2
    return [c[0] + forward[0] * Math.cos(t) * r + side[0] * w, c[1] + forward[1] * Math.cos(t) * r + side[1] * w, c[2] + Math.sin(t) * r]
  }
  for (let k = 0; k < sides; k++) {
    for (const w of [-wide / 2, wide / 2]) mesh.face([p(k, radius - thick, w), p(k + 1, radius - thick, w), p(k + 1, radius, w), p(k, radius, w)], colour)
    mesh.face([p(k, radius, -wide / 2), p(k + 1, radius, -wide / 2), p(k + 1, radius, wide / 2), p(k, radius, wide / 2)], colour)
  }
}

/** A flat rectangle on the ground, a hair above it so that it covers what lies below. */
export function addPatch(mesh: Mesh, x0: number, y0: number, x1: number, y1: number, z: number, colour: Colour, material?: Material): void {
  mesh.face([[x0, y0, z], [x1, y0, z], [x1, y1, z], [x0, y1, z]], colour, material)
}

export const cross = (a: Vec, b: Vec): Vec => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
export const dot = (a: Vec, b: Vec) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
export function unit(a: Vec): Vec {
  const length = Math.hypot(...a) || 1
  return [a[0] / length, a[1] / length, a[2] / length]
}
