import { setImmediate } from 'node:timers/promises'
import { Fault } from '../../fault.ts'
import { sliceRows, type OddCell, type TableLimits, type TableRow } from '../table.ts'
import { openParts } from './unzip.ts'
import { readXml } from './xml.ts'

/** Whether a file is an Office workbook by its first bytes; `old`: the form of before 2007, or one that is locked with a password. */
export function sniffWorkbook(bytes: Uint8Array): 'xlsx' | 'old' | null {
  const starts = (...mark: number[]) => mark.every((byte, i) => bytes[i] === byte)
  return starts(0x50, 0x4b, 0x03, 0x04) ? 'xlsx' : starts(0xd0, 0xcf, 0x11, 0xe0) ? 'old' : null
}

/**
 * The first sheet of a workbook that is not hidden (ECMA-376 part 1, 18.3), as rows of text. Of a formula, an error, a date, a
 * number with more digits than a sheet keeps, and a merged cell it is said where it stands: none is guessed at. Throws
 * `import_bad_workbook`, `import_workbook_too_large`, `import_too_many`.
 */
export async function readXlsx(bytes: Buffer, limits: TableLimits): Promise<TableRow[]> {
  const part = await openParts(bytes, limits.unpacked)
  const [workbook, relations] = [await part('xl/workbook.xml'), await part('xl/_rels/workbook.xml.rels')]
  const sheet = workbook && relations ? findSheet(workbook, relations) : null
  const xml = sheet && (await part(sheet))
  if (!xml) throw new Fault('import_bad_workbook', {}, 422)
  const strings = await part('xl/sharedStrings.xml')
  const styles = await part('xl/styles.xml')
  const firstDay = /<(?:\w+:)?workbookPr[^>]*\bdate1904="(?:1|true)"/.test(workbook!) ? daysTo1904 : 0
  return readSheet(xml, { strings: strings ? readStrings(strings) : [], dates: styles ? readDateStyles(styles) : new Set(), firstDay }, limits)
}

/** From the first day of the 1900 system to that of the 1904 system (18.17.4.1). */
const daysTo1904 = 1462

function findSheet(workbook: string, relations: string): string | null {
  const targets = new Map<string, string>()
  for (const token of readXml(relations)) if (token.kind === 'open' && token.name === 'Relationship') targets.set(token.attributes.Id ?? '', token.attributes.Target ?? '')
  for (const token of readXml(workbook)) {
    if (token.kind !== 'open' || token.name !== 'sheet' || (token.attributes.state ?? 'visible') !== 'visible') continue
    const target = targets.get(token.attributes.id ?? '')
    if (target !== undefined) return target.startsWith('/') ? target.slice(1) : `xl/${target}`
  }
  return null
}

/** Shared strings; runs of one string are joined, readings (`rPh`) left out. */
function readStrings(xml: string): string[] {
  const strings: string[] = []
  let [text, isText, isReading] = ['', false, false]
  for (const token of readXml(xml)) {
    if (token.kind === 'text') text += isText && !isReading ? token.text : ''
    else if (token.kind === 'open') {
      if (token.name === 'si') text = ''
      if (token.name === 'si' && token.isEmpty) strings.push('')
      isText = token.name === 't' && !token.isEmpty
      if (token.name === 'rPh') isReading = !token.isEmpty
    } else {
      if (token.name === 't') isText = false
      if (token.name === 'rPh') isReading = false
      if (token.name === 'si') strings.push(plain(text))
    }
  }
  return strings
}

/** Built-in formats of dates and times (18.8.30). */
const dateFormats = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56, 57, 58])

/** Indices of cell styles that show a number as a date or time. */
function readDateStyles(xml: string): Set<number> {
  const own = new Set<number>()
  const styles = new Set<number>()
  let [isCells, index] = [false, 0]
  for (const token of readXml(xml)) {
    if (token.kind === 'text') continue
    if (token.name === 'cellXfs') isCells = token.kind === 'open'
    if (token.kind !== 'open') continue
    if (token.name === 'numFmt' && /[ymdhs]/i.test((token.attributes.formatCode ?? '').replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''))) own.add(Number(token.attributes.numFmtId))
    if (!isCells || token.name !== 'xf') continue
    const format = Number(token.attributes.numFmtId ?? 0)
    if (dateFormats.has(format) || own.has(format)) styles.add(index)
    index++
  }
  return styles
}

interface Cell {
  column: number
  type: string
  isDate: boolean
  hasFormula: boolean
  text: string
}

/** What the cells of a sheet refer to; `firstDay` is added to serial numbers of days. */
interface Book {
  strings: readonly string[]
  dates: ReadonlySet<number>
  firstDay: number
}

