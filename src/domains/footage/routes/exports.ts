import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { z } from 'zod'
import { Fault } from '#platform/fault.ts'
import { defineRoute, type Call, type Route } from '#platform/http/route.ts'
import type { Principal } from '#platform/policy/principal.ts'
import { exportRecord, handOut, type Export } from '../evidence/export.ts'
import { nameDownload, whileGranted } from '../evidence/hand-out.ts'
import { bundlePath, sealEvidence } from '../evidence/seal.ts'
import { prepareViewingCopy } from '../evidence/viewing-copy.ts'
import { cameraId, instant } from '../grants/acts.ts'
import type { Footage } from '../playback/footage.ts'
import { nameAccounts } from '../queries.ts'

/** More is asked for in parts: a bundle that a court can open. */
const longestHours = 4

const id = z.strictObject({ id: z.string().regex(/^[0-9a-f-]{36}$/) })

export function exportRoutes(footage: Footage): Route[] {
  const { gate, platform } = footage
  return [
    defineRoute({
      method: 'POST',
      url: '/api/footage/exports',
      action: 'footage.export',
      summary: 'Export a range as sealed evidence: originals, manifest, ledger proof, signature and sheet in one zip',
      body: z.strictObject({ grant: z.string().max(60), camera: cameraId, from: instant, to: instant, clip: z.string().max(60).nullable().default(null) }),
      response: z.object({
        id: z.string(), sha256: z.string(), bytes: z.number(), parts: z.array(z.object({ file: z.string(), sha256: z.string(), frames: z.number(), preRollFrames: z.number() })),
      }),
      async handle(call) {
        const { grant, camera, clip } = call.body
        const asked = { grant, camera, clip, fromMs: Date.parse(call.body.from), toMs: Date.parse(call.body.to) }
        const access = await gate.judge(call, { grantId: grant, camera, action: 'footage.export', range: asked })
        if (asked.toMs - asked.fromMs > longestHours * 3_600_000) throw new Fault('export_too_long', { hours: longestHours }, 422)
        return sealEvidence(footage, call, access, asked)
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/footage/exports/:id/bundle',
      action: 'export.fetch',
      summary: 'The sealed bundle; each fetching is an act',
      params: id,
      async handle(call) {
        const { params, reply } = call
        const { state, facts, isStillGranted } = await openGranted(call)
        const path = bundlePath(platform.config.dataDir, params.id)
        const size = await stat(path).then((s) => s.size, () => null)
        if (size === null) throw new Fault('export_gone', {}, 410)
        await call.perform((work) => work.act(exportRecord, params.id, (before) => handOut(before, 'bundle')), { purpose: state.ground, facts })
        reply.header('content-type', 'application/zip').header('content-length', String(size))
        nameDownload(reply, `evidence-${params.id.slice(0, 8)}.zip`, `${state.number}-${params.id.slice(0, 8)}.zip`)
        return whileGranted(platform, createReadStream(path), isStillGranted)
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/footage/exports/:id/viewing-copy',
      action: 'export.fetch',
      summary: 'A derived copy for watching, with name, case number and time drawn into the picture',
      params: id,
      query: z.strictObject({ part: z.coerce.number().int().min(1).max(1000).default(1) }),
      async handle(call) {
        const { params, query, reply, principal } = call
        const { state, facts, isStillGranted } = await openGranted(call)
        const names = await call.read((tx) => nameAccounts(tx, call.county, [principal.account]))
        const copy = await prepareViewingCopy(footage, state, query.part, names.get(principal.account) ?? principal.account)
        await call
          .perform((work) => work.act(exportRecord, params.id, (before) => handOut(before, 'viewing_copy')), { purpose: state.ground, facts })
          .catch((error: unknown) => {
            copy.destroy()
            throw error
          })
        reply.header('content-type', 'video/mp4')
        nameDownload(reply, `DERIVED-viewing-copy-${params.id.slice(0, 8)}-${query.part}.mp4`, `派生观看副本-${state.number}-${query.part}.mp4`)
        return whileGranted(platform, copy, isStillGranted)
      },
    }),
  ]

  /** The export with its rights as they are now: fetching ends with the grant. */
  async function openGranted(call: Call<{ id: string }>): Promise<{ state: Export; facts: string[]; isStillGranted: () => Promise<boolean> }> {
    const everything = { county: call.county, stations: 'all' as const, account: 'system' }
    const found = await platform.database.read(everything, (tx) => platform.store.load(tx, exportRecord, call.params.id))
    const isGranted = async (viewer: Principal) => {
      if (!found) return false
      const { grant, camera, from, to } = found.state
      return gate.isAllowed(viewer, { grantId: grant, camera, action: 'footage.export', range: { fromMs: Date.parse(from), toMs: Date.parse(to) } })
    }
    const facts = (await isGranted(call.principal)) ? ['granted'] : []
    const state = await call.open(exportRecord, call.params.id, { facts })
    return { state, facts, isStillGranted: async () => isGranted(await call.again()) }
  }
}
