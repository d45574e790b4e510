import { ApiError } from '../../shared/api/client.ts'
import { currentLanguage } from '../../shared/i18n/language.ts'

export type LookKind = 'playback' | 'live'

/** What a look covers, ms since the epoch. */
export interface OwnCoverage {
  fromMs: number
  toMs: number
  spans: { startMs: number; endMs: number }[]
}

export const minuteMs = 60_000
export const dayMs = 24 * 60 * minuteMs

export const clipPath = (look: string, atMs: number) => `/api/owner/looks/${look}/clip?from=${atMs}&to=${atMs + minuteMs}`

/** The picture of a moment, or the minute from it, as an address of this page; revoke it when it is not shown any more. */
export async function load(url: string, signal: AbortSignal): Promise<string> {
  const answer = await fetch(url, { signal, headers: { 'accept-language': currentLanguage() } })
  if (answer.ok) return URL.createObjectURL(await answer.blob())
  const body = (await answer.json().catch(() => null)) as { error?: { code: string; message: string; todo: string } } | null
  throw new ApiError(answer.status, body?.error ?? { code: 'offline', message: '', todo: '' })
}

/** Spans of one day of the county as parts of it, 0 to 1. */
export function partsOfDay(spans: OwnCoverage['spans'], dayStartMs: number): { from: number; to: number }[] {
  return spans
    .map(({ startMs, endMs }) => ({ from: Math.max(0, (startMs - dayStartMs) / dayMs), to: Math.min(1, (endMs - dayStartMs) / dayMs) }))
    .filter(({ from, to }) => from < to)
}
