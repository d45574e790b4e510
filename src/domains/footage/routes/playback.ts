import { Readable } from 'node:stream'
import { z } from 'zod'
import { planRange, readKeyFrames, readPlan, sizeOf, type Edges, type RangePlan } from '#media/archive/range.ts'
import { takePicture } from '#media/decode/take-picture.ts'
import { Fault } from '#platform/fault.ts'
import { defineRoute, type Route } from '#platform/http/route.ts'
import { admit, cutToKept, type Admitted } from '../playback/admit.ts'
import { openTranscoding, type Transcoding } from '../playback/transcode-plan.ts'
import type { Footage } from '../playback/footage.ts'
import { refusePicture } from '../playback/refuse-picture.ts'

/** One answer to a player holds at most this; the rest is asked for when it is needed. */
const mostBytes = 16 * 1024 * 1024
const mostMs = 60_000
/** Of key frames alone, a tenth of the bytes and less: time for half a minute at sixteen times the speed of life. */
const mostKeysMs = 480_000
/** Media time 0 lies so far before the grant's range that no pre-roll falls below it. */
export const originBeforeMs = 3_600_000
/** Rights are looked up again at most this often while bytes flow. */
const recheckMs = 500

const ms = z.coerce.number().min(0).max(8_640_000_000_000)
const id = z.strictObject({ id: z.string().max(60) })

/** What is shown inside a look: coverage, moving pictures for MSE, single pictures. */
export function playbackRoutes(footage: Footage): Route[] {
  const { sessions, gate, decoder } = footage
  return [
    defineRoute({
      method: 'GET',
      url: '/api/footage/looks/:id/coverage',
      action: 'footage.play',
      summary: 'What is recorded within the grant, where the gaps are, and what lies at a recorder that cannot be reached now; ms since the epoch',
      params: id,
      async handle(call) {
        const { edges, look, reader } = await admit(footage, call, null)
        const { spans, gaps, held = [] } = await reader.coverage(look.camera, edges.fromMs, edges.toMs)
        return { ...edges, originMs: edges.fromMs - originBeforeMs, spans: spans.map(({ startMs, endMs }) => ({ startMs, endMs })), gaps, held: await footage.nameHeld(held) }
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/footage/looks/:id/segments',
      action: 'footage.play',
      summary: 'Fragmented MP4 for a SourceBuffer: an init segment and whole GOPs that show [from, to), as far as one answer goes; `transcode`: of H.265, pictures in H.264; `keys`: key frames alone, for looking through fast',
      params: id,
      query: z.strictObject({ from: ms, to: ms, transcode: z.literal('h264').optional(), keys: z.stringbool().default(false) }),
      async handle(call) {
        const { from, to, keys } = call.query
        const range = { fromMs: from, toMs: Math.min(to, from + (keys ? mostKeysMs : mostMs)) }
        const admitted = await admit(footage, call, range)
        const kept = cutToKept(admitted, range)
        const plan = kept && (await planRange(admitted.reader, admitted.look.camera, kept.range, kept.edges, mostBytes, keys))
        const transcoded = plan && call.query.transcode && plan.format.codec !== 'h264' ? await openTranscoding(footage.transcoder, plan) : undefined
        call.reply.header('cache-control', 'private, no-store')
        if (!plan) return call.reply.status(204).send()
        const size = plan.places.reduce((sum, place) => sum + sizeOf(place, keys), 0)
        if (!sessions.mayStream(admitted.session, size)) throw new Fault('too_fast', {}, 429)
        call.reply.header('content-type', 'video/mp4').header('x-codec', transcoded?.codec ?? plan.codec).header('x-start', String(plan.startMs)).header('x-end', String(plan.endMs))
        return Readable.from(serve(plan, kept.edges, admitted, { transcoded, keys }), { highWaterMark: 1 })
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/footage/looks/:id/still',
      action: 'footage.play',
      summary: 'One picture of a moment as JPEG; its own time stands in x-at',
      params: id,
      query: z.strictObject({ at: ms, width: z.coerce.number().int().min(64).max(1920).default(320), exact: z.stringbool().default(false) }),
      async handle(call) {
        const { at, width, exact } = call.query
        const admitted = await admit(footage, call, { fromMs: at, toMs: at + 1 })
        const { look, session, reader } = admitted
        if (!sessions.mayShow(session)) throw new Fault('too_fast', {}, 429)
        const kept = cutToKept(admitted, { fromMs: at, toMs: at + 1 })
        if (!kept) throw refusePicture('nothing')
        const taken = await takePicture(reader, decoder, { cameraId: look.camera, atMs: at, width, keyFrameDoes: !exact, notBeforeMs: kept.edges.fromMs })
        if ('failure' in taken) throw refusePicture(taken.failure)
        sessions.noteStill(session, taken.atMs)
        return call.reply.header('content-type', 'image/jpeg').header('cache-control', 'private, no-store').header('x-at', String(taken.atMs)).send(taken.jpeg)
      },
    }),
  ]

  /** GOP after GOP, each written down before it leaves, until the plan ends or the rights do. */
  async function* serve(plan: RangePlan, kept: Edges, { session, question, edges, reader }: Admitted, { transcoded, keys }: { transcoded: Transcoding | undefined; keys: boolean }): AsyncGenerator<Buffer> {
    session.streams++
    try {
      yield transcoded?.init ?? plan.init
      const originMs = edges.fromMs - originBeforeMs
      let judgedAt = footage.platform.clock.monotonicMs()
      for await (const gop of (keys ? readKeyFrames : readPlan)(reader, plan, kept, originMs)) {
        const now = footage.platform.clock.monotonicMs()
        if (now - judgedAt > recheckMs) {
          judgedAt = now
          if (!(await gate.isAllowed(session.viewer, question))) return sessions.end(session.id, 'rights_ended')
        }
        if (session.cut.signal.aborted) return
        const bytes = transcoded ? await transcoded.make(gop, originMs) : gop.bytes
        if (!bytes) continue
        sessions.noteSpan(session, gop.startMs, gop.endMs)
        yield bytes
      }
    } finally {
      session.streams--
    }
  }
}
