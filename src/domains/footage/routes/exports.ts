import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { z } from 'zod'
import { Fault } from '#platform/fault.ts'
import { defineRoute, type Route } from '#platform/http/route.ts'
import { exportRecord, handOut } from '../evidence/export.ts'
import { bundlePath, sealEvidence } from '../evidence/seal.ts'
import { cameraId, instant } from '../grants/acts.ts'
import type { Footage } from '../playback/footage.ts'

/** More is asked for in parts: a bundle that a court can open. */
const longestHours = 4

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
      params: z.strictObject({ id: z.string().regex(/^[0-9a-f-]{36}$/) }),
      async handle(call) {
        const { params, reply } = call
        const everything = { county: call.county, stations: 'all' as const, account: 'system' }
        const found = await platform.database.read(everything, (tx) => platform.store.load(tx, exportRecord, params.id))
        const range = found && { fromMs: Date.parse(found.state.from), toMs: Date.parse(found.state.to) }
        const granted = found && (await gate.isAllowed(call.principal, { grantId: found.state.grant, camera: found.state.camera, action: 'footage.export', range }))
        const facts = granted ? ['granted'] : []
        const state = await call.open(exportRecord, params.id, { facts })
        const path = bundlePath(platform.config.dataDir, params.id)
        const size = await stat(path).then((s) => s.size, () => null)
        if (size === null) throw new Fault('export_gone', {}, 410)
        await call.perform((work) => work.act(exportRecord, params.id, (before) => handOut(before, 'bundle')), { purpose: state.ground, facts })
        const name = encodeURIComponent(`${state.number}-${params.id.slice(0, 8)}.zip`)
        reply.header('content-type', 'application/zip').header('content-length', String(size)).header('cache-control', 'private, no-store')
        reply.header('content-disposition', `attachment; filename="evidence-${params.id.slice(0, 8)}.zip"; filename*=UTF-8''${name}`)
        return createReadStream(path)
      },
    }),
  ]
}
