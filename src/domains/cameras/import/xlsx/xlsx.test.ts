import { crc32, deflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Fault } from '#platform/fault.ts'
import { addUnit, unitRecord } from '#platform/identity/unit.ts'
import { systemPrincipal } from '#platform/policy/principal.ts'
import { codeOf as codeIn, openTestHouse, type Caller, type TestHouse } from '../../../../../test/house.ts'
import { readXlsx, sniffWorkbook } from './read-xlsx.ts'

/** A zip of compressed parts (APPNOTE 4.3); `claimed`: what the headers say of the size, where they lie. */
function makeZip(parts: Record<string, string>, claimed?: number): Buffer {
  const [locals, centrals]: [Buffer[], Buffer[]] = [[], []]
  let offset = 0
  for (const [name, text] of Object.entries(parts)) {
    const raw = Buffer.from(text)
    const packed = deflateRawSync(raw)
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt16LE(8, 4)
    shared.writeUInt32LE(crc32(raw), 10)
    shared.writeUInt32LE(packed.length, 14)
    shared.writeUInt32LE(claimed ?? raw.length, 18)
    shared.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), shared, Buffer.from(name), packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    centrals.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), shared, tail, Buffer.from(name)]))
    locals.push(local)
    offset += local.length
  }
  const central = Buffer.concat(centrals)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(centrals.length, 4)
  end.writeUInt16LE(centrals.length, 6)
  end.writeUInt32LE(central.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...locals, central, Buffer.from('PK\x05\x06', 'latin1'), end])
}

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
const workbook = (sheetData: string, more: Record<string, string> = {}) => ({
  'xl/workbook.xml': `<?xml version="1.0"?><workbook ${main}><sheets><sheet name="旧" sheetId="1" state="hidden" r:id="rId1"/><sheet name="清单" sheetId="2" r:id="rId2"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Target="/xl/worksheets/sheet2.xml" Id="rId2"/></Relationships>',
  'xl/worksheets/sheet1.xml': `<worksheet ${main}><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>藏起来的</t></is></c></row></sheetData></worksheet>`,
  'xl/worksheets/sheet2.xml': `<worksheet ${main}><sheetData>${sheetData}</sheetData></worksheet>`,
  ...more,
})
const read = (sheetData: string, more: Record<string, string> = {}) => readXlsx(makeZip(workbook(sheetData, more)))
const codeOf = (work: Promise<unknown>) => work.then(() => null, (error: unknown) => (error instanceof Fault ? error.code : error))

const strings = `<sst ${main}><si><t xml:space="preserve"> 名称 </t></si><si><r><t>桥</t></r><r><rPr><b/></rPr><t>头&amp;渡口</t></r><rPh sb="0" eb="1"><t>きょう</t></rPh></si><si/><si><t>甲_x000D_&#10;乙</t></si></sst>`
const styles = `<styleSheet ${main}><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m"/><numFmt numFmtId="165" formatCode="0.00&quot;days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`

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
    ['cut off', () => readXlsx(makeZip(workbook('')).subarray(0, 300)), 'import_bad_workbook'],
    ['without a sheet', () => readXlsx(makeZip({ 'xl/workbook.xml': '<workbook/>' })), 'import_bad_workbook'],
    ['with a doctype', () => read('', { 'xl/sharedStrings.xml': '<!DOCTYPE a [<!ENTITY b "bb">]><sst/>' }), 'import_bad_workbook'],
    ['whose tags do not end', () => read('<row r="1"><c r="A1'), 'import_bad_workbook'],
    ['whose rows run backwards', () => read('<row r="5"/><row r="2"/>'), 'import_bad_workbook'],
    ['that unpacks to more than a list can be', () => read('', { 'xl/sharedStrings.xml': ' '.repeat(97 * 1024 * 1024) }), 'import_workbook_too_large'],
    ['whose headers lie about it', () => readXlsx(makeZip(workbook('', { 'xl/sharedStrings.xml': ' '.repeat(1024 * 1024) }), 10)), 'import_bad_workbook'],
    ['with a cell far to the right', () => read('<row r="1"><c r="XFD1"><v>1</v></c></row>'), 'import_too_many'],
  ])('that is %s is refused as a whole', async (_, work, code) => {
    expect(await codeOf(work())).toBe(code)
  })
})

describe('a workbook of cameras', () => {
  let house: TestHouse
  let lead: Caller
  beforeAll(async () => {
    house = await openTestHouse()
    lead = await house.as('command_room_lead')
    const { store, ids } = house.platform
    await store.perform({ id: ids.uuid(), principal: systemPrincipal, action: 'unit.add', body: null }, (work) =>
      work.act(unitRecord, 'lancheng', () => addUnit(null, { name: { zh: '岚城派出所', en: 'Lancheng Police Station' }, kind: 'station', parent: '', station: 'lancheng' })))
  })
  afterAll(() => house?.close())

  test('is tried and taken over like CSV: rows by their number in the sheet, faults by cell', async () => {
    const text = (at: string, value: string) => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`
    const head = ['编号', '名称', '地点', '场所类别', '派出所', '所有人', '所有人类型', '公共场所', '法律类别', '存储天数', '经度', '纬度', '坐标系']
    const row = (line: number, changed: Record<string, string> = {}) => {
      const cells = [`N-${line}`, `点位${line}`, `岚城镇${line}号`, '主要路段', '岚城派出所', '县公安局', '公安机关', '是', '政府规划'].map((value, i) => text(`${'ABCDEFGHI'[i]}${line}`, value))
      const numbers = [['J', 90], ['K', 119.42], ['L', 27.3]].map(([column, value]) => `<c r="${column}${line}"><v>${value}</v></c>`)
      const all = [...cells, ...numbers, text(`M${line}`, 'CGCS2000')].map((cell) => changed[/r="([A-Z])/.exec(cell)![1]!] ?? cell)
      return `<row r="${line}">${all.join('')}</row>`
    }
    const sheet = [
      `<row r="1">${head.map((title, i) => text(`${'ABCDEFGHIJKLM'[i]}1`, title)).join('')}</row>`, row(2), '<row r="3"/>',
      row(4, { J: '<c r="J4"><f>30*3</f><v>90</v></c>' }), row(5, { A: '<c r="A5"><v>3.5097900001320001E+19</v></c>' }), row(7, { J: '<c r="J7"><v>20</v></c>' }),
    ].join('')
    const file = makeZip(workbook(sheet))
    const binary = { 'content-type': 'application/octet-stream' }
    const { body } = await lead.post<{ rows: number; ready: number; faults: { line: number; column: string; code: string; message: string }[] }>('/api/camera-imports/check', file, binary)
    expect([body.rows, body.ready]).toEqual([4, 1])
    expect(body.faults.map((f) => [f.line, f.column, f.code])).toEqual([[4, '存储天数', 'import_formula'], [5, '编号', 'import_digits_lost'], [7, '存储天数', 'camera_retention_floor']])
    const take = async () => Buffer.from((await lead.post<Buffer>('/api/camera-imports', file, binary)).body).toString().trim().split('\n').at(-1)!
    expect(JSON.parse(await take())).toMatchObject({ added: 1 })
    expect(JSON.parse(await take())).toMatchObject({ added: 0, report: { known: 1 } })
    expect(codeIn(await lead.post('/api/camera-imports/check', Buffer.from('d0cf11e0a1b11ae1', 'hex'), binary))).toBe('import_old_workbook')
  })
})
