import { currentLanguage } from '../i18n/language.ts'
import { isIdle } from './presence.ts'

/** What the server says when it says no: a code, what happened, what to do. */
export class ApiError extends Error {
  readonly code: string
  readonly todo: string
  readonly status: number
  readonly rules: string[]

  constructor(status: number, error: { code: string; message: string; todo: string; rules?: string[] }) {
    super(error.message)
    this.code = error.code
    this.todo = error.todo
    this.status = status
    this.rules = error.rules ?? []
  }
}

/** Called when the server no longer knows who we are. */
let onSignedOut: () => void = () => undefined
export const whenSignedOut = (listener: () => void) => void (onSignedOut = listener)

export async function get<T>(url: string, signal?: AbortSignal): Promise<T> {
  return send('GET', url, undefined, {}, signal)
}

/** Ids under which something else was received, and what their forms send under from then on. */
const renewed = new Map<string, string>()

/**
 * Sends an intent. `id` makes a repetition harmless: pass the same one when trying again. Where it arrived, the answer was lost
 * and the form was changed since, the server says `intent_conflict`: pressed once more it goes as another intent.
 */
export async function post<T>(url: string, body: unknown = {}, id: string = newIntentId(), signal?: AbortSignal): Promise<T> {
  try {
    return await send('POST', url, body, { 'idempotency-key': renewed.get(id) ?? id }, signal)
  } catch (error) {
    if (error instanceof ApiError && error.code === 'intent_conflict') renewed.set(id, newIntentId())
    throw error
  }
}

async function send<T>(method: string, url: string, body: unknown, headers: Record<string, string>, signal?: AbortSignal): Promise<T> {
  let answer: Response
  try {
    answer = await fetch(url, {
      method,
      headers: { 'accept-language': currentLanguage(), ...(isIdle() ? { 'lq-idle': '1' } : {}), ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    })
  } catch (error) {
    if (signal?.aborted) throw error
    throw new ApiError(0, offline[currentLanguage()])
  }
  const parsed: unknown = await answer.json().catch(() => null)
  if (answer.ok) return parsed as T
  if (answer.status === 401 && !url.startsWith('/api/sign-in')) onSignedOut()
  const { error } = (parsed ?? {}) as { error?: { code: string; message: string; todo: string } }
  throw new ApiError(answer.status, error ?? offline[currentLanguage()])
}

const offline = {
  zh: { code: 'offline', message: '连不上服务器。', todo: '请检查网络；填写的内容仍在本页，稍后可再提交。' },
  en: { code: 'offline', message: 'The server cannot be reached.', todo: 'Check the network; what you typed is still here and can be sent again.' },
}

/** UUIDv7 (RFC 9562 §5.7). */
export function newIntentId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const ms = Date.now()
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(ms / 2 ** (8 * (5 - i))) & 0xff
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
