import { execFileSync } from 'node:child_process'
import { readAnnexB } from '../../src/media/simulator/read-annex-b.ts'
import type { Gop } from '../../src/media/frame.ts'

export interface SampleOptions {
  /** WIDTHxHEIGHT */
  size?: string
  framesPerSecond?: number
  frames?: number
  /** Frames from one key frame to the next. */
  gop?: number
  /** More of FFmpeg's options, after the encoder's name. */
  extra?: string[]
}

/** Encodes a moving test picture with FFmpeg's x264: real H.264 that nobody here wrote. */
export function encodeAnnexB({ size = '320x180', framesPerSecond = 25, frames = 50, gop = 25, extra = [] }: SampleOptions): Buffer {
  const source = ['-f', 'lavfi', '-i', `testsrc=size=${size}:rate=${framesPerSecond}`, '-frames:v', String(frames)]
  const encoder = ['-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-g', String(gop), '-sc_threshold', '0']
  const output = ['-threads', '1', '-pix_fmt', 'yuv420p', ...extra, '-f', 'h264', '-']
  return execFileSync('ffmpeg', ['-v', 'error', '-nostdin', ...source, ...encoder, ...output], { maxBuffer: 1 << 28 })
}

/** The same, as GOPs. */
export function encodeGops(options: SampleOptions = {}): Gop[] {
  return readAnnexB(encodeAnnexB(options), options.framesPerSecond ?? 25)
}
