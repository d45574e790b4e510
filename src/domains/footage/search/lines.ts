import type { ChangeFinding } from '#media/search/find-change.ts'
import type { RegionChange } from '#media/search/region-watch.ts'

/** What a search says while it runs, a line of JSON each; the last one has `done`. */
export type SearchLine =
  | { progress: { afterMs: number; beforeMs: number; decoded: number } }
  | { changes: RegionChange[]; untilMs: number; decoded: number }
  | { done: ChangeFinding | { decoded: number; stepMs: number } }
  | { failed: 'search_failed' | 'rights_ended' }
