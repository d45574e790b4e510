import type { Coverage } from './look-client.ts'

export interface EngineState {
  status: 'opening' | 'ready' | 'over' | 'failed'
  error: unknown
  look: string | null
  coverage: Coverage | null
  /** Wall time of the frame on screen, ms since the epoch. */
  atMs: number
  playing: boolean
  rate: number
  waiting: boolean
  /** The element is on its way to a moment that is loaded. */
  arriving: boolean
  /** The codec that was recorded, where the browser lacks it and is sent H.264; else empty. */
  transcodedFrom: string
  /** Nothing can be shown at the moment that is wanted: in step with others, where nothing is skipped. */
  absent: boolean
}

export const idleState: EngineState = { status: 'opening', error: null, look: null, coverage: null, atMs: 0, playing: false, rate: 1, waiting: false, arriving: false, transcodedFrom: '', absent: false }
