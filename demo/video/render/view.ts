import type { Vec } from './mesh.ts'
import { cross, dot, unit } from './shapes.ts'

/**
 * How a point of the scene falls on a grid of samples. `near` grows towards the eye and is linear on the grid, so that
 * one rasteriser serves both the camera (1 / distance) and the sun's shadow map (minus distance).
 */
export interface View {
  columns: number
  rows: number
  eye: Vec
  right: Vec
  up: Vec
  forward: Vec
  /** Samples a unit: focal length of the camera, or samples a metre of the shadow map. */
  scale: number
  perspective: boolean
}

/** A camera at `eye` looking at `target` with a horizontal angle of view in degrees; two samples a pixel each way. */
export function aimCamera(eye: Vec, target: Vec, degrees: number, width: number, height: number): View {
  const forward = unit([target[0] - eye[0], target[1] - eye[1], target[2] - eye[2]])
  const right = unit(cross(forward, [0, 0, 1]))
  return { columns: width * 2, rows: height * 2, eye, forward, right, up: cross(right, forward), scale: width / Math.tan((degrees * Math.PI) / 360), perspective: true }
}

/** The scene as the sun sees it: a square of `metres` around `centre`. */
export function aimSun(towards: Vec, centre: Vec, metres: number, size: number): View {
  const forward: Vec = [-towards[0], -towards[1], -towards[2]]
  const right = unit(cross(forward, Math.abs(forward[2]) < 0.99 ? [0, 0, 1] : [0, 1, 0]))
  return { columns: size, rows: size, eye: centre, forward, right, up: cross(right, forward), scale: size / metres, perspective: false }
}

/** The direction from the eye through the middle of a sample, its forward part 1. */
export function rayThrough(view: View, column: number, row: number): Vec {
  const u = (column + 0.5 - view.columns / 2) / view.scale
  const v = (view.rows / 2 - row - 0.5) / view.scale
  const { right, up, forward } = view
  return [forward[0] + right[0] * u + up[0] * v, forward[1] + right[1] * u + up[1] * v, forward[2] + right[2] * u + up[2] * v]
}

/** Distance forward of the eye, metres. */
export const depthOf = (view: View, p: Vec) => dot([p[0] - view.eye[0], p[1] - view.eye[1], p[2] - view.eye[2]], view.forward)
