import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { systemClock } from '../../src/platform/ports/clock.ts'
import { systemIds } from '../../src/platform/ports/ids.ts'
import { parseCameraAddress } from '../../src/media/rtsp/address.ts'
import { RtspConnection } from '../../src/media/rtsp/connection.ts'
import { CameraFailure } from '../../src/media/rtsp/failure.ts'
import { negotiate } from '../../src/media/rtsp/negotiate.ts'
import { startGStreamerCamera } from '../../test/peers/start-gstreamer-camera.ts'

/** What every run replays: the packets of one GStreamer camera, and the parameter sets of its description. */
export interface Capture {
  sps: Buffer
  pps: Buffer
  /** RTP packets in order, from a key frame on. */
  packets: Buffer[]
}

/** 1280×720, 25 pictures a second, a key frame every 2 s: what a compound's camera sends, at 2 Mb/s as a rule. */
const cameraArgs = (kbps: number) => ['--size', '1280x720', '--fps', '25', '--bitrate', String(kbps), '--gop', '50', '--pattern', 'smpte']
const captureMs = 12_000

/** Captures once; later runs read `file`. `kbps`: of the capture, where there is none yet. */
export async function readCapture(file: string, kbps = 2000): Promise<Capture> {
  try {
    return parse(readFileSync(file))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  console.error(`bench: capturing ${captureMs / 1000} s from GStreamer into ${file}`)
  const capture = await record(kbps)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.part`, serialise(capture))
  renameSync(`${file}.part`, file)
  return capture
}

async function record(kbps: number): Promise<Capture> {
  const camera = await startGStreamerCamera(cameraArgs(kbps))
  const ids = systemIds(systemClock)
  const address = parseCameraAddress(`rtsp://127.0.0.1:${camera.port}/camera`)
  if (address instanceof CameraFailure) throw new Error(address.detail)
  const packets: Buffer[] = []
  const around = { clock: systemClock, random: (size: number) => ids.random(size) }
  const connection = new RtspConnection(address, around, (channel, bytes, start, end) => {
    if (channel === connection.reader.rtpChannel) packets.push(Buffer.from(bytes.subarray(start, end)))
  })
  let sets: Buffer[] = []
  const failed = (await connection.open()) ?? (await negotiate(connection, address, (track) => void (sets = track.parameterSets)))
  if (failed instanceof CameraFailure) throw new Error(failed.detail)
  await systemClock.sleep(captureMs)
  await connection.close(failed.url, failed.setUp.session)
  await camera.stop()
  const [sps, pps] = sets
  if (!sps || !pps) throw new Error('the camera described no parameter sets')
  return { sps, pps, packets }
}

/** Sizes in 32 bits, then bytes: both sets, then the packets. */
function serialise({ sps, pps, packets }: Capture): Buffer {
  return Buffer.concat(
    [sps, pps, ...packets].flatMap((bytes) => {
      const size = Buffer.alloc(4)
      size.writeUInt32BE(bytes.length)
      return [size, bytes]
    }),
  )
}

function parse(file: Buffer): Capture {
  const parts: Buffer[] = []
  for (let at = 0; at < file.length; ) {
    const size = file.readUInt32BE(at)
    parts.push(file.subarray(at + 4, at + 4 + size))
    at += 4 + size
  }
  const [sps, pps, ...packets] = parts
  return { sps: sps!, pps: pps!, packets }
}
