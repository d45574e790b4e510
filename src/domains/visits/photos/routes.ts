import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { z } from 'zod'
import { Fault } from '#platform/fault.ts'
import { defineRoute, type Call, type Route } from '#platform/http/route.ts'
import { expectTus, readBytes, readMetadata, tusContentType, tusVersion } from '#platform/http/tus.ts'
import type { Platform } from '#platform/platform.ts'
import { noAttributes } from '#platform/policy/policy.ts'
import { handInPhotos, openSaved } from '#platform/sync/hand-in.ts'
import { lookupRecord, openSubject } from '#domains/registry/index.ts'
import { mostPhotoBytes, type PhotoFiles } from './photo-files.ts'
import { photoRecord, receivePhoto } from './photo.ts'

const params = z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/) })
type Sealed = Awaited<ReturnType<PhotoFiles['seal']>>
type PhotoCall = Call<z.output<typeof params>>

/** Makes a small JPEG without metadata of a photo's bytes; null where it cannot be read. */
export type MakePreview = (bytes: Buffer, mediaType: string) => Promise<Buffer | null>

/**
 * Resumable photos (tus 1.0.0 with creation-with-upload). An upload's address is the photo's hash: whoever asks again goes on
 * where it stood, and a photo that is here is never sent twice.
 */
