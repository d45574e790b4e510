/**
 * The process that decodes for a search and gives out brightness alone, a few thousand cells a picture. One job at a time, each
 * message is answered once; whatever a camera's bytes do to the decoder dies here.
 */
import { AV_LOG_QUIET, type Frame as Picture, Log } from 'node-av'
import { type Plane, type Region, takePatch } from '../search/patch.ts'
import { CutOut } from './cut-out.ts'
import { PictureDecoder } from './decode-picture.ts'
import type { PatchAnswer, PatchJob } from './patch-protocol.ts'
import { nameFormat } from './protocol.ts'

Log.setLevel(AV_LOG_QUIET)

/** The decoder of the last job: most jobs of a search come from one camera. */
let decoder: { name: string; it: PictureDecoder } | undefined
let cutOut: CutOut | undefined

function answer(job: PatchJob): PatchAnswer {
  try {
    return { id: job.id, patches: makePatches(job) }
  } catch (error) {
    // A decoder that has seen harmed bytes is not trusted with the next job.
    decoder?.it.free()
    cutOut?.free()
    decoder = undefined
    cutOut = undefined
    return { id: job.id, error: error instanceof Error ? error.message : String(error) }
  }
}

function makePatches({ codec, sets, frames, region, areKeys }: PatchJob): (Uint8Array | null)[] {
  const name = `${nameFormat({ codec, sets })} ${areKeys ? 'keys' : 'all'}`
  if (decoder?.name !== name) {
    decoder?.it.free()
    decoder = { name, it: new PictureDecoder({ codec, sets }, { skipsLoopFilter: areKeys }) }
  }
  const patches: (Uint8Array | null)[] = frames.map(() => null)
  for (const { picture, unit } of decoder.it.decode(frames)) {
    // Two bytes a sample (ten bits, of some H.265) are no brightness to compare: no patch rather than a wrong one.
    const plane = picture.linesize[0]! < 2 * picture.width ? cut(picture, region) : undefined
    if (plane) patches[unit] = takePatch(plane, region)
  }
  return patches
}

function cut(picture: Picture, region: Region): Plane | undefined {
  if (!cutOut?.serves(picture, region)) {
    cutOut?.free()
    cutOut = undefined
    cutOut = new CutOut(picture, region)
  }
  return cutOut.take(picture)
}

process.on('message', (job: PatchJob) => process.send!(answer(job)))
process.on('disconnect', () => process.exit(0))
process.send!('ready')
