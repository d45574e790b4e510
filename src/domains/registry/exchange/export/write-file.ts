import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { csvMark, writeCsvRow } from '#platform/http/csv.ts'
import { titleOf } from '../columns.ts'
import { writeGeoJson } from './write-geojson.ts'
import { writeXlsx } from './write-xlsx.ts'
import { readRows, showingOf, type ExportedRow, type ExportParts } from './read-rows.ts'
import type { ExportFormat, RegisterExport } from './record.ts'

export const mediaTypes: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', geojson: 'application/geo+json; charset=utf-8',
}

/** Rows that are joined to one piece of output. */
const pieceRows = 200

/** The bytes of an export, read as fast as they are taken; always the same ones. It breaks off with an error where something is wrong, never with a short file. */
export function writeFile(parts: ExportParts, id: string, made: RegisterExport, format: ExportFormat, account: string): Readable {
  const { columns, wording } = showingOf(made, parts)
  const titles = columns.map((column) => titleOf(column, wording))
  const rows = readRows(parts, id, made, account, format === 'geojson')
  if (format === 'xlsx') return writeXlsx(titles, rows, new Date(made.at))
  return Readable.from(inPieces(format === 'csv' ? writeCsvLines(titles, rows) : writeGeoJson(columns, wording, rows, made.rows)))
}

async function* writeCsvLines(titles: readonly string[], rows: AsyncIterable<ExportedRow>): AsyncGenerator<string> {
  yield `${csvMark}${writeCsvRow(titles)}`
  for await (const { cells } of rows) yield writeCsvRow(cells)
}

async function* inPieces(lines: AsyncIterable<string>): AsyncGenerator<string> {
  let piece: string[] = []
  for await (const line of lines) {
    piece.push(line)
    if (piece.length < pieceRows) continue
    yield piece.join('')
    piece = []
  }
  yield piece.join('')
}

/** What a receiver holds a file against: bytes, and their hash, hex. */
export async function measure(file: Readable): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of file) {
    const piece = Buffer.from(chunk as string)
    bytes += piece.length
    hash.update(piece)
  }
  return { bytes, sha256: hash.digest('hex') }
}
