import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addUnit, unitRecord } from '#platform/identity/unit.ts'
import { systemPrincipal } from '#platform/policy/principal.ts'
import { codeOf as codeIn, openTestHouse, type Caller, type TestHouse } from '../../../../test/house.ts'
import { makeZip, workbook } from '../../../../test/make-zip.ts'

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
