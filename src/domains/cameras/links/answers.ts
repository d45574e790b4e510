import { z } from 'zod'

/** A recorder, near or far, as of what it said last. Times: RFC 3339. */
export const recorderState = z.object({
  id: z.string(),
  /** `far`: it stands in a village and dials in. */
  kind: z.enum(['near', 'far']),
  /** Where it stands; empty for near ones. */
  place: z.string(),
  /** `waiting`: enrolled, and never heard of; `revoked`: cut off. */
  state: z.enum(['online', 'offline', 'waiting', 'revoked']),
  /** Online since it started, offline since it was last heard, waiting since it was enrolled; null: not known. */
  since: z.string().nullable(),
  /** Why it writes nothing (ENOSPC, RESERVE …), or died; empty when all is well. */
  code: z.string(),
  isDraining: z.boolean(),
  /** Cameras that it holds now, that it records, and that are given to it alone. */
  held: z.number(),
  recording: z.number(),
  assigned: z.number(),
  freeBytes: z.number(),
  reserveBytes: z.number(),
  /** Finished files that are not written down yet. */
  filesWaiting: z.number(),
  /** Its clock minus the county's; null where it does not say. */
  clockOffMs: z.number().nullable(),
})
export type RecorderState = z.infer<typeof recorderState>

/** `host`, `port`: where far recorders dial in; port null: this server takes none. */
export const recorderList = z.object({ now: z.string(), recorders: z.array(recorderState), host: z.string(), port: z.number().nullable(), may: z.object({ enrol: z.boolean(), revoke: z.boolean() }) })
export type RecorderList = z.infer<typeof recorderList>
