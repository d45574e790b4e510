import { createHash } from 'node:crypto'
import type { Frame, Gop, VideoFormat } from '../../src/media/frame.ts'
import type { VideoSink } from '../../src/media/rtp/gop-gatherer.ts'

/** A sink that keeps what it is given, and checks that it is given in order. */
export class VideoRecord implements VideoSink {
  formats: VideoFormat[] = []
  gops: Gop[] = []
  live: Frame[] = []

  onFormat(format: VideoFormat): void {
    this.formats.push(format)
  }

  onFrame(frame: Frame, format: VideoFormat): void {
    if (format !== this.formats.at(-1)) throw new Error('a frame came before its format')
    this.live.push(frame)
  }

  onGop(gop: Gop): void {
    if (!gop.frames[0]!.key) throw new Error('a GOP does not begin with a key frame')
    this.gops.push(gop)
  }

  get frames(): Frame[] {
    return this.gops.flatMap((gop) => gop.frames)
  }
}

/** What makes two pictures the same: the bytes of their NAL units. */
export function hashFrame(frame: Pick<Frame, 'nalus'>): string {
  const hash = createHash('sha256')
  for (const nalu of frame.nalus) hash.update(nalu).update('|')
  return hash.digest('base64')
}

export function hashFrames(gops: Gop[]): string[] {
  return gops.flatMap((gop) => gop.frames.map(hashFrame))
}
