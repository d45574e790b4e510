import { z } from 'zod'
import type { Decision } from '#platform/acts/decision.ts'
import { caseRecord } from '#domains/cases/index.ts'
import { defineRoute, type Route } from '#platform/http/route.ts'
import { noAttributes } from '#platform/policy/policy.ts'
import { clipRecord, correctClip, markClip, maskClip, removeClip, type Clip, type ClipDraft } from '../clips/clip.ts'
import { cameraId, instant, reason } from '../grants/acts.ts'
import { grantRecord } from '../grants/project.ts'
import { holdEvidence, releaseClip } from '../keeping/keep-evidence.ts'
import { masks } from '../masks/mask.ts'
import type { Footage } from '../playback/footage.ts'
import { listClipsOf, listMarks } from '../queries.ts'

const name = z.string().min(1).max(80)
const note = z.string().max(1000)
const id = z.strictObject({ id: z.string().max(60) })
const answer = z.object({ id: z.string(), state: z.string() })

/** Marking, naming and removing clips; and everything that stands on a grant's timeline. */
export function clipRoutes({ gate }: Footage): Route[] {
  const change = <B extends z.ZodType>(verb: 'correct' | 'mask' | 'remove', summary: string, body: B, decide: (state: Clip | null, given: z.output<B>) => Decision<ClipDraft>): Route =>
    defineRoute({
      method: 'POST',
      url: `/api/footage/clips/:id/${verb}`,
      action: `clip.${verb}`,
      summary,
      params: id,
      body,
      response: answer,
      async handle({ open, perform, params, body: given }) {
        const { ground } = await open(clipRecord, params.id)
        return perform(
          async (work) => {
            const { state } = await work.act(clipRecord, params.id, (before) => decide(before, given as z.output<B>))
            if (state === 'removed') await releaseClip(work, params.id)
            return { id: params.id, state }
          },
          { purpose: ground, facts: ['follows'] },
        )
      },
    })

  return [
    defineRoute({
      method: 'POST',
      url: '/api/footage/clips',
      action: 'clip.mark',
      summary: 'Mark a stretch within a grant and name it; it stands in the case’s history',
      body: z.strictObject({ grant: z.string().max(60), camera: cameraId, from: instant, to: instant, name, note: note.default('') }),
      response: answer,
      async handle(call) {
        const { body, intentId } = call
        const range = { fromMs: Date.parse(body.from), toMs: Date.parse(body.to) }
        const { grant } = await gate.judge(call, { grantId: body.grant, camera: body.camera, action: 'clip.mark', range })
        const { ground, number, station, team } = grant
        const from = new Date(range.fromMs).toISOString()
        const to = new Date(range.toMs).toISOString()
        return call.perform(
          async (work) => {
            const state = await work.act(clipRecord, intentId, (before) => markClip(before, { ...body, from, to, ground, number, station, team }), { action: 'clip.keep' })
            await holdEvidence(work, 'clip', intentId, { ground, number, station, team, camera: body.camera, from, to })
            return { id: intentId, state: state.state }
          },
          { purpose: ground, facts: ['follows'] },
        )
      },
    }),
    change('correct', 'Rename a clip or change its note', z.strictObject({ name: name.optional(), note: note.optional(), reason }), (state, { reason: why, ...given }) => correctClip(state, given, why)),
    change('mask', 'Black out regions in every copy that is made of a clip: they move from key to key, in place of those drawn before; the original is untouched', z.strictObject({ masks }), (state, given) => maskClip(state, given.masks)),
    change('remove', 'Take a clip off the list; what was recorded of it stays', z.strictObject({ reason }), (state, given) => removeClip(state, given.reason)),
    defineRoute({
      method: 'GET',
      url: '/api/footage/clips',
      action: 'clip.list',
      summary: 'Clips that were marked on the ground of a case: their names and times, not their pictures',
      query: z.strictObject({ case: z.string().max(60) }),
      async handle({ open, judge, principal, read, query, county }) {
        await open(caseRecord, query.case, { action: 'case.open' })
        judge({ type: 'list', id: 'clip.list' }, { ...noAttributes, owner: principal.account })
        return read(async (tx) => ({ clips: await listClipsOf(tx, county, 'case', query.case) }))
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/footage/grants/:id/marks',
      action: 'grant.open',
      summary: 'What stands on a grant’s timeline: what was looked at, clips, exports',
      params: id,
      async handle({ open, read, params, county }) {
        await open(grantRecord, params.id)
        return read((tx) => listMarks(tx, county, params.id))
      },
    }),
  ]
}
