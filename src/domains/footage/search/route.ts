import { Readable } from 'node:stream'
import { z } from 'zod'
import { findChange } from '#media/search/find-change.ts'
import { listChanges } from '#media/search/list-changes.ts'
import { Fault } from '#platform/fault.ts'
import { type Call, defineRoute } from '#platform/http/route.ts'
import { lookRecord, recordSearch } from '../looks/look.ts'
import { admit, cutToKept, type Admitted } from '../playback/admit.ts'
import type { Footage } from '../playback/footage.ts'
import type { SearchLine } from './lines.ts'

/** Each takes a core while it runs; playback and recording come first. */
const atOnce = 2
/** Rights are looked up again at most this often while a search runs. */
const recheckMs = 500

const ms = z.number().min(0).max(8_640_000_000_000)
const part = z.number().min(0).max(1)
const region = z.strictObject({ x: part, y: part, width: part, height: part })

/**
 * A search in what a look shows: when did it vanish, since when is it there, what moved. Pictures are compared with each other, never
 * with anything else; what is found goes to the viewer and is kept nowhere. It ends with the grant, and when its reader goes away.
 */
export const searchRoute = (footage: Footage) => {
  let running = 0
  return defineRoute({
    method: 'POST',
    url: '/api/footage/looks/:id/search',
    action: 'footage.search',
    summary: 'Search a region of the look’s footage for a change: lines of JSON with progress, what is found, and the end',
    params: z.strictObject({ id: z.string().max(60) }),
    body: z.strictObject({ what: z.enum(['vanished', 'appeared', 'moved']), region, from: ms, to: ms, seen: ms }),
    async handle(call) {
      const { what, from, to, seen, region: box } = call.body
      const admitted = await admit(footage, call, { fromMs: from, toMs: to }, 'footage.search')
      if (box.width < 0.01 || box.height < 0.01 || box.x + box.width > 1.001 || box.y + box.height > 1.001) throw new Fault('search_region', {}, 422)
      const kept = cutToKept(admitted, { fromMs: from, toMs: to })
      if (!kept) throw new Fault('nothing_recorded', {}, 404)
      if (running >= atOnce) throw new Fault('search_busy', {}, 429)
      // Counted from here: while the act is written, others ask as well.
      const leave = takePlace()
      const iso = (at: number) => new Date(at).toISOString()
      const search = { what, region: box, from: iso(kept.range.fromMs), to: iso(kept.range.toMs) }
      const gone = new AbortController()
      call.reply.raw.on('close', () => {
        gone.abort(new Error('cancelled'))
        leave()
      })
      try {
        // An act of its own each time: a key that comes again must not search without writing down.
        await call.perform((work) => work.act(lookRecord, call.params.id, (state) => recordSearch(state, search), { action: 'look.serve' }), { purpose: admitted.look.ground, id: footage.platform.ids.uuid() })
      } catch (error) {
        leave()
        throw error
      }
      const question = { reader: footage.reader, decoder: footage.patches, cameraId: admitted.look.camera, region: box, signal: AbortSignal.any([gone.signal, admitted.session.cut.signal]), ...kept.range }
      const lines = what === 'moved' ? listChanges(question) : findChange({ ...question, kind: what, seenMs: Math.min(kept.range.toMs, Math.max(kept.range.fromMs, seen)) })
      call.reply.header('content-type', 'application/x-ndjson').header('cache-control', 'private, no-store')
      return Readable.from(tell(lines, call, admitted, gone.signal), { highWaterMark: 1 }).once('close', leave)
    },
  })

  /** One of the few places; given back once, however often that is said. */
  function takePlace(): () => void {
    running++
    let isTaken = true
    return () => {
      if (isTaken) running--
      isTaken = false
    }
  }

  async function* tell(search: ReturnType<typeof listChanges> | ReturnType<typeof findChange>, call: Pick<Call, 'again'>, { session, question }: Admitted, gone: AbortSignal): AsyncGenerator<string> {
    const say = (line: SearchLine) => `${JSON.stringify(line)}\n`
    const { clock, log } = footage.platform
    let judgedAt = clock.monotonicMs()
    try {
      for (;;) {
        const { done, value } = await search.next()
        // What was found is never told on rights of half a second ago.
        if (done || clock.monotonicMs() - judgedAt > recheckMs) {
          judgedAt = clock.monotonicMs()
          const isAllowed = await call.again().then((viewer) => footage.gate.isAllowed(viewer, question)).catch(() => false)
          if (!isAllowed) await footage.sessions.end(session.id, 'rights_ended')
          session.cut.signal.throwIfAborted()
          footage.sessions.noteUse(session)
        }
        if (done) return yield say({ done: value })
        yield say('found' in value ? { changes: value.found, untilMs: value.untilMs, decoded: value.decoded } : { progress: value })
      }
    } catch (err) {
      if (gone.aborted) return
      if (session.cut.signal.aborted) return yield say({ failed: 'rights_ended' })
      log.error({ err }, 'a search broke off')
      yield say({ failed: 'search_failed' })
    } finally {
      await search.return(undefined as never)
    }
  }
}