export function photoRoutes(parts: Pick<Platform, 'store' | 'database' | 'county' | 'keyring'>, files: PhotoFiles, makePreview: MakePreview): Route[] {
  const greet = ({ reply, request }: Pick<Call, 'reply' | 'request'>) => {
    reply.header('tus-resumable', tusVersion).header('cache-control', 'no-store')
    expectTus(request.headers)
  }
  const judge = ({ judge: ask, principal }: Pick<Call, 'judge' | 'principal'>) => ask({ type: 'list', id: 'photos' }, { ...noAttributes, station: principal.station, owner: principal.account })
  const find = async (sha256: string) => {
    const found = await parts.database.read({ county: parts.county, stations: 'all', account: 'system' }, (tx) => parts.store.load(tx, photoRecord, sha256))
    return found && !found.state.isRemoved ? found.state : null
  }

  /** Takes what the request holds; once all is there it is a photo. Answers how far it is. */
  const take = async (call: Pick<Call, 'request' | 'perform' | 'principal'>, sha256: string, length: number, at: number): Promise<number> => {
    const { request, principal, perform } = call
    // A refused piece is read to its end and dropped, so that the refusal reaches the sender.
    const body = request.raw.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>
    const end = await files.append(principal.account, sha256, length, at, body).finally(() => request.raw.resume())
    if (end === length) {
      const sealed = await files.seal(principal.account, sha256)
      await perform(async (work) => void (await work.act(photoRecord, sha256, (state) => receivePhoto(state, { station: principal.station, sha256, ...sealed }))))
    }
    return end
  }

  /** A photo that came whole, or why it cannot be one. */
  const keepWhole = async (account: string, bytes: Buffer): Promise<{ sha256: string; photo?: Sealed; problem?: Fault }> => {
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    if (bytes.length > mostPhotoBytes) return { sha256, problem: new Fault('photo_large', { limit: mostPhotoBytes / 1_048_576 }, 413) }
    await files.append(account, sha256, bytes.length, 0, Readable.from([bytes]))
    return files.seal(account, sha256).then(
      (photo) => ({ sha256, photo }),
      (error: unknown) => (error instanceof Fault && error.code === 'photo_kind' ? { sha256, problem: error } : Promise.reject(error)))
  }

  return [
    defineRoute({
      method: 'POST', url: '/api/photos', action: 'photo.send', summary: 'Start a photo’s resumable upload, its first bytes in the same request (tus 1.0.0)',
      async handle(call) {
        judge(call)
        greet(call)
        const { request, reply, principal } = call
        const { sha256 = '' } = readMetadata(request.headers)
        if (!params.shape.sha256.safeParse(sha256).success) throw new Fault('bad_input', { fields: 'sha256' }, 400)
        const length = readBytes(request.headers, 'upload-length')
        if (length === 0 || length > mostPhotoBytes) throw new Fault('photo_large', { limit: mostPhotoBytes / 1_048_576 }, 413)
        const known = await find(sha256)
        const received = known ? length : await files.received(principal.account, sha256)
        const end = known || received > 0 || request.headers['content-type'] !== tusContentType ? received : await take(call, sha256, length, 0)
        if (known) request.raw.resume()
        return void reply.code(201).header('location', `/api/photos/${sha256}`).header('upload-offset', end).send('')
      },
    }),
    defineRoute({
      method: 'HEAD', url: '/api/photos/:sha256', action: 'photo.send', summary: 'How far a photo’s upload is', params,
      async handle(call: PhotoCall) {
        judge(call)
        greet(call)
        const { sha256 } = call.params
        const known = await find(sha256)
        return void call.reply.header('upload-offset', known?.size ?? (await files.received(call.principal.account, sha256))).send('')
      },
    }),
    defineRoute({
      method: 'PATCH', url: '/api/photos/:sha256', action: 'photo.send', summary: 'Send a piece of a photo; `Upload-Length` says how long the whole is', params,
      async handle(call) {
        judge(call)
        greet(call)
        const { request, reply, principal, params: { sha256 } } = call
        const offset = readBytes(request.headers, 'upload-offset')
        const known = await find(sha256)
        const at = known?.size ?? (await files.received(principal.account, sha256))
        if (offset !== at) throw new Fault('upload_offset', { offset: at }, 409)
        if (known) return void reply.code(204).header('upload-offset', at).send()
        if (request.headers['content-type'] !== tusContentType) throw new Fault('bad_input', { fields: 'content-type' }, 415)
        const length = readBytes(request.headers, 'upload-length')
        if (length > mostPhotoBytes) throw new Fault('photo_large', { limit: mostPhotoBytes / 1_048_576 }, 413)
        return void reply.code(204).header('upload-offset', await take(call, sha256, length, at)).send()
      },
    }),
    defineRoute({
      method: 'POST', url: '/api/photos/hand-in', action: 'sync.handIn', summary: 'A file of unsent photos that a phone saved: as from that phone (docs/sync.md)', body: handInPhotos, bodyLimit: 32 * 1_048_576,
      response: z.object({ photos: z.array(z.object({ sha256: z.string(), problem: z.string(), message: z.string(), todo: z.string() })) }),
      async handle(call) {
        const { body, perform, say } = call
        const { device: { account, station }, unbox } = await openSaved(call, parts.keyring, body)
        const kept: Awaited<ReturnType<typeof keepWhole>>[] = []
        for (const one of body.photos) kept.push(await keepWhole(account, unbox(one)))
        return perform(async (work) => {
          for (const { sha256, photo } of kept) if (photo) await work.act(photoRecord, sha256, (state) => receivePhoto(state, { station, sha256, ...photo, from: account }))
          return { photos: kept.map(({ sha256, problem }) => ({ sha256, problem: problem?.code ?? '', ...(problem ? say(problem.code, problem.params) : { message: '', todo: '' }) })) }
        })
      },
    }),
    defineRoute({
      method: 'GET', url: '/api/photos/:sha256', action: 'photo.see', summary: 'A photo from the field, made anew from its pixels', params,
      async handle({ open, perform, principal, params: { sha256 }, intentId, reply }) {
        const photo = await open(photoRecord, sha256)
        // What is somebody's home to others is a look; who took it has seen it.
        if (photo.by !== principal.account) await perform(async (work) => void (await work.act(lookupRecord, intentId, () => openSubject(photo.station, 'photo', sha256))))
        const bytes = await files.read(sha256)
        const picture = bytes && (await makePreview(bytes, photo.mediaType))
        if (!picture) throw new Fault('photo_unreadable', {}, 422)
        reply.header('content-type', 'image/jpeg').header('content-disposition', 'attachment; filename="photo.jpg"').header('x-content-type-options', 'nosniff').header('cache-control', 'private, max-age=600')
        return picture
      },
    }),
  ]
}
