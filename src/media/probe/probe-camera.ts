import { nameCodec } from '../mp4/sample-entry.ts'
import type { Gop } from '../frame.ts'
import { ticksPerSecond } from '../frame.ts'
import type { CameraFailureCode } from '../rtsp/failure.ts'
import { startCamera, type CameraOptions } from '../rtsp/start-camera.ts'

/** Technical facts of a camera; no picture, nothing of its content. */
export type ProbeResult =
  | { reachable: false; code: CameraFailureCode | 'no_video_in_time'; detail: string }
  | {
      reachable: true
      codec: string
      width: number
      height: number
      fps: number
      kbps: number
      keyframeSeconds: number
      packetsLost: number
      /** Camera's clock minus ours; null where it does not tell. */
      clockOffsetMs: number | null
    }

/** "Smart" encoders send a key frame every 16 s or so; two of them show the interval. */
const patienceMs = 20_000

/** Plays a camera until two key frames have come, then lets go of it. Fails at the first failure, without another try. */
export async function probeCamera(options: CameraOptions): Promise<ProbeResult> {
  const found = Promise.withResolvers<ProbeResult>()
  const patience = new AbortController()
  const session = startCamera(options, {
    onFormat: () => {},
    onState: (state) => {
      if (state.state === 'offline') found.resolve({ reachable: false, code: state.code, detail: state.detail })
    },
    onGop: (gop) => {
      // The end of the first GOP is the second key frame; what a stop flushes comes after the answer.
      const { packetsLost, cameraClockOffsetMs } = session.count()
      found.resolve({ reachable: true, ...measure(gop), packetsLost, clockOffsetMs: cameraClockOffsetMs ?? null })
    },
  })
  options.clock.sleep(patienceMs, patience.signal).then(
    () => found.resolve({ reachable: false, code: 'no_video_in_time', detail: `no two key frames within ${patienceMs / 1000} s` }),
    () => {},
  )
  const result = await found.promise
  patience.abort()
  await session.stop()
  return result
}

function measure({ format, frames }: Gop): { codec: string; width: number; height: number; fps: number; kbps: number; keyframeSeconds: number } {
  const span = frames.at(-1)!.ticks - frames[0]!.ticks
  // The last frame lasts as long as the others did on average.
  const ticks = frames.length > 1 ? (span * frames.length) / (frames.length - 1) : ticksPerSecond
  const seconds = ticks / ticksPerSecond
  const bytes = frames.reduce((sum, frame) => sum + frame.nalus.reduce((size, nalu) => size + nalu.length, 0), 0)
  const round = (value: number, digits: number) => Math.round(value * 10 ** digits) / 10 ** digits
  return {
    codec: nameCodec(format), width: format.width, height: format.height,
    fps: round(frames.length / seconds, 1), kbps: Math.round((bytes * 8) / seconds / 1000), keyframeSeconds: round(seconds, 1),
  }
}
