/**
 * The process that decodes: whatever a camera's bytes do to the decoder dies here, not in the recorder or the server.
 * One job at a time, each message is answered once.
 */
import { AV_LOG_QUIET, Log } from 'node-av'
import { PictureDecoder } from './decode-picture.ts'
import { JpegEncoder } from './jpeg.ts'
import { type JpegAnswer, type JpegJob, nameFormat } from './protocol.ts'

Log.setLevel(AV_LOG_QUIET)

/** From here on a second thread halves the wait; below, starting it costs as much. */
const manyFrames = 6

/** The tools of the last job: most jobs come from one camera at a time. */
let decoder: { name: string; it: PictureDecoder } | undefined
let encoder: { name: string; it: JpegEncoder } | undefined

function answer(job: JpegJob): JpegAnswer {
  try {
    const jpeg = makeJpeg(job)
    return jpeg ? { id: job.id, jpeg } : { id: job.id, error: 'the frame gave no picture' }
  } catch (error) {
    // A decoder that has seen harmed bytes is not trusted with the next job.
    decoder?.it.free()
    decoder = undefined
    return { id: job.id, error: error instanceof Error ? error.message : String(error) }
  }
}

function makeJpeg({ codec, sets, frames, show, width, isDraft }: JpegJob): Buffer | undefined {
  const threads = frames.length < manyFrames ? 1 : 2
  const name = `${nameFormat({ codec, sets })} ${threads} ${isDraft}`
  if (decoder?.name !== name) {
    decoder?.it.free()
    decoder = { name, it: new PictureDecoder({ codec, sets }, { threads, skipsLoopFilter: isDraft }) }
  }
  let jpeg: Buffer | undefined
  for (const { picture, unit } of decoder.it.decode(frames)) {
    if (unit !== show) continue
    const shape = `${picture.width}x${picture.height} ${picture.format} ${width}`
    if (encoder?.name !== shape) {
      encoder?.it.free()
      encoder = { name: shape, it: new JpegEncoder(picture, width) }
    }
    jpeg = encoder.it.encode(picture)
  }
  return jpeg
}

process.on('message', (job: JpegJob) => process.send!(answer(job)))
process.on('disconnect', () => process.exit(0))
process.send!('ready')
