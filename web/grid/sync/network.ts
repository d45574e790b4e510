import { ApiError, post } from '../../shared/api/client.ts'
import { currentLanguage } from '../../shared/i18n/language.ts'
import { SendFailure, type Fate, type Network } from './outbox.ts'

/** A network that swallows a request is taken for none. */
const answerWithinMs = 20_000
const photoWithinMs = 120_000
const tus = { 'tus-resumable': '1.0.0' }

/** The server, as this phone's page reaches it. */
export function openNetwork(device: string): Network {
  return {
    async send(intents) {
      try {
        const { fates } = await post<{ fates: Fate[] }>('/api/sync', { device, now: new Date().toISOString(), intents }, undefined, AbortSignal.timeout(answerWithinMs))
        return fates
      } catch (error) {
        throw toFailure(error)
      }
    },
    async sendPhoto({ sha256, size }, bytes) {
      const length = { 'upload-length': String(size) }
      const created = await ask('POST', '/api/photos', { ...length, 'upload-metadata': `sha256 ${btoa(sha256)}` }, bytes)
      for (let at = readOffset(created); at < size; at = readOffset(await ask('PATCH', `/api/photos/${sha256}`, { ...length, 'upload-offset': String(at) }, bytes.subarray(at)))) continue
    },
  }
}

const readOffset = (answer: Response) => Number(answer.headers.get('upload-offset') ?? 0)

async function ask(method: string, url: string, headers: Record<string, string>, body: Uint8Array<ArrayBuffer>): Promise<Response> {
  const answer = await fetch(url, {
    method, body, headers: { ...tus, ...headers, 'content-type': 'application/offset+octet-stream', 'accept-language': currentLanguage() }, signal: AbortSignal.timeout(photoWithinMs),
  }).catch(() => {
    throw new SendFailure('offline')
  })
  if (answer.ok) return answer
  const { error } = ((await answer.json().catch(() => null)) ?? {}) as { error?: { message: string; todo: string } }
  throw new SendFailure(answer.status === 401 ? 'signed_out' : [413, 415].includes(answer.status) ? 'refused' : 'offline', error?.message, error?.todo)
}

function toFailure(error: unknown): SendFailure {
  if (!(error instanceof ApiError)) return new SendFailure('offline')
  if (error.status === 401) return new SendFailure('signed_out')
  if (error.code === 'device_cut_off') return new SendFailure('cut_off', error.message, error.todo)
  const isNo = error.status >= 400 && error.status < 500 && ![408, 429].includes(error.status)
  return isNo ? new SendFailure('refused', error.message, error.todo) : new SendFailure('offline', error.message, error.todo)
}
