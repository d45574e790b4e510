import { ApiError } from '../../../../shared/api/client.ts'
import { readLines } from '../../../../shared/api/read-lines.ts'
import { sendFile } from '../../../../shared/api/send-file.ts'

export interface ImportFault {
  line: number
  column: string
  code: string
  message: string
  todo: string
}

export interface ImportReport {
  rows: number
  ready: number
  known: number
  faultyRows: number
  faults: ImportFault[]
  ignoredColumns: string[]
}

export interface ImportProgress {
  done: number
  of: number
}

export const checkFile = async (file: Blob) => (await (await sendFile('/api/camera-imports/check', file)).json()) as ImportReport

export const fetchFaults = async (file: Blob) => (await sendFile('/api/camera-imports/faults', file)).blob()

type Line = ImportProgress & { added: number; report?: ImportReport; failed?: { code: string; message: string; todo: string } }

/** Imports the good rows and tells how far it is; throws where it broke off. */
export async function importFile(file: Blob, onProgress: (progress: ImportProgress) => void): Promise<{ added: number; report: ImportReport }> {
  const answer = await sendFile('/api/camera-imports', file)
  for await (const line of readLines<Line>(answer)) {
    if (line.failed) throw new ApiError(500, line.failed)
    if (line.report) return { added: line.added, report: line.report }
    onProgress({ done: line.done, of: line.of })
  }
  throw new ApiError(0, { code: 'offline', message: '', todo: '' })
}
