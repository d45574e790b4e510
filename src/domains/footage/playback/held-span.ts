/** Footage at a recorder that cannot be reached now; ms since the epoch. */
export interface HeldSpan {
  startMs: number
  endMs: number
  recorder: string
  /** Null where the recorder was never heard of. */
  offlineSinceMs: number | null
}
