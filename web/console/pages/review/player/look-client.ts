import { ApiError, get, post } from '../../../../shared/api/client.ts'
import { currentLanguage } from '../../../../shared/i18n/language.ts'
import type { HeldSpan, SearchLine } from '#answers/footage'
import { wholeMs } from '../moments.ts'
import { forgetFindings, noteLine } from './findings.ts'
import type { Span } from './spans.ts'

export interface OpenLook {
  id: string
  from: string | null
  to: string | null
  until: string | null
  number: string
  cameraName: string
}

export interface Coverage {
  fromMs: number
  toMs: number
  /** Wall time of media time 0. */
  originMs: number
  spans: Span[]
  gaps: Span[]
  /** What lies at a recorder that cannot be reached now. */
  held: HeldSpan[]
}

export interface Segments extends Span {
  codec: string
  bytes: ArrayBuffer
}

/** One look: everything that is shown of a camera goes through it, and stands in its record. */
export const openLook = (grant: string, camera: string, kind: 'playback' | 'live') => post<OpenLook>('/api/footage/looks', { grant, camera, kind })

export const getCoverage = (look: string) => get<Coverage>(`/api/footage/looks/${look}/coverage`)

/** How pictures are wanted: in H.264 what was recorded in H.265; key frames alone. */
export interface Wanted {
  transcodes: boolean
  keysOnly: boolean
}

/** Pictures of [from, to), as far as one answer goes; null where nothing is recorded. */
export async function getSegments(look: string, fromMs: number, toMs: number, signal: AbortSignal, { transcodes, keysOnly }: Wanted): Promise<Segments | null> {
  const answer = await fetch(`/api/footage/looks/${look}/segments?from=${fromMs}&to=${toMs}${transcodes ? '&transcode=h264' : ''}${keysOnly ? '&keys=true' : ''}`, { signal, headers: { 'accept-language': currentLanguage() } })
  if (answer.status === 204) return null
  if (!answer.ok) throw await toError(answer)
  const bytes = await answer.arrayBuffer()
  return { bytes, codec: answer.headers.get('x-codec') ?? '', startMs: Number(answer.headers.get('x-start')), endMs: Number(answer.headers.get('x-end')) }
}

/** One picture as an address for an `img`; the caller revokes it. */
export async function getStill(look: string, atMs: number, width: number, signal: AbortSignal, exact = false): Promise<{ url: string; atMs: number }> {
  const answer = await fetch(`/api/footage/looks/${look}/still?at=${wholeMs(atMs)}&width=${width}&exact=${exact}`, { signal, headers: { 'accept-language': currentLanguage() } })
  if (!answer.ok) throw await toError(answer)
  return { url: URL.createObjectURL(await answer.blob()), atMs: Number(answer.headers.get('x-at')) }
}

/** Also while the page goes away. */
export function closeLook(look: string): void {
  void fetch(`/api/footage/looks/${look}/close`, { method: 'POST', keepalive: true }).catch(() => undefined)
}

/** Puts the picture of a moment into the case's evidence. */
export const keepStill = (look: string, atMs: number, note: string, id: string) => post<{ id: string; sha256: string; at: string }>(`/api/footage/looks/${look}/still`, { at: atMs, note }, id)

/** A search's lines as they come; aborting it ends the search. */
export async function* searchLook(look: string, asked: object, signal: AbortSignal): AsyncGenerator<SearchLine> {
  const answer = await fetch(`/api/footage/looks/${look}/search`, {
    method: 'POST', signal, body: JSON.stringify(asked), headers: { 'accept-language': currentLanguage(), 'content-type': 'application/json' },
  })
  if (!answer.ok || !answer.body) throw await toError(answer)
  forgetFindings(look)
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    const lines = (rest + value).split('\n')
    rest = lines.pop()!
    for (const line of lines) {
      const said = JSON.parse(line) as SearchLine
      noteLine(look, said)
      yield said
    }
  }
}

async function toError(answer: Response): Promise<ApiError> {
  const body = (await answer.json().catch(() => null)) as { error?: { code: string; message: string; todo: string; rules?: string[] } } | null
  return new ApiError(answer.status, body?.error ?? { code: 'offline', message: `${answer.status}`, todo: '' })
}
