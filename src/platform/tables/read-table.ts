import type { FastifyRequest } from 'fastify'
import { Fault } from '../fault.ts'
import { readCsv } from './read-csv.ts'
import type { TableLimits, TableRow } from './table.ts'
import { readXlsx, sniffWorkbook } from './xlsx/read-xlsx.ts'

/** Rows of a workbook or of CSV, told by its first bytes. Throws a Fault where the file as a whole is none. */
export async function readTable(bytes: Buffer, limits: TableLimits): Promise<TableRow[]> {
  const workbook = sniffWorkbook(bytes)
  if (workbook === 'old') throw new Fault('import_old_workbook', {}, 422)
  return workbook ? readXlsx(bytes, limits) : readCsv(bytes, limits)
}

/** A file of bounded size, counted as it comes. Throws `import_no_file`, `import_file_too_large`. */
export async function takeFile(request: FastifyRequest, { file: most }: TableLimits): Promise<Buffer> {
  if (request.headers['content-type'] !== 'application/octet-stream') throw new Fault('import_no_file', {}, 415)
  const refuse = () => {
    request.raw.resume()
    return new Fault('import_file_too_large', { megabytes: Math.round(most / 1024 / 1024) }, 413)
  }
  // Who says how much is coming need not send it to be told.
  if (Number(request.headers['content-length'] ?? 0) > most) throw refuse()
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of request.raw.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += part.length
    if (bytes > most) throw refuse()
    parts.push(part)
  }
  return Buffer.concat(parts)
}
