import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { z } from 'zod'
import { caseRecord } from '#domains/cases/index.ts'
import { PolicyRefusal } from '#platform/acts/store.ts'
import { Fault } from '#platform/fault.ts'
import { defineRoute, type Call, type Route } from '#platform/http/route.ts'
import { noAttributes } from '#platform/policy/policy.ts'
import type { Principal } from '#platform/policy/principal.ts'
import { takePlace } from '../evidence/copy-place.ts'
import { findFont } from '../evidence/font.ts'
import { nameDownload, whileGranted } from '../evidence/hand-out.ts'
import { bundlePath, reelPath } from '../evidence/seal.ts'
import type { Footage } from '../playback/footage.ts'
import type { ReelLine } from './lines.ts'
import { findMade, makeReel } from './make.ts'
import { planReel, type PlannedItem } from './plan.ts'
import { listReelsOf } from './queries.ts'
import { handOutReel, reelCaption, reelRecord, reelTitle } from './reel.ts'

/** Rights are looked up again at most this often while a film is made. */
const recheckMs = 500
const id = z.strictObject({ id: z.string().regex(/^[0-9a-f-]{36}$/) })

/** A case's reel: clips behind one another, with captions, what is masked in them black; made, listed, handed out. */
export function reelRoutes(footage: Footage): Route[] {
  const { platform, gate } = footage
  const everything = { county: platform.county, stations: 'all' as const, account: 'system' }
  return [
    defineRoute({
      method: 'POST',
      url: '/api/footage/reels',
      action: 'footage.export',
      summary: 'Make a film of clips of one case, in this order, with captions over them and their masks black: lines of JSON with progress and the end',
      body: z.strictObject({ title: reelTitle, items: z.array(z.strictObject({ clip: z.string().max(60), caption: reelCaption.default('') })).min(1).max(60) }),
      async handle(call) {
        const items = await planReel(footage, call, call.body.items)
        const made = await findMade(footage, call)
        call.reply.header('content-type', 'application/x-ndjson').header('cache-control', 'private, no-store')
        if (made) return say({ made })
        const font = findFont()
        if (!font) throw new Fault('no_font', {}, 503)
        const leave = takePlace()
        return Readable.from(tell(call, { title: call.body.title, items, fontFile: font.path }), { highWaterMark: 1 }).once('close', leave)
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/footage/reels',
      action: 'reel.list',
      summary: 'Reels that were made on the ground of a case: titles, lengths and captions, not their pictures',
      query: z.strictObject({ case: z.string().max(60) }),
      async handle({ open, judge, principal, read, query, county }) {
        await open(caseRecord, query.case, { action: 'case.open' })
        judge({ type: 'list', id: 'reel.list' }, { ...noAttributes, owner: principal.account })
        return read(async (tx) => ({ reels: await listReelsOf(tx, county, { case: query.case }) }))
      },
    }),
    handingOut('bundle', 'A reel with its signed manifest and ledger proof in one zip; each fetching is an act'),
    handingOut('film', 'A reel’s MP4 alone, for watching; each fetching is an act'),
  ]

  function handingOut(what: 'bundle' | 'film', summary: string): Route {
    return defineRoute({
      method: 'GET',
      url: `/api/footage/reels/:id/${what}`,
      action: 'reel.fetch',
      summary,
      params: id,
      async handle(call) {
        const { params, reply } = call
        const found = await platform.database.read(everything, (tx) => platform.store.load(tx, reelRecord, params.id))
        // Fetching ends with the first of its grants.
        const isGranted = async (viewer: Principal) => {
          for (const { grant, camera, from, to } of found?.state.items ?? []) if (!(await gate.isAllowed(viewer, { grantId: grant, camera, action: 'footage.export', range: { fromMs: Date.parse(from), toMs: Date.parse(to) } }))) return false
          return found !== null
        }
        const facts = (await isGranted(call.principal)) ? ['granted'] : []
        const state = await call.open(reelRecord, params.id, { facts })
        const path = (what === 'bundle' ? bundlePath : reelPath)(platform.config.dataDir, params.id)
        const size = await stat(path).then((s) => s.size, () => null)
        if (size === null) throw new Fault('export_gone', {}, 410)
        await call.perform((work) => work.act(reelRecord, params.id, (before) => handOutReel(before, what)), { purpose: state.ground, facts })
        const ending = what === 'bundle' ? 'zip' : 'mp4'
        reply.header('content-type', what === 'bundle' ? 'application/zip' : 'video/mp4').header('content-length', String(size))
        nameDownload(reply, `DERIVED-reel-${params.id.slice(0, 8)}.${ending}`, `派生集锦-${state.number}-${state.title}.${ending}`)
        return whileGranted(platform, createReadStream(path), async () => isGranted(await call.again()))
      },
    })
  }

  /** Makes the film, says how far it is, and ends with it or with why not. Whoever hangs up ends it. */
  async function* tell(call: Call, making: { title: string; items: PlannedItem[]; fontFile: string }): AsyncGenerator<string> {
    const gone = new AbortController()
    call.reply.raw.on('close', () => gone.abort(new Error('cancelled')))
    const ofMs = making.items.reduce((sum, { question: { range } }) => sum + range.toMs - range.fromMs, 0)
    const news = openNews()
    let judgedAt = platform.clock.monotonicMs()
    const work = makeReel(footage, call, making, async (doneMs) => {
      gone.signal.throwIfAborted()
      if (platform.clock.monotonicMs() - judgedAt > recheckMs) {
        judgedAt = platform.clock.monotonicMs()
        const viewer = await call.again()
        for (const { question } of making.items) if (!(await gate.isAllowed(viewer, question))) throw new PolicyRefusal(question.action, { type: 'grant', id: question.grantId }, ['default-deny'])
      }
      news.put({ progress: { doneMs: Math.round(doneMs), ofMs } })
    }).then(
      (made): ReelLine => ({ made }),
      (err: unknown): ReelLine => {
        if (err instanceof PolicyRefusal) return { failed: 'rights_ended' }
        if (!gone.signal.aborted) platform.log.error({ err }, 'a reel could not be made')
        return { failed: 'reel_failed' }
      },
    )
    void work.then((last) => news.end(last))
    for await (const line of news.lines()) yield say(line)
  }
}

const say = (line: ReelLine) => `${JSON.stringify(line)}\n`

/** The newest progress alone, until the last line. */
function openNews(): { put(line: ReelLine): void; end(line: ReelLine): void; lines(): AsyncGenerator<ReelLine> } {
  let next: ReelLine | null = null
  let last: ReelLine | null = null
  let wake: () => void = () => undefined
  const change = (set: () => void) => {
    set()
    wake()
  }
  return {
    put: (line) => change(() => (next = line)),
    end: (line) => change(() => (last = line)),
    async *lines() {
      for (;;) {
        if (last) return yield last
        if (next) {
          const line = next
          next = null
          yield line
        } else await new Promise<void>((resolve) => (wake = resolve))
      }
    },
  }
}
