import { z } from 'zod'
import { layEvidence, receiveLaid } from '#domains/cases/index.ts'
import { takePicture } from '#media/decode/take-picture.ts'
import { Fault } from '#platform/fault.ts'
import { defineRoute } from '#platform/http/route.ts'
import { keepStill, lookRecord } from '../looks/look.ts'
import { admit, cutToKept } from '../playback/admit.ts'
import type { Footage } from '../playback/footage.ts'
import { refusePicture } from '../playback/refuse-picture.ts'
import { nameCameras } from '../queries.ts'

const ms = z.number().min(0).max(8_640_000_000_000)

/** A still for the case file: the exact picture in its own size, evidence of the case with its hash, and an act of the look that it was taken in. */
export const keepStillRoute = (footage: Footage) =>
  defineRoute({
    method: 'POST',
    url: '/api/footage/looks/:id/still',
    action: 'still.take',
    summary: 'Put the picture of a moment into the case’s evidence, as it is decoded, in its own size, with its hash',
    params: z.strictObject({ id: z.string().max(60) }),
    body: z.strictObject({ at: ms, note: z.string().max(500).refine((s) => s.isWellFormed(), 'not well-formed text').default('') }),
    response: z.object({ id: z.string(), sha256: z.string(), at: z.string() }),
    async handle(call) {
      const { at, note } = call.body
      const admitted = await admit(footage, call, { fromMs: at, toMs: at + 1 }, 'still.take')
      const { look, session } = admitted
      if (look.ground.type !== 'case') throw new Fault('still_needs_case', {}, 409)
      if (!footage.sessions.mayShow(session)) throw new Fault('too_fast', {}, 429)
      const kept = cutToKept(admitted, { fromMs: at, toMs: at + 1 })
      if (!kept) throw refusePicture('nothing')
      const taken = await takePicture(admitted.reader, footage.decoder, { cameraId: look.camera, atMs: at, notBeforeMs: kept.edges.fromMs })
      if ('failure' in taken) throw refusePicture(taken.failure)
      footage.sessions.noteStill(session, taken.atMs)
      const takenAt = new Date(Math.floor(taken.atMs)).toISOString()
      const names = await call.read((tx) => nameCameras(tx, call.county, [look.camera]))
      const name = `${names.get(look.camera) ?? look.camera} ${takenAt.replaceAll(':', '').slice(0, 19)}Z.jpg`.slice(-200)
      const laid = await layEvidence(footage.platform, call.intentId, taken.jpeg, 'image/jpeg')
      try {
        return await call.perform(
          async (work) => {
            await receiveLaid(work, look.ground.id, laid, { name, description: note, takenAt })
            await work.act(lookRecord, call.params.id, (state) => keepStill(state, { at: takenAt, evidence: laid.id, sha256: laid.bytes.sha256 }), { action: 'look.serve' })
            return { id: laid.id, sha256: laid.bytes.sha256, at: takenAt }
          },
          { purpose: look.ground },
        )
      } catch (error) {
        await laid.discard()
        throw error
      }
    },
  })
