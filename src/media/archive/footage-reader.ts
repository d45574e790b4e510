import type { VideoFormat } from '../frame.ts'
import type { Damage } from '../mp4/walk.ts'
import type { ReadGop } from './read-gop.ts'
import type { Beginning, GopRecord } from './record.ts'

/** Where one GOP lies and when it happened. Wall times are ms since the epoch, with fractions. */
export interface GopPlace {
  /** Names the file to the reader that gave it; nothing else may be read from it. */
  path: string
  /** Wall time of the file's ticks 0. */
  fileStartMs: number
  record: GopRecord
  startMs: number
  endMs: number
}

/** Time that footage covers without a break. */
export interface CoverageSpan {
  startMs: number
  endMs: number
  /** Why footage begins anew here. */
  reason: Beginning
}

export interface Coverage {
  spans: CoverageSpan[]
  gaps: { startMs: number; endMs: number }[]
  /** Time whose footage lies at a recorder that cannot be reached now: no gap, and not to be read either. */
  held?: { startMs: number; endMs: number; store: string }[]
}

/** A format, and its init segment for players. */
export interface FootageHead {
  format: VideoFormat
  init: Buffer
}

/** Reads GOPs one after another, keeping open what it can. */
export interface GopReading {
  /** A GOP whose bytes are not what was written comes as `Damage`. */
  read(place: GopPlace): Promise<ReadGop | Damage>
  /** The key frame's sample alone, unproven. */
  keyFrame(place: GopPlace): Promise<Buffer | undefined>
  close(): Promise<void>
}

/**
 * Finds and reads footage wherever it lies: in a folder of this machine, on another mount, at a recorder far away. Ranges of a
 * camera never overlap. Knows no rights: who may see what is decided above.
 */
export abstract class FootageReader {
  /** What is covered between two moments, cut to them, and what is not. */
  abstract coverage(cameraId: string, fromMs: number, toMs: number): Promise<Coverage>

  /** Every GOP of which something is shown in [from, to), in order, across files. */
  abstract gops(cameraId: string, fromMs: number, toMs: number): AsyncGenerator<GopPlace, void, undefined>

  abstract openGops(): GopReading

  /** The format and init segment of a place's file; undefined when the file is gone. */
  abstract head(path: string): Promise<FootageHead | undefined>

  /** The GOP that is shown at a moment; undefined where nothing was recorded. */
  async findGop(cameraId: string, atMs: number): Promise<GopPlace | undefined> {
    for await (const place of this.gops(cameraId, atMs, atMs + 1)) return place.startMs <= atMs ? place : undefined
    return undefined
  }

  /** The first GOP that begins after a moment, within `withinMs`. */
  async findNextGop(cameraId: string, afterMs: number, withinMs: number): Promise<GopPlace | undefined> {
    for await (const place of this.gops(cameraId, afterMs, afterMs + withinMs)) if (place.startMs > afterMs) return place
    return undefined
  }

  /** Reads one GOP, like `openGops`. */
  async readGop(place: GopPlace): Promise<ReadGop | Damage> {
    const reading = this.openGops()
    try {
      return await reading.read(place)
    } finally {
      await reading.close()
    }
  }
}
