import { ArchiveReader } from '../../src/media/archive/reader.ts'
import { timeFrames } from '../../src/media/archive/range.ts'
import { isDamage } from '../../src/media/mp4/walk.ts'
import { runProgram } from '../../test/program.ts'
import { blocks, blockSize, readClock } from '../live/clock.ts'

const width = blocks * blockSize
const hourMs = 3_600_000

/** A recorded picture: when the recording says it was shown, and when it was drawn; ms since the epoch by the one clock of this machine. */
export interface TimedPicture {
  recordedMs: number
  drawnMs: number
}

/** Every picture of a camera whose drawn clock can be read (clock-camera.py), in order; `toMs`: the recording is younger than an hour then. */
export async function readTimes(root: string, cameraId: string, toMs: number): Promise<TimedPicture[]> {
  const reader = new ArchiveReader(root)
  const times: TimedPicture[] = []
  for await (const place of reader.gops(cameraId, toMs - hourMs, toMs)) {
    const [head, gop] = await Promise.all([reader.head(place.path), reader.readGop(place)])
    if (!head || isDamage(gop)) throw new Error('the recording cannot be read')
    const lines = await decodeLines(Buffer.concat([head.init, gop.bytes]))
    const shown = timeFrames(place, gop.samples).sort((a, b) => a - b)
    for (const [i, recordedMs] of shown.entries()) {
      const line = lines.subarray(i * width, (i + 1) * width)
      const drawnMs = line.length === width ? readClock(line, toMs) : null
      if (drawnMs !== null) times.push({ recordedMs, drawnMs })
    }
  }
  return times
}

/** The line of each picture that carries its clock, brightness alone, one behind the other. */
async function decodeLines(film: Buffer): Promise<Buffer> {
  const output = ['-vf', `crop=${width}:2:0:${blockSize / 2},crop=${width}:1:0:0:exact=1`, '-pix_fmt', 'gray', '-fps_mode', 'passthrough', '-f', 'rawvideo', '-']
  const { bytes } = await runProgram('ffmpeg', ['-v', 'fatal', '-threads', '1', '-i', '-', ...output], { input: film })
  return bytes
}
