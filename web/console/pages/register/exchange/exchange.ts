import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { ExportList, ExportMade, ExportManifest, ImportList, ImportReport } from '#answers/registry'
import type { EntryType } from '#rules/registry'
import { ApiError, get } from '../../../../shared/api/client.ts'
import { readLines } from '../../../../shared/api/read-lines.ts'
import { sendFile } from '../../../../shared/api/send-file.ts'
import type { FeedEvent } from '../../../../shared/feed/feed.ts'
import { useRefreshOn } from '../../../../shared/feed/use-feed.ts'

export type { EntryType, ExportMade, ImportReport }
export type Exported = ExportList['exports'][number]
export type Format = ExportManifest['format']

export const types = ['address', 'building', 'dwelling', 'household', 'person', 'business'] as const satisfies readonly EntryType[]
export const purposes = ['work', 'inspection', 'statistics', 'moving', 'provincial'] as const

/** What becomes of values that differ from what stands. */
export type Existing = { mode: 'ask' } | { mode: 'correct'; reason: string }

export const checkFile = async (of: EntryType, file: Blob) => (await (await sendFile(`/api/register-imports/check?of=${of}`, file)).json()) as ImportReport
export const fetchFaults = async (of: EntryType, file: Blob) => (await sendFile(`/api/register-imports/faults?of=${of}`, file)).blob()

type Line = { done: number; of: number; report?: ImportReport; failed?: { code: string; message: string; todo: string } }

/** Takes over the good rows and tells how far it is; throws where it broke off. */
export async function importFile(of: EntryType, file: Blob, existing: Existing, onProgress: (progress: { done: number; of: number }) => void): Promise<ImportReport> {
  const query = new URLSearchParams({ of, existing: existing.mode, ...(existing.mode === 'correct' ? { reason: existing.reason } : {}) })
  for await (const line of readLines<Line>(await sendFile(`/api/register-imports?${query}`, file))) {
    if (line.failed) throw new ApiError(500, line.failed)
    if (line.report) return line.report
    onProgress({ done: line.done, of: line.of })
  }
  throw new ApiError(0, { code: 'offline', message: '', todo: '' })
}

export function useImports() {
  useRefreshOn(useCallback((event: FeedEvent) => (event.record.type === 'register_import' ? [['register-imports']] : []), []))
  return useQuery({ queryKey: ['register-imports'], queryFn: ({ signal }) => get<ImportList>('/api/register-imports', signal) })
}

export function useExports() {
  useRefreshOn(useCallback((event: FeedEvent) => (event.record.type === 'register_export' ? [['register-exports']] : []), []))
  return useQuery({ queryKey: ['register-exports'], queryFn: ({ signal }) => get<ExportList>('/api/register-exports', signal) })
}

export const useManifest = (id: string, format: Format) =>
  useQuery({ queryKey: ['register-exports', id, format], staleTime: Infinity, queryFn: ({ signal }) => get<ExportManifest>(`/api/register-exports/${id}/manifest?format=${format}`, signal) })

export const formatsOf = (of: EntryType): Format[] => ['csv', 'xlsx', ...(of === 'address' || of === 'building' ? ['geojson' as const] : [])]
