import { setImmediate } from 'node:timers/promises'
import { Fault } from '../fault.ts'
import { sliceRows, type TableLimits, type TableRow } from './table.ts'

/** Reads CSV as spreadsheets write it (RFC 4180): comma, semicolon or tab, quotes, CRLF or LF. Throws `import_not_text`, `import_too_many`, `import_open_quote`. */
export async function readCsv(bytes: Uint8Array, limits: TableLimits): Promise<TableRow[]> {
  const text = decode(bytes)
  const separator = guessSeparator(text)
  const rows: TableRow[] = []
  let line = 1
  let at = 0
  while (at < text.length) {
    const row: TableRow = { line, cells: [] }
    for (;;) {
      const cell = text[at] === '"' ? readQuoted(text, at, line, separator) : readPlain(text, at, separator)
      if (cell.value.length > limits.cell || row.cells.length >= limits.columns) throw new Fault('import_too_many', { line, rows: limits.rows, columns: limits.columns, cell: limits.cell }, 422)
      row.cells.push(cell.value.trim())
      line += cell.breaks
      at = cell.end
      if (text[at] !== separator) break
      at++
    }
    if (text[at] === '\r') at++
    if (text[at] === '\n') at++
    line++
    if (row.cells.some((cell) => cell !== '')) rows.push(row)
    if (rows.length % sliceRows === 0) await setImmediate()
    if (rows.length > limits.rows + 1) throw new Fault('import_too_many', { line, rows: limits.rows, columns: limits.columns, cell: limits.cell }, 422)
  }
  return rows
}

interface Taken {
  value: string
  end: number
  /** Line breaks inside it. */
  breaks: number
}

function readPlain(text: string, from: number, separator: string): Taken {
  let end = from
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end++
  return { value: text.slice(from, end), end, breaks: 0 }
}

function readQuoted(text: string, from: number, line: number, separator: string): Taken {
  let value = ''
  let at = from + 1
  for (;;) {
    const close = text.indexOf('"', at)
    if (close < 0) throw new Fault('import_open_quote', { line }, 422)
    value += text.slice(at, close)
    at = close + 1
    if (text[at] !== '"') break
    value += '"'
    at++
  }
  const breaks = value.split('\n').length - 1
  // What follows a closing quote belongs to the cell, as every spreadsheet has it.
  const rest = readPlain(text, at, separator)
  return { value: value + rest.value, end: rest.end, breaks }
}

/** Where quotes are balanced, the first line is the head; its most frequent separator is the file's. */
function guessSeparator(text: string): string {
  const head = /^[^\r\n]*/.exec(text)![0]
  const count = (separator: string) => head.split(separator).length
  return [',', '\t', ';'].reduce((best, next) => (count(next) > count(best) ? next : best))
}

/** UTF-8 with or without its mark, UTF-16 by its mark, else GB 18030, in which spreadsheets in China write CSV. */
function decode(bytes: Uint8Array): string {
  const mark = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
  for (const encoding of mark ? [mark] : ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      if (!text.includes('\0')) return text
    } catch {
      // The next encoding may fit.
    }
  }
  throw new Fault('import_not_text', {}, 422)
}
