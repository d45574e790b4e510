import type { DiskForecast } from '#media/archive/forecast.ts'

export interface RecorderStorage extends DiskForecast {
  recorder: string
  state: string
  /** Cameras of which footage lies here. */
  cameras: number
  freeBytes: number
  reserveBytes: number
  heldBytes: number
  /** Of these past their retention and kept for a case. */
  onHoldBytes: number
}

export interface Storage {
  /** When this was counted, RFC 3339. */
  at: string
  recorders: RecorderStorage[]
  /** Deletion: until when the clock was believed (null before the first round), whether it is doubted now, orders not carried out. */
  clock: { trustedAt: string | null; doubted: boolean }
  openOrders: number
}
