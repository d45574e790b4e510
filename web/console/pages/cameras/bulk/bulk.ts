import type { BulkLine, BulkReport } from '#answers/cameras'
import { ApiError, post } from '../../../../shared/api/client.ts'
import { readLines } from '../../../../shared/api/read-lines.ts'
import { currentLanguage } from '../../../../shared/i18n/language.ts'
import type { CameraFilter } from '../network/filter.ts'

/** Cameras by id, or all that the list's filter means. */
export type Selection = { ids: string[] } | { filter: CameraFilter }

export interface BulkRequest {
  select: Selection
  change: Record<string, unknown>
  reason: string
}

export const tryBulk = (request: BulkRequest) => post<BulkReport>('/api/camera-changes/check', request)

/**
 * Changes them, and tells how far it is; aborting stops it, what is changed stays. Answers the report; where it broke off on the
 * server's side it throws.
 */
export async function runBulk(request: BulkRequest, after: string | undefined, signal: AbortSignal, onProgress: (line: BulkLine) => void): Promise<BulkReport> {
  const answer = await fetch('/api/camera-changes', { method: 'POST', body: JSON.stringify({ ...request, ...(after === undefined ? {} : { after }) }), headers: { 'accept-language': currentLanguage(), 'content-type': 'application/json' }, signal })
  if (!answer.ok) throw new ApiError(answer.status, ((await answer.json()) as { error: ConstructorParameters<typeof ApiError>[1] }).error)
  for await (const line of readLines<BulkLine>(answer)) {
    if (line.failed) throw new ApiError(500, line.failed)
    if (line.report) return line.report
    onProgress(line)
  }
  throw new ApiError(0, { code: 'offline', message: '', todo: '' })
}
