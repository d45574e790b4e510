import { readAnnexB } from '../../src/media/simulator/read-annex-b.ts'
import type { Gop } from '../../src/media/frame.ts'
import { runProgram } from '../program.ts'

export interface SampleOptions {
  /** WIDTHxHEIGHT */
  size?: string
  framesPerSecond?: number
  frames?: number
  /** Frames from one key frame to the next. */
  gop?: number
  /** Default `h264`. */
  codec?: 'h264' | 'h265'
  /** More of FFmpeg's options, after the encoder's name. */
  extra?: string[]
}

/** Encodes a moving test picture with FFmpeg's x264 or x265: real video that nobody here wrote. */
export async function encodeAnnexB({ size = '320x180', framesPerSecond = 25, frames = 50, gop = 25, codec = 'h264', extra = [] }: SampleOptions): Promise<Buffer> {
  const source = ['-f', 'lavfi', '-i', `testsrc=size=${size}:rate=${framesPerSecond}`, '-frames:v', String(frames)]
  const encoder =
    codec === 'h265'
      ? ['-c:v', 'libx265', '-preset', 'ultrafast', '-tune', 'zerolatency', '-x265-params', `keyint=${gop}:min-keyint=${gop}:scenecut=0:log-level=none:pools=1`]
      : ['-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-g', String(gop), '-sc_threshold', '0']
  const output = ['-threads', '1', '-pix_fmt', 'yuv420p', ...extra, '-f', codec === 'h265' ? 'hevc' : 'h264', '-']
  const { status, bytes, stderr } = await runProgram('ffmpeg', ['-v', 'error', '-nostdin', ...source, ...encoder, ...output])
  if (status !== 0) throw new Error(`FFmpeg encodes nothing: ${stderr}`)
  return bytes
}

/** The same, as GOPs. */
export async function encodeGops(options: SampleOptions = {}): Promise<Gop[]> {
  return readAnnexB(await encodeAnnexB(options), options.framesPerSecond ?? 25, options.codec)
}
