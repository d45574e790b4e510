import { Readable } from 'node:stream'
import { z } from 'zod'
import { listClip, writeClip } from '#media/archive/clip.ts'
import { Fault } from '#platform/fault.ts'
import { defineRoute, type Route } from '#platform/http/route.ts'
import { ownGrant } from '../access.ts'
import { cameraId } from '../grants/acts.ts'
import { lookKinds, lookRecord, openLook, ownCamera, saveStretch } from '../looks/look.ts'
import { admit, cutToKept } from '../playback/admit.ts'
import type { Footage } from '../playback/footage.ts'

/** One file at most: what a phone holds and a court opens. */
const longestMinutes = 10

const ms = z.coerce.number().min(0).max(8_640_000_000_000)
const id = z.strictObject({ id: z.string().max(60) })

/** An owner's looks at their own camera: opened without a grant, written down like any other. */
export function ownLookRoutes(footage: Footage): Route[] {
  const { gate, sessions, lookups, reader } = footage
  return [
    defineRoute({
      method: 'POST',
      url: '/api/owner/looks',
      action: 'look.openOwn',
      summary: 'Open a look at a camera of one’s own, with the reason; then as any look: coverage, still, live, segments, close',
      body: z.strictObject({ camera: cameraId, kind: z.enum(lookKinds), reason: z.string().trim().min(1).max(200) }),
      response: z.object({ id: z.string() }),
      async handle(call) {
        const { body, intentId, principal } = call
        await gate.judgeOwn(call, { camera: body.camera, action: body.kind === 'live' ? 'footage.live' : 'footage.play' })
        const ground = { type: 'camera' as const, id: body.camera }
        await call.perform(
          async (work) => {
            const camera = await lookups.camera(work.tx, body.camera)
            // Of no station: what people look at at home is no business of the police; the auditor checks that it is their own.
            const opening = { ...body, grant: ownGrant, grantKind: ownCamera, owner: camera?.owner ?? '', ground, number: '', station: '', team: '' }
            await work.act(lookRecord, intentId, (state) => openLook(state, opening))
          },
          { purpose: ground },
        )
        sessions.adopt(intentId, principal, ground)
        return { id: intentId }
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/owner/looks/:id/clip',
      action: 'footage.playOwn',
      summary: 'Footage of one’s own camera as an MP4 file, to play or (save) to take along; x-start and x-end say what it shows',
      params: id,
      query: z.strictObject({ from: ms, to: ms, save: z.stringbool().default(false) }),
      async handle(call) {
        const { from, to, save } = call.query
        if (to - from > longestMinutes * 60_000) throw new Fault('own_clip_too_long', { minutes: longestMinutes }, 422)
        const admitted = await admit(footage, call, { fromMs: from, toMs: to })
        const { look, session } = admitted
        if (look.grantKind !== ownCamera) throw new Fault('not_allowed', {}, 403)
        const kept = cutToKept(admitted, { fromMs: from, toMs: to })
        const [part] = kept ? (await listClip(reader, look.camera, kept.range.fromMs, kept.range.toMs)).parts : []
        if (!part) throw new Fault('nothing_recorded', {}, 404)
        const bytes = part.frames.reduce((sum, frame) => sum + frame.size, 0)
        if (!sessions.mayStream(session, bytes)) throw new Fault('too_fast', {}, 429)
        const [fromMs, toMs] = [part.startMs, Math.min(part.endMs, to)]
        if (save) {
          const [start, end] = [fromMs, toMs].map((at) => new Date(at).toISOString())
          await call.perform((work) => work.act(lookRecord, call.params.id, (state) => saveStretch(state, start!, end!), { action: 'look.serve' }), { purpose: look.ground })
          call.reply.header('content-disposition', `attachment; filename="camera-${start!.slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')}Z.mp4"`)
        }
        sessions.noteSpan(session, fromMs, toMs)
        call.reply.header('content-type', 'video/mp4').header('cache-control', 'private, no-store').header('x-start', String(fromMs)).header('x-end', String(toMs))
        return Readable.from(writeClip(reader, part), { highWaterMark: 1 })
      },
    }),
  ]
}
