import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import type { Cell } from '#platform/http/csv.ts'
import type { ExportedRow } from './read-rows.ts'

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'

/** Everything of a workbook but its rows (ECMA-376 part 1). Style 1: text that stays text when it is edited, so that nothing in a cell is ever run. */
const parts: Record<string, string> = {
  '[Content_Types].xml': `${xml}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`,
  '_rels/.rels': `${xml}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${xml}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${xml}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': `${xml}<styleSheet xmlns="${main}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" xfId="0"/><xf numFmtId="49" xfId="0" quotePrefix="1" applyNumberFormat="1"/></cellXfs></styleSheet>`,
}

/** A workbook of one sheet, packed as it is read. The same rows and moment give the same bytes. */
export function writeXlsx(titles: readonly string[], rows: AsyncIterable<ExportedRow>, mtime: Date): Readable {
  const zip = new ZipFile()
  for (const [name, text] of Object.entries(parts)) zip.addBuffer(Buffer.from(text), name, { mtime, mode: 0o100644 })
  const sheet = Readable.from(writeSheet(titles, rows))
  zip.addReadStream(sheet, 'xl/worksheets/sheet1.xml', { mtime, mode: 0o100644 })
  zip.end()
  const output = zip.outputStream as Readable
  const fail = (error: unknown) => output.destroy(error as Error)
  sheet.on('error', fail)
  zip.on('error', fail)
  // Whoever hangs up ends the reading too.
  output.on('close', () => sheet.destroy())
  return output
}

async function* writeSheet(titles: readonly string[], rows: AsyncIterable<ExportedRow>): AsyncGenerator<string> {
  yield `${xml}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`
  let line = 1
  let piece = writeRow(titles, line)
  for await (const { cells } of rows) {
    piece += writeRow(cells, ++line)
    if (piece.length < 65_536) continue
    yield piece
    piece = ''
  }
  yield `${piece}</sheetData></worksheet>`
}

const writeRow = (cells: readonly Cell[], line: number) => `<row r="${line}">${cells.map((cell, i) => writeCell(cell, `${columnName(i)}${line}`)).join('')}</row>`

function writeCell(cell: Cell, at: string): string {
  if (cell === null || cell === '') return ''
  return typeof cell === 'string' ? `<c r="${at}" s="1" t="inlineStr"><is><t xml:space="preserve">${escape(cell)}</t></is></c>` : `<c r="${at}"><v>${Number(cell)}</v></c>`
}

/** `A`, `Z`, `AA`: from 0. */
const columnName = (index: number): string => (index < 26 ? '' : columnName(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26))

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
/** Characters that XML 1.0 has not are left out; lone halves of a pair become one that says so. */
const escape = (text: string) => text.toWellFormed().replaceAll(/[&<>]/g, (one) => entities[one]!).replaceAll(/[^\t\n\r\u0020-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
