import type { RangeGop, RangePlan } from '#media/archive/range.ts'
import { ticksAt, type Transcoder } from '#media/decode/transcoder.ts'
import { buildInit } from '#media/mp4/init.ts'
import { nameCodec } from '#media/mp4/sample-entry.ts'
import { Fault } from '#platform/fault.ts'

/** A plan's pictures in H.264, GOP after GOP. */
export interface Transcoding {
  codec: string
  init: Buffer
  /** Undefined for a GOP that gives no picture. */
  make(gop: RangeGop, originMs: number): Promise<Buffer | undefined>
}

/** Refuses with `transcoders_busy` where too many wait already. */
export async function openTranscoding(transcoder: Transcoder, { format }: RangePlan): Promise<Transcoding> {
  // No frames: the encoder is opened, and says what it will send.
  const opened = await transcoder.frames(format, [], { ends: true })
  if ('failure' in opened) throw opened.failure === 'busy' ? new Fault('transcoders_busy', {}, 503) : new Fault('picture_failed', {}, 503)
  return {
    codec: nameCodec(opened.format),
    init: buildInit(opened.format),
    make: ({ bytes, startMs, endMs }, originMs) => transcoder.fragment(format, bytes, { from: ticksAt(startMs, originMs), to: ticksAt(endMs, originMs) + 1 }),
  }
}
