import { Readable } from 'node:stream'
import { z } from 'zod'
import type { Store } from '#platform/acts/store.ts'
import type { Tx } from '#platform/database/database.ts'
import { Fault } from '#platform/fault.ts'
import type { Ids } from '#platform/ports/ids.ts'
import { defineRoute, type Call, type Route } from '#platform/http/route.ts'
import { caseRecord, isCaseOpen } from '../project.ts'
import { belongTo, enterCase, isPartOf, partAction } from '../parts/part.ts'
import type { EvidenceKind } from './kinds.ts'
import { evidenceRecord, evidenceWords, receiveEvidence } from './record.ts'
import { expectTus, readBytes, readChecksum, readMetadata, tusContentType, tusExtensions, tusVersion } from '#platform/http/tus.ts'
import { maxEvidenceBytes, type Upload, type Uploads } from './uploads.ts'

const caseParams = z.strictObject({ id: z.string().max(60) })
const uploadParams = z.strictObject({ id: z.string().max(60), upload: z.uuid() })
type UploadCall = Call<z.output<typeof uploadParams>>

const words = evidenceWords.extend({ sha256: z.string().regex(/^[0-9a-f]{64}$/).nullable() })

/** Resumable uploads: `POST` makes one, `PATCH` sends a piece, `HEAD` asks how far it is, `DELETE` gives it up. */
export function uploadRoutes(uploads: Uploads, { ids, store, county }: { ids: Ids; store: Store; county: string }): Route[] {
  const greet = ({ reply, request }: Pick<Call, 'reply' | 'request'>) => {
    reply.header('tus-resumable', tusVersion).header('cache-control', 'no-store')
    expectTus(request.headers)
  }
  const sayExpiry = (reply: Call['reply'], { expires_at }: Upload) => reply.header('upload-expires', expires_at.toUTCString())

  /** The upload, or what it has become. Throws `not_found`, `upload_expired`. */
  const find = async ({ params, principal, read, open }: UploadCall): Promise<Upload | { done: number }> => {
    await open(caseRecord, params.id)
    const upload = await uploads.find(params.upload, params.id, principal.account)
    if (upload) return upload
    const evidence = await read((tx: Tx) => store.load(tx, evidenceRecord, params.upload))
    if (!evidence || !isPartOf(evidence.state, params.id) || evidence.state.receivedBy !== principal.account) throw new Fault('not_found', {}, 404)
    return { done: evidence.state.size }
  }

  /** The whole, sealed file becomes evidence; harmless when it already is. The id of the upload is that of the act. */
  const finish = ({ perform, params: { id } }: UploadCall, upload: Upload): Promise<unknown> =>
    perform(async (work) => {
      const found = await enterCase(work, id)
      const said = { name: upload.name, description: upload.description, takenAt: upload.taken_at?.toISOString() ?? null }
      const bytes = { kind: upload.kind as EvidenceKind, mediaType: upload.media_type!, size: upload.length, sha256: upload.sha256! }
      await work.act(evidenceRecord, upload.id, (state) => receiveEvidence(state, belongTo(id, found), said, bytes), partAction)
      await work.tx.db.deleteFrom('evidence_uploads').where('county', '=', county).where('id', '=', upload.id).execute()
      return { id: upload.id }
    }, { id: upload.id, purpose: { type: 'case', id } })

  return [
    defineRoute({
      method: 'POST', url: '/api/cases/:id/uploads', action: 'evidence.add', summary: 'Start a resumable upload of evidence (tus 1.0.0)', params: caseParams,
      async handle(call) {
        const { request, reply, params, principal, open } = call
        const found = await open(caseRecord, params.id)
        greet(call)
        if (!isCaseOpen(found)) throw new Fault('case_not_open', { number: found.number }, 409)
        const { filename, description = '', takenAt = null, sha256 = null } = readMetadata(request.headers)
        const said = words.safeParse({ name: filename, description, takenAt, sha256 })
        if (!said.success) throw new Fault('bad_input', { fields: [...new Set(said.error.issues.map((i) => i.path.join('.')))].join(', ') }, 400)
        const length = readBytes(request.headers, 'upload-length')
        if (length === 0) throw new Fault('evidence_kind', {}, 415)
        const { sha256: expected, ...rest } = said.data
        const upload = await uploads.create({ ...rest, id: ids.uuid(), case: params.id, account: principal.account, length, expected })
        reply.code(201).header('location', `/api/cases/${encodeURIComponent(params.id)}/uploads/${upload.id}`)
        sayExpiry(reply, upload)
        return ''
      },
    }),
    defineRoute({
      method: 'HEAD', url: '/api/cases/:id/uploads/:upload', action: 'evidence.add', summary: 'How far an upload is', params: uploadParams,
      async handle(call) {
        const upload = await find(call)
        greet(call)
        if ('done' in upload) return void call.reply.header('upload-offset', upload.done).header('upload-length', upload.done).send('')
        // All had come and the server stopped before it became evidence: now it does, since who hears that all came sends no more.
        if (upload.received === upload.length) await finish(call, await uploads.take(upload, Readable.from([]), { checksum: null, abort: () => undefined }))
        sayExpiry(call.reply, upload)
        return void call.reply.header('upload-offset', upload.received).header('upload-length', upload.length).send('')
      },
    }),
    defineRoute({
      method: 'PATCH', url: '/api/cases/:id/uploads/:upload', action: 'evidence.add', summary: 'Send a piece of an upload', params: uploadParams,
      async handle(call) {
        const { request, reply } = call
        const upload = await find(call)
        greet(call)
        const offset = readBytes(request.headers, 'upload-offset')
        const at = 'done' in upload ? upload.done : upload.received
        if (offset !== at) throw new Fault('upload_offset', { offset: at }, 409)
        if ('done' in upload) return void reply.code(204).header('upload-offset', at).send()
        if (request.headers['content-type'] !== tusContentType) throw new Fault('bad_input', { fields: 'content-type' }, 415)
        if (offset + Number(request.headers['content-length'] ?? 0) > upload.length) throw new Fault('upload_too_long', {}, 413)
        // A refused piece is read to its end and dropped, so that the refusal reaches the sender.
        const body = request.raw.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>
        const taken = await uploads.take(upload, body, { checksum: readChecksum(request.headers), abort: () => void request.raw.destroy() }).finally(() => request.raw.resume())
        if (taken.sha256) await finish(call, taken)
        sayExpiry(reply, upload)
        return void reply.code(204).header('upload-offset', taken.received).send()
      },
    }),
    defineRoute({
      method: 'DELETE', url: '/api/cases/:id/uploads/:upload', action: 'evidence.add', summary: 'Give an upload up', params: uploadParams,
      async handle(call) {
        const upload = await find(call)
        greet(call)
        if ('done' in upload) throw new Fault('not_found', {}, 404)
        await uploads.discard(upload)
        return void call.reply.code(204).send()
      },
    }),
    defineRoute({
      method: 'OPTIONS', url: '/api/cases/:id/uploads', open: 'says what the protocol can, nothing of any case', summary: 'What this server knows of tus',
      async handle({ reply }) {
        reply.header('tus-resumable', tusVersion).header('tus-version', tusVersion).header('tus-extension', tusExtensions)
        return void reply.header('tus-max-size', maxEvidenceBytes).header('tus-checksum-algorithm', 'sha256').code(204).send()
      },
    }),
  ]
}
