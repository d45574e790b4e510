import type { CameraKey } from '../../county/cameras.ts'
import type { Mesh, Vec } from '../render/mesh.ts'
import type { Lamp } from '../render/still.ts'

/** What moves at one moment, `seconds` after the start of an event. */
export type Action = (seconds: number) => Mesh[]

/** Something that happens in front of a camera: starts and ends with nobody in the picture. */
export interface Event {
  name: string
  /** A multiple of the GOP's length. */
  seconds: number
  act: Action
}

/** A place that a camera films. */
export interface Scene {
  key: CameraKey
  eye: Vec
  target: Vec
  /** Horizontal angle of view, degrees. */
  angle: number
  /** Middle of the ground in view, around which shadows are computed, and how many metres wide. */
  centre: Vec
  reach: number
  still: Mesh
  lamps: readonly Lamp[]
  /** Whether the camera goes grey in the dark and lights the scene itself. */
  infrared: boolean
  events: readonly Event[]
}