async function readSheet(xml: string, book: Book, limits: TableLimits): Promise<TableRow[]> {
  const rows: TableRow[] = []
  const byLine = new Map<number, TableRow>()
  let row: TableRow | null = null
  let cell: Cell | null = null
  let [line, isValue] = [0, false]
  for (const token of readXml(xml)) {
    if (token.kind === 'text') {
      if (cell && isValue) cell.text += token.text
      continue
    }
    const isOpen = token.kind === 'open'
    if (isOpen && token.name === 'row') {
      line = readLine(token.attributes.r, line)
      row = { line, cells: [] }
    } else if (isOpen && token.name === 'c' && row) {
      cell = { column: readColumn(token.attributes.r) ?? row.cells.length, type: token.attributes.t ?? 'n', isDate: book.dates.has(Number(token.attributes.s ?? -1)), hasFormula: false, text: '' }
    } else if (isOpen && token.name === 'f' && cell) cell.hasFormula = true
    else if (token.name === 'v' || token.name === 't') isValue = isOpen && !token.isEmpty
    else if (isOpen && token.name === 'mergeCell') markMerged(byLine, token.attributes.ref ?? '', limits.columns)
    if (cell && row && ((token.kind === 'close' && token.name === 'c') || (isOpen && token.name === 'c' && token.isEmpty))) {
      putCell(row, cell, book, limits)
      cell = null
    }
    if (row && token.kind === 'close' && token.name === 'row') {
      byLine.set(row.line, row)
      if (row.cells.some((text) => text !== '') || row.odd) rows.push(row)
      if (rows.length > limits.rows + 1) throw new Fault('import_too_many', { line, rows: limits.rows, columns: limits.columns, cell: limits.cell }, 422)
      row = null
      if (rows.length % sliceRows === 0) await setImmediate()
    }
  }
  return rows
}

function readLine(given: string | undefined, before: number): number {
  const line = given === undefined ? before + 1 : Number(given)
  if (!Number.isInteger(line) || line <= before || line > 1_048_576) throw new Fault('import_bad_workbook', {}, 422)
  return line
}

/** `AB12` stands in column 27, counted from 0. */
function readColumn(reference: string | undefined): number | null {
  const letters = reference === undefined ? null : /^[A-Z]{1,3}/.exec(reference)?.[0]
  return letters ? Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1 : null
}

function putCell(row: TableRow, cell: Cell, { strings, firstDay }: Book, limits: TableLimits): void {
  const text = cell.isDate && cell.type === 'n' && cell.text !== '' ? String(Number(cell.text) + firstDay) : cell.type === 's' ? (strings[Number(cell.text)] ?? '') : cell.type === 'b' ? (cell.text === '1' ? 'yes' : 'no') : cell.type === 'n' ? sayNumber(cell.text) : plain(cell.text)
  const odd = findOdd(cell)
  if (text === '' && !odd) return
  if (cell.column >= limits.columns || text.length > limits.cell) throw new Fault('import_too_many', { line: row.line, rows: limits.rows, columns: limits.columns, cell: limits.cell }, 422)
  while (row.cells.length < cell.column) row.cells.push('')
  row.cells[cell.column] = text.trim()
  if (odd) (row.odd ??= new Map()).set(cell.column, odd)
}

function findOdd({ type, isDate, hasFormula, text }: Cell): OddCell | null {
  if (hasFormula) return 'import_formula'
  if (type === 'e') return 'import_error_cell'
  if ((type === 'n' && isDate && text !== '') || type === 'd') return 'import_date_cell'
  // A sheet keeps fifteen digits of a number: a code of twenty has lost its end.
  return type === 'n' && /^\d+$/.test(sayNumber(text)) && sayNumber(text).length > 15 ? 'import_digits_lost' : null
}

/** As one reads it in the sheet: fifteen digits, no exponent of whole numbers. */
function sayNumber(text: string): string {
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value)) return text.trim()
  if (Number.isInteger(value) && Math.abs(value) < 1e30) return BigInt(value).toString()
  return String(Number(value.toPrecision(15)))
}

/** Of merged cells only the first holds a value; the others are not empty, they are unknown. */
function markMerged(byLine: ReadonlyMap<number, TableRow>, reference: string, columns: number): void {
  const [, left, top, right, bottom] = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(reference) ?? []
  if (left === undefined || right === undefined) return
  const [from, to] = [readColumn(left)!, Math.min(readColumn(right)!, columns)]
  for (const [line, row] of byLine) {
    if (line < Number(top) || line > Number(bottom)) continue
    for (let column = from; column <= to; column++) if (line > Number(top) || column > from) (row.odd ??= new Map()).set(column, 'import_merged')
  }
}

/** Office writes characters that XML has not as `_x000D_` (18.18 ST_Xstring). */
const plain = (text: string) => text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))).replace(/\r\n?/g, '\n')
