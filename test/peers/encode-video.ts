import { readAnnexB } from '../../src/media/simulator/read-annex-b.ts'
import { BitReader } from '../../src/media/codecs/bit-reader.ts'
import type { Frame, Gop } from '../../src/media/frame.ts'
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

/** H.265 GOPs with B pictures that reach over the key frames; `ticks` are those of showing, as RTP has them. */
export async function encodeOpenGops(): Promise<Gop[]> {
  const params = 'keyint=10:min-keyint=10:scenecut=0:open-gop=1:bframes=3:b-adapt=0:rc-lookahead=15:log-level=none:pools=1'
  const bytes = await encodeAnnexB({ codec: 'h265', size: '640x360', frames: 40, extra: ['-crf', '12', '-tune', 'psnr', '-x265-params', params] })
  const read = readAnnexB(bytes, 25, 'h265')
  for (const gop of read) for (const frame of gop.frames) frame.ticks = readOrder(frame) * 3600
  return read
}

/** Each picture's place in the order of showing (`slice_pic_order_cnt_lsb`, ITU-T H.265 §7.3.6.1), of which x265 writes eight bits. */
function readOrder({ key, nalus }: Frame): number {
  const slice = nalus.find((nalu) => (nalu[0]! >> 1) < 32)!
  const type = slice[0]! >> 1
  if (type === 19 || type === 20) return 0
  const reader = new BitReader(slice, 2)
  reader.bits(key ? 2 : 1)
  reader.unsigned()
  reader.unsigned()
  return reader.bits(8)
}
