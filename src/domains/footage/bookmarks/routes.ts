import { z } from 'zod'
import type { Decision } from '#platform/acts/decision.ts'
import { caseRecord } from '#domains/cases/index.ts'
import { defineRoute, type Route } from '#platform/http/route.ts'
import { noAttributes } from '#platform/policy/policy.ts'
import { cameraId, instant, reason } from '../grants/acts.ts'
import type { Footage } from '../playback/footage.ts'
import { bookmarkNote, bookmarkRecord, correctBookmark, markMoment, removeBookmark, type Bookmark, type BookmarkDraft } from './bookmark.ts'
import { listBookmarksOf } from './queries.ts'

const id = z.strictObject({ id: z.string().max(60) })
const answer = z.object({ id: z.string(), state: z.string() })

/** Bookmarks: moments of footage under a grant, on the ground of its case. */
export function bookmarkRoutes({ gate }: Footage): Route[] {
  const change = <B extends z.ZodType>(verb: 'correct' | 'remove', summary: string, body: B, decide: (state: Bookmark | null, given: z.output<B>) => Decision<BookmarkDraft>): Route =>
    defineRoute({
      method: 'POST',
      url: `/api/footage/bookmarks/:id/${verb}`,
      action: `bookmark.${verb}`,
      summary,
      params: id,
      body,
      response: answer,
      async handle({ open, perform, params, body: given }) {
        const { ground } = await open(bookmarkRecord, params.id)
        return perform(
          async (work) => {
            const { state } = await work.act(bookmarkRecord, params.id, (before) => decide(before, given as z.output<B>))
            return { id: params.id, state }
          },
          { purpose: ground },
        )
      },
    })

  return [
    defineRoute({
      method: 'POST',
      url: '/api/footage/bookmarks',
      action: 'bookmark.mark',
      summary: 'Mark a moment within a grant, with a note; it stands in the case’s history',
      body: z.strictObject({ grant: z.string().max(60), camera: cameraId, at: instant, note: bookmarkNote }),
      response: answer,
      async handle(call) {
        const { body, intentId } = call
        const atMs = Date.parse(body.at)
        const { grant } = await gate.judge(call, { grantId: body.grant, camera: body.camera, action: 'bookmark.mark', range: { fromMs: atMs, toMs: atMs + 1 } })
        const { ground, number, station, team } = grant
        return call.perform(
          async (work) => {
            const marked = { ...body, at: new Date(atMs).toISOString(), ground, number, station, team }
            const { state } = await work.act(bookmarkRecord, intentId, (before) => markMoment(before, marked), { action: 'bookmark.keep' })
            return { id: intentId, state }
          },
          { purpose: ground },
        )
      },
    }),
    change('correct', 'Change the note of a bookmark', z.strictObject({ note: bookmarkNote, reason }), (state, given) => correctBookmark(state, given.note, given.reason)),
    change('remove', 'Take a bookmark off the list', z.strictObject({ reason }), (state, given) => removeBookmark(state, given.reason)),
    defineRoute({
      method: 'GET',
      url: '/api/footage/bookmarks',
      action: 'bookmark.list',
      summary: 'Bookmarks on the ground of a case: their notes and times, not their pictures',
      query: z.strictObject({ case: z.string().max(60) }),
      async handle({ open, judge, principal, read, query, county }) {
        await open(caseRecord, query.case, { action: 'case.open' })
        judge({ type: 'list', id: 'bookmark.list' }, { ...noAttributes, owner: principal.account })
        return read(async (tx) => ({ bookmarks: await listBookmarksOf(tx, county, { case: query.case }) }))
      },
    }),
  ]
}
