import { Readable } from 'node:stream'
import { z } from 'zod'
import { Fault } from '#platform/fault.ts'
import { defineRoute, type Call, type Route } from '#platform/http/route.ts'
import { reason } from '../acts.ts'
import { enterCase, partAction, partParams } from '../parts/part.ts'
import { hashSealed, readPieces, type EvidenceFiles } from './files.ts'
import { correctEvidence, evidenceRecord, evidenceWords, lookAtEvidence, withdrawEvidence, type Evidence } from './record.ts'

type PartCall = Call<z.output<typeof partParams>>

/** Makes a small JPEG without metadata of a photo's bytes; null where it cannot be read. */
export type MakePreview = (bytes: Buffer, mediaType: string) => Promise<Buffer | null>

export function lookRoutes(files: EvidenceFiles, makePreview: MakePreview): Route[] {
  /** Writes the look down, then proves that the bytes are those that came in (V11: verify on read). Throws `evidence_damaged`, `evidence_erased`. */
  const look = async ({ perform, open, params: { id, part } }: PartCall, as: 'original' | 'preview'): Promise<{ evidence: Evidence; path: string }> => {
    await perform(async (work) => {
      await enterCase(work, id, { ended: 'allowed' })
      await work.act(evidenceRecord, part, (state) => lookAtEvidence(state, id, as), partAction)
      return {}
    }, { purpose: { type: 'case', id } })
    const evidence = await open(evidenceRecord, part, partAction)
    const path = files.sealedPath(evidence.sha256, part)
    const found = await hashSealed(files.vfs, path)
    // An erasure empties the words and takes the file (uploads.ts).
    if (!found && evidence.name === '') throw new Fault('evidence_erased', {}, 410)
    if (found?.sha256 !== evidence.sha256 || found.size !== evidence.size) throw new Fault('evidence_damaged', { name: evidence.name }, 500)
    return { evidence, path }
  }

  return [
    defineRoute({
      method: 'GET', url: '/api/cases/:id/evidence/:part/original', action: 'case.look', summary: 'Download a piece of evidence as it came in; the look is an act', params: partParams,
      async handle(call) {
        const { evidence, path } = await look(call, 'original')
        call.reply
          .header('content-type', 'application/octet-stream')
          .header('content-length', evidence.size)
          .header('content-disposition', `attachment; filename="evidence"; filename*=UTF-8''${encodeName(evidence.name)}`)
          .header('repr-digest', `sha-256=:${Buffer.from(evidence.sha256, 'hex').toString('base64')}:`)
          .header('cache-control', 'no-store')
          .header('content-security-policy', 'sandbox')
        return Readable.from(readPieces(files.vfs, path))
      },
    }),
    defineRoute({
      method: 'GET', url: '/api/cases/:id/evidence/:part/preview', action: 'case.look', summary: 'A small copy of a photo without its metadata; the look is an act', params: partParams,
      async handle(call) {
        const { evidence, path } = await look(call, 'preview')
        const pieces: Buffer[] = []
        for await (const piece of readPieces(files.vfs, path)) pieces.push(piece)
        const preview = await makePreview(Buffer.concat(pieces), evidence.mediaType)
        if (!preview) throw new Fault('evidence_no_preview', { name: evidence.name }, 422)
        call.reply.header('content-type', 'image/jpeg').header('content-disposition', 'attachment; filename="preview.jpg"').header('cache-control', 'no-store')
        return preview
      },
    }),
    defineRoute({
      method: 'POST', url: '/api/cases/:id/evidence/:part/correct', action: 'case.work', summary: 'Correct what is said of a piece of evidence', params: partParams,
      body: evidenceWords.partial().extend({ reason }), response: z.object({ id: z.string() }),
      handle: ({ perform, params: { id, part }, body: { reason, ...given } }) =>
        perform(async (work) => {
          await enterCase(work, id)
          await work.act(evidenceRecord, part, (state) => correctEvidence(state, id, given, reason), partAction)
          return { id: part }
        }, { purpose: { type: 'case', id } }),
    }),
    ...(['withdraw', 'restore'] as const).map((verb) =>
      defineRoute({
        method: 'POST', url: `/api/cases/:id/evidence/:part/${verb}`, action: 'case.work', summary: `A piece of evidence put in by mistake: ${verb}`, params: partParams,
        body: z.strictObject({ reason }), response: z.object({ id: z.string() }),
        handle: ({ perform, params: { id, part }, body }) =>
          perform(async (work) => {
            await enterCase(work, id)
            await work.act(evidenceRecord, part, (state) => withdrawEvidence(state, id, verb === 'withdraw', body.reason), partAction)
            return { id: part }
          }, { purpose: { type: 'case', id } }),
      }),
    ),
  ]
}

/** RFC 8187 ext-value: what encodeURIComponent leaves and the grammar does not allow is escaped too. */
function encodeName(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
}
