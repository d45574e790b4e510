/**
 * The process that makes H.264 of another codec for browsers that lack it: decodes, encodes as fast as it can, keeps nothing back.
 * One job at a time, each message is answered once; whatever a camera's bytes do to the decoder dies here.
 */
import { AV_LOG_QUIET, type Frame as Picture, Log } from 'node-av'
import { PictureDecoder } from './decode-picture.ts'
import { type CodedPicture, H264Encoder } from './h264-encoder.ts'
import type { Answer } from './job-process.ts'
import { nameFormat } from './protocol.ts'
import { Scaler } from './scaler.ts'
import type { Transcoded, TranscodeJob } from './transcode-protocol.ts'

/** Pictures of 1080p need about twice as much as those of 720p; `ultrafast` is wasteful. */
const kbpsFor = (width: number) => (width > 1280 ? 6000 : 3000)
/** Key frames come where the source has them; beyond this x264 puts its own. */
const longestGop = 250

let stream: { name: string; decoder: PictureDecoder; encoder: H264Encoder; scaler: Scaler; keys: Set<number> } | undefined

function answer(job: TranscodeJob): Answer<Transcoded> {
  try {
    return { id: job.id, ...transcode(job) }
  } catch (error) {
    close()
    return { id: job.id, error: error instanceof Error ? error.message : String(error) }
  }
}

function transcode(job: TranscodeJob): Transcoded {
  const { width, height, frames } = job
  const name = `${nameFormat(job)} ${width}x${height}`
  if (stream?.name !== name) {
    close()
    const encoder = new H264Encoder({ width, height, fps: 25, gopFrames: longestGop, kbps: kbpsFor(width), preset: 'ultrafast', isLive: true })
    Log.setLevel(AV_LOG_QUIET)
    stream = { name, decoder: new PictureDecoder(job), encoder, scaler: new Scaler(width, height), keys: new Set() }
  }
  const { decoder, encoder, scaler, keys } = stream
  const pictures: CodedPicture[] = []
  const encode = (decoded: Picture, ticks: number) => {
    const isKey = keys.delete(ticks)
    if (ticks < job.from || ticks >= job.to) return
    pictures.push(...encoder.encode(scaler.fit(decoded), ticks, isKey))
  }
  for (const { nalus, ticks, key } of frames) {
    if (key) keys.add(ticks)
    for (const { picture, unit } of decoder.push(nalus, ticks, key)) encode(picture, unit)
  }
  if (job.ends) {
    for (const { picture, unit } of decoder.finish()) encode(picture, unit)
    pictures.push(...encoder.flush())
  }
  const { sps, pps } = encoder.format
  if (job.ends) close()
  return { sps, pps, pictures }
}

function close(): void {
  stream?.decoder.free()
  stream?.encoder.free()
  stream?.scaler.free()
  stream = undefined
}

process.on('message', (job: TranscodeJob) => process.send!(answer(job)))
process.on('disconnect', () => process.exit(0))
process.send!('ready')
