/** What is said while a reel is made, a line of JSON each; the last one has `made` or `failed`. */
export type ReelLine =
  | { progress: { doneMs: number; ofMs: number } }
  | { made: { id: string; sha256: string; bytes: number; lengthMs: number } }
  | { failed: 'rights_ended' | 'reel_failed' }
