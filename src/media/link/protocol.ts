import type { IncomingHttpHeaders } from 'node:http2'
import type { FootageReader } from '../archive/footage-reader.ts'
import type { DueFile, Removal } from '../archive/remove-footage.ts'
import type { LiveSource } from '../live/serve-live.ts'

/**
 * The link between a recorder far away and the county: one TLS connection that the recorder opens, over which the county asks and
 * the recorder answers, in HTTP/2 with the roles turned round. Everything is a POST with a JSON body:
 *
 * | path         | asks                                | answers |
 * | ------------ | ----------------------------------- | --- |
 * | `/who`       |                                     | JSON: name and token |
 * | `/coverage`  | camera, fromMs, toMs                | JSON: `Coverage` |
 * | `/gops`      | camera, fromMs, toMs                | a `GopPlace` a line |
 * | `/gop`       | place                               | `moof` and `mdat`; 404 and the damage where they are not what was written |
 * | `/keyFrame`  | place                               | the key frame's sample |
 * | `/head`      | path                                | the file's init segment |
 * | `/live`      | camera, stream: `main` or `sub`     | messages of live/wire.ts, each behind its length |
 * | `/ask`       | whatever the recorder understands   | JSON |
 * | `/cameras`   | what to record from now on          | JSON |
 * | `/remove`    | files, dueMs                        | JSON: `Removal` |
 * | `/reports`   |                                     | a report a line, every two seconds |
 */
export const paths = {
  who: '/who', coverage: '/coverage', gops: '/gops', gop: '/gop', keyFrame: '/keyFrame', head: '/head', live: '/live', ask: '/ask', cameras: '/cameras', remove: '/remove', reports: '/reports',
} as const

export type LinkPath = (typeof paths)[keyof typeof paths]

/** Who dials. The token is shown to a county only whose certificate was verified. */
export interface Identity {
  name: string
  token: string
}

/** What a far recorder offers through its link. */
export interface FarRecorder {
  identity: Identity
  footage: FootageReader
  live: LiveSource
  /** Takes the cameras that the county wants recorded. */
  setCameras(cameras: unknown): Promise<void>
  /** Deletes files that end before `dueMs` and nothing else. */
  remove(files: readonly DueFile[], dueMs: number): Promise<Removal>
  /** Reports until the signal is aborted. */
  reports(signal: AbortSignal): AsyncIterable<unknown>
}

/** Answers that are not all right carry why. */
export const statusOf = (headers: IncomingHttpHeaders): number => Number(headers[':status'] ?? 0)

/** A connection that gives no sign of life for so long is cut by whoever notices. */
export const silenceMs = 10_000
export const pingEveryMs = 3_000
