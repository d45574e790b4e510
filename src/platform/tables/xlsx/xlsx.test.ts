import { describe, expect, test } from 'vitest'
import { Fault } from '#platform/fault.ts'
import { makeZip, workbook } from '../../../../test/make-zip.ts'
import { readXlsx, sniffWorkbook } from './read-xlsx.ts'

const limits = { rows: 50_000, columns: 100, cell: 4_096, file: 16 * 1024 * 1024, unpacked: 96 * 1024 * 1024 }
const read = (sheetData: string, more: Record<string, string> = {}) => readXlsx(makeZip(workbook(sheetData, more)), limits)
const codeOf = (work: Promise<unknown>) => work.then(() => null, (error: unknown) => (error instanceof Fault ? error.code : error))

const strings = `<sst><si><t xml:space="preserve"> 名称 </t></si><si><r><t>桥</t></r><r><rPr><b/></rPr><t>头&amp;渡口</t></r><rPh sb="0" eb="1"><t>きょう</t></rPh></si><si/><si><t>甲_x000D_&#10;乙</t></si></sst>`
const styles = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m"/><numFmt numFmtId="165" formatCode="0.00&quot;days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`

describe('a workbook', () => {
  test('gives the rows of its first visible sheet with their numbers; shared, rich and inline text, gaps and empty rows', async () => {
    const rows = await read(
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row><row r="2"/><row r="3"><c r="A3" t="s"><v>2</v></c></row><row r="5" spans="1:3"><c r="B5" t="inlineStr"><is><t>溪畔</t></is></c><c r="C5" t="str"><v>文字</v></c><c r="D5" t="b"><v>1</v></c><c r="E5" t="s"><v>3</v></c></row>',
      { 'xl/sharedStrings.xml': strings },
    )
    expect(rows).toEqual([{ line: 1, cells: ['名称', '', '桥头&渡口'] }, { line: 5, cells: ['', '溪畔', '文字', 'yes', '甲\n乙'] }])
  })

  test('numbers come as one reads them; what the sheet has lost of a long code is said', async () => {
    const [row] = await read('<row><c><v>119.42000000000002</v></c><c><v>30</v></c><c><v>1.54E10</v></c><c><v>3.5097900001320001E+19</v></c><c s="3"><v>5</v></c></row>', { 'xl/styles.xml': styles })
    expect(row!.cells.slice(0, 3)).toEqual(['119.42', '30', '15400000000'])
    expect([...row!.odd!]).toEqual([[3, 'import_digits_lost']])
  })

  test('formulas, errors, dates and merged cells are said where they stand, not guessed', async () => {
    const xml = `<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><f>B2*2</f><v>60</v></c><c r="B2" t="e"><v>#N/A</v></c><c r="C2" s="1"><v>45000</v></c><c r="D2" s="2"><v>45000</v></c><c r="E2" t="inlineStr"><is><t>合并</t></is></c></row><row r="3"><c r="A3"><v>7</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="E2:E3"/></mergeCells><sheetData>`
    const rows = await read(xml, { 'xl/styles.xml': styles })
    expect([...rows[1]!.odd!]).toEqual([[0, 'import_formula'], [1, 'import_error_cell'], [2, 'import_date_cell'], [3, 'import_date_cell']])
    expect([...rows[2]!.odd!]).toEqual([[4, 'import_merged']])
  })

  test('is told from text and from the old form by its first bytes', () => {
    expect([sniffWorkbook(makeZip(workbook(''))), sniffWorkbook(Buffer.from('d0cf11e0a1b11ae1', 'hex')), sniffWorkbook(Buffer.from('名称,地点'))]).toEqual(['xlsx', 'old', null])
  })

  test.each<[string, () => Promise<unknown>, string]>([
    ['cut off', () => readXlsx(makeZip(workbook('')).subarray(0, 300), limits), 'import_bad_workbook'],
    ['without a sheet', () => readXlsx(makeZip({ 'xl/workbook.xml': '<workbook/>' }), limits), 'import_bad_workbook'],
    ['with a doctype', () => read('', { 'xl/sharedStrings.xml': '<!DOCTYPE a [<!ENTITY b "bb">]><sst/>' }), 'import_bad_workbook'],
    ['whose tags do not end', () => read('<row r="1"><c r="A1'), 'import_bad_workbook'],
    ['whose rows run backwards', () => read('<row r="5"/><row r="2"/>'), 'import_bad_workbook'],
    ['that unpacks to more than a list can be', () => read('', { 'xl/sharedStrings.xml': ' '.repeat(97 * 1024 * 1024) }), 'import_workbook_too_large'],
    ['whose headers lie about it', () => readXlsx(makeZip(workbook('', { 'xl/sharedStrings.xml': ' '.repeat(1024 * 1024) }), 10), limits), 'import_bad_workbook'],
    ['with a cell far to the right', () => read('<row r="1"><c r="XFD1"><v>1</v></c></row>'), 'import_too_many'],
  ])('that is %s is refused as a whole', async (_, work, code) => {
    expect(await codeOf(work())).toBe(code)
  })
})
