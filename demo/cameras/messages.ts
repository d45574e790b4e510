import type { FinishedFile } from '#media/archive/finish.ts'
import type { CameraKey } from '../county/index.ts'
import type { FilmRange } from '../video/index.ts'

/** What the demo's camera process is told. */
export interface CameraOrders {
  /** Folder of all footage. */
  root: string
  /** Cameras whose past is laid down, and from when; the others are only played live. */
  past: Partial<Record<CameraKey, number>>
  range: FilmRange
  auth: { username: string; password: string }
}

/** What it says: where it listens, then of each camera the files laid down, before it plays. */
export type CameraNews = { port: number } | { playing: CameraKey; files: FinishedFile[]; goneAtMs: number | null }
