import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fromGcj02, distanceM } from '#platform/geo.ts'
import { toGb18030 } from '../../../../../test/gb18030.ts'
import { codeOf, openTestHouse, runAsOwner, type Caller, type TestHouse } from '../../../../../test/house.ts'
import { makeZip, workbook } from '../../../../../test/make-zip.ts'
import type { ImportReport, OpenDifferences, OpenedEntry } from '../../answers.ts'
import { checkOf } from '../../fields/identity-number.ts'

/** A station's; in the long run a county's. */
const many = process.env.LANGQIAO_TEST_LONG ? 64_000 : 2_000
const octets = { 'content-type': 'application/octet-stream' }
const numberOf = (i: number) => {
  const body = `350924${1950 + (i % 50)}0412${String(i % 1000).padStart(3, '0')}`
  return body + checkOf(body)
}
const csv = (head: readonly string[], rows: readonly (readonly (string | number)[])[]) => [head, ...rows].map((row) => row.map((cell) => (/[",\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : cell)).join(',')).join('\r\n')

describe('a file of the register', () => {
  let house: TestHouse
  let officer: Caller
  let chief: Caller
  let elsewhere: Caller
  beforeAll(async () => {
    house = await openTestHouse({ env: { LANGQIAO_BOUNDS: '118,26,121,28' } })
    officer = await house.as('community_officer', { station: 'lancheng', team: 'lancheng-community' })
    chief = await house.as('station_chief', { station: 'lancheng' })
    elsewhere = await house.as('community_officer', { station: 'qiyun' })
  })
  afterAll(() => house?.close())

  const check = async (of: string, file: string | Buffer, more = '', who = officer) => (await who.post<ImportReport & { error?: { code: string; message: string; todo: string } }>(`/api/register-imports/check?of=${of}${more}`, Buffer.from(file as string), octets)).body
  const take = async (of: string, file: string | Buffer, more = '', who = officer) => {
    const answer = await who.post<Buffer>(`/api/register-imports?of=${of}${more}`, Buffer.from(file as string), octets)
    if (answer.status !== 200) return { error: codeOf(answer as never) } as never
    const lines = Buffer.from(answer.body).toString().trim().split('\n').map((line) => JSON.parse(line) as { report?: ImportReport; failed?: { code: string } })
    expect(lines.at(-1)!.failed).toBeUndefined()
    return lines.at(-1)!.report!
  }
  const faultsOf = (report: ImportReport) => report.faults.map((fault) => [fault.line, fault.column, fault.code])
  const open = async (type: string, id: string) => {
    const ground = (await officer.post<{ id: string }>('/api/receptions', { kind: 'registration', who: '来访人' })).body.id
    return (await officer.get<OpenedEntry>(`/api/registry/${type}/${id}?ground=reception:${ground}`)).body
  }
  const count = async (table: string) => (await runAsOwner<{ n: number }>(house.ownerUrl, `select count(*)::int as n from ${table}`))[0]!.n

  const addresses = csv(['id', '乡镇（街道）', '社区（村）', '路、街、自然村、小区', '门牌号', '经度', '纬度', '坐标系'], [
    ['A-1', '岚城镇', '溪畔社区', '溪畔花园', '3', 119.41, 27.3, 'CGCS2000'],
    ['A-2', '岚城镇', '桥头社区', '竹溪路', '18', 119.42, 27.31, 'GCJ-02'],
  ])

  test('addresses, dwellings, households and people go in one after the other, by the county’s own ids; a dry run writes nothing', async () => {
    expect(await check('address', addresses)).toMatchObject({ of: 'address', rows: 2, added: 2, changed: 0, unchanged: 0, faulty: 0, faults: [], ignoredColumns: [] })
    expect(await count('addresses')).toBe(0)
    expect(await count('register_imports')).toBe(0)
    expect(await runAsOwner(house.ownerUrl, `select p.body is not null as said from acts a join payloads p on p.act = a.id where a.type = 'register_import.tried'`)).toEqual([{ said: true }])
    expect(await take('address', addresses)).toMatchObject({ added: 2, faulty: 0 })
    expect(await take('dwelling', csv(['id', 'address', 'unit', 'room', 'use'], [['D-1', 'A-1', '2', '201', '自住'], ['D-2', 'A-1', '2', '202', 'let']]))).toMatchObject({ added: 2 })
    expect(await take('household', csv(['id', '所住房屋', '所在地址', '户别'], [['H-1', 'D-1', 'A-1', '家庭户']]))).toMatchObject({ added: 1 })
    expect(await take('person', csv(['Name', 'Document', 'Document number', 'Household', 'Relation to the head', 'Phone'], [['林测试', 'identity card', numberOf(1), 'H-1', 'head', '154 0000 1234']]))).toMatchObject({ added: 1 })
    const opened = await open('household', 'H-1')
    expect(opened.place).toBe('岚城镇溪畔社区溪畔花园3号')
    expect(opened.parts.map(({ fields }) => [fields['name']?.value, fields['birth']?.value, fields['relation']?.value])).toEqual([['林测试', '1951-04-12', 'head']])
    const [far] = await runAsOwner<{ lon: number; lat: number }>(house.ownerUrl, `select lon, lat from addresses where id = 'A-2'`)
    expect(distanceM(far!, fromGcj02({ lon: 119.42, lat: 27.31 }))).toBeLessThan(0.1)
  })

  test('a number from a file is stored nowhere in the clear', async () => {
    for (const [table, column] of [['records', 'state::text'], ['people', 'people::text'], ['payloads', `convert_from(body, 'UTF8')`], ['intents', 'answer']])
      expect(await runAsOwner(house.ownerUrl, `select 1 from ${table} where ${column} like '%${numberOf(1)}%' or ${column} like '%15400001234%'`), table).toEqual([])
  })

  test('the same file again adds nothing and says nothing again, with ids or without', async () => {
    const people = csv(['姓名', '证件号码', '出生日期'], [['周测试', numberOf(2), ''], ['吴测试', '', '1960-02-03']])
    expect(await take('person', people)).toMatchObject({ added: 2 })
    const [before] = await runAsOwner<{ n: number }>(house.ownerUrl, `select count(*)::int as n from acts where record_type in ('person', 'address')`)
    expect(await take('person', people)).toMatchObject({ added: 0, changed: 0, unchanged: 2 })
    expect(await take('address', addresses)).toMatchObject({ added: 0, changed: 0, unchanged: 2 })
    expect(await runAsOwner(house.ownerUrl, `select count(*)::int as n from acts where record_type in ('person', 'address')`)).toEqual([before])
  })

  test('what is missing is filled in; what differs waits for a person, once, and stays decided', async () => {
    const id = (await officer.post<{ id: string }>('/api/registry/person', { values: { name: '郑测试', registeredAt: '岚城镇前街1号' } })).body.id
    const file = csv(['id', '姓名', '户籍地址', '电话'], [[id, '郑测试', '岚城镇后街9号', '15400005678']])
    expect(await check('person', file)).toMatchObject({ added: 0, changed: 1, differing: 1 })
    expect(await take('person', file)).toMatchObject({ changed: 1, differing: 1 })
    const after = await open('person', id)
    expect(after.fields).toMatchObject({ registeredAt: { value: '岚城镇前街1号' }, phone: { value: '154******78' } })
    expect(after.differences).toMatchObject([{ field: 'registeredAt', value: '岚城镇后街9号' }])
    expect(await take('person', file)).toMatchObject({ changed: 0, unchanged: 1 })
    const waiting = (await officer.get<OpenDifferences>('/api/registry/differences')).body.records.find((one) => one.id === id)!
    await officer.post(`/api/registry/person/${id}/settle`, { field: 'registeredAt', act: waiting.differences[0]!.act, keep: 'standing', reason: '以户口簿为准' })
    expect(await take('person', file), 'what was decided against is not asked again').toMatchObject({ changed: 0, unchanged: 1 })
    expect((await open('person', id)).differences).toEqual([])
  })

  test('a file is believed over what stands only where the importer says so, with the reason', async () => {
    const file = csv(['id', '路、街、自然村、小区'], [['A-2', '竹溪西路']])
    expect(codeOf(await officer.post('/api/register-imports/check?of=address&existing=correct', Buffer.from(file), octets))).toBe('bad_input')
    expect(await take('address', file, `&existing=correct&reason=${encodeURIComponent('路名更改')}`)).toMatchObject({ changed: 1, differing: 1 })
    expect((await open('address', 'A-2')).fields['road']).toMatchObject({ value: '竹溪西路' })
  })

  test('a file that knows no ids names places in words, and finds what is registered by what makes it itself: nothing is there twice', async () => {
    const put = async (type: string, values: object) => (await officer.post<{ id: string }>(`/api/registry/${type}`, { values })).body.id
    const address = await put('address', { code: 'LC-0099', town: '岚城镇', community: '溪畔社区', road: '溪畔花园', house: '99' })
    const dwelling = await put('dwelling', { address, unit: '2', room: '301' })
    const household = await put('household', { address, dwelling })
    const person = await put('person', { name: '冯测试', identityNumber: numberOf(7), household })
    const shop = await put('business', { address, name: '测试便利店' })

    const whole = '岚城镇溪畔社区溪畔花园99号'
    expect(await take('address', csv(['乡镇（街道）', '社区（村）', '路、街、自然村、小区', '门牌号'], [['岚城镇', '溪畔社区', '溪畔花园', '99']]))).toMatchObject({ added: 0, unchanged: 1 })
    expect(await take('dwelling', csv(['所在地址', '单元', '室号', '用途'], [['LC-0099', '2', '301', '出租'], [whole, '2', '302', '自住']]))).toMatchObject({ added: 1, changed: 1, faulty: 0 })
    expect(await take('household', csv(['所住房屋'], [[`${whole} 2 301`], ['LC-0099/2/302']]))).toMatchObject({ added: 1, unchanged: 1, faulty: 0 })
    expect(await take('person', csv(['姓名', '证件号码', '所在户', '电话'], [['冯测试', numberOf(7), `${whole} 2 301`, '15400005679'], ['冯二', numberOf(8), `LC-0099 2 302`, '']]))).toMatchObject({ added: 1, changed: 1, faulty: 0 })
    expect(await take('business', csv(['所在地址', '名称', '负责人'], [['LC-0099', '测试便利店', '冯测试']]))).toMatchObject({ added: 0, changed: 1 })
    expect((await open('person', person)).fields['phone']).toMatchObject({ value: '154******79' })
    expect((await open('business', shop)).fields['head']).toMatchObject({ value: '冯测试' })
    expect((await open('household', household)).place).toBe(whole)

    await put('dwelling', { address, unit: '2', room: '301' })
    expect(faultsOf(await check('dwelling', csv(['所在地址', '单元', '室号'], [['LC-0099', '2', '301']])))).toEqual([[2, '', 'import_several']])
    expect(faultsOf(await check('household', csv(['所住房屋', '所在地址'], [['LC-0099 2 301', 'LC-0099'], ['LC-0099 9 999', '别处 1号']])))).toEqual([
      [2, '所住房屋', 'import_several_such'], [3, '所住房屋', 'import_no_such_record'], [3, '所在地址', 'import_no_such_record'],
    ])
    expect(await check('dwelling', csv(['id', '所在地址', '单元', '室号'], [[dwelling, 'LC-0099', '2', '301']]))).toMatchObject({ unchanged: 1, faulty: 0 })
    // Another station's plate is none of this one's.
    expect(faultsOf(await check('dwelling', csv(['所在地址', '室号'], [['LC-0099', '1']]), '', elsewhere))).toEqual([[2, '所在地址', 'import_no_such_record']])
  })

  test('nobody seen in a file was seen: what it repeats grows no younger, who has left stays gone', async () => {
    const id = (await officer.post<{ id: string }>('/api/registry/person', { values: { name: '王测试', birth: '1970-01-01' } })).body.id
    await officer.post(`/api/registry/person/${id}/end`, { why: 'left', on: '2026-01-01' })
    const before = await open('person', id)
    await take('person', csv(['id', '姓名', '性别'], [[id, '王测试', '男']]))
    const after = await open('person', id)
    expect(after.fields['name']).toEqual(before.fields['name'])
    expect(after.fields['sex']).toMatchObject({ value: '1' })
    expect(after.ended).toEqual(before.ended)
  })

  test.each<[string, string, string, string, string]>([
    ['no name', 'person', csv(['姓名', '出生日期'], [['', '1980-01-01']]), '姓名', 'import_empty'],
    ['a number whose check character is wrong', 'person', csv(['姓名', '证件号码'], [['测试', `${numberOf(3).slice(0, 17)}${numberOf(3).endsWith('1') ? '2' : '1'}`]]), '证件号码', 'identity_number_check'],
    ['a number that is none', 'person', csv(['姓名', '证件号码'], [['测试', '无']]), '证件号码', 'import_no_identifier'],
    ['a number shown shortened', 'person', csv(['姓名', '出生日期', '证件号码'], [['测试', '1980-01-01', '3****************X']]), '证件号码', 'import_masked'],
    ['a day that does not exist', 'person', csv(['姓名', '出生日期'], [['测试', '1980-02-30']]), '出生日期', 'import_not_a_day'],
    ['a word that is no choice', 'person', csv(['姓名', '出生日期', '性别'], [['测试', '1980-01-01', '其他']]), '性别', 'import_not_a_choice'],
    ['a household nobody has', 'person', csv(['姓名', '出生日期', '所在户'], [['测试', '1980-01-01', 'H-404']]), '所在户', 'import_no_such_record'],
    ['an id that cannot be one', 'person', csv(['id', '姓名'], [['a b', '测试']]), 'id', 'import_bad_id'],
    ['nothing that tells the person from others', 'person', csv(['姓名'], [['测试']]), '', 'import_no_key'],
    ['a new record that has ended', 'person', csv(['id', '姓名', '终止原因'], [['P-9', '测试', '已故']]), '终止原因', 'import_ended'],
    ['half a storey', 'building', csv(['address', 'storeys'], [['A-1', '2.5']]), 'storeys', 'import_not_number'],
    ['a position without its system', 'address', csv(['id', 'town', 'community', 'road', 'house', 'lon', 'lat'], [['A-9', '镇', '村', '路', '1', 119.4, 27.3]]), 'system', 'import_system_missing'],
    ['a place outside the county', 'address', csv(['id', 'town', 'community', 'road', 'house', 'lon', 'lat', 'system'], [['A-9', '镇', '村', '路', '1', 116.4, 39.9, 'WGS84']]), 'lon', 'import_position_outside'],
    ['control characters', 'person', csv(['姓名', '出生日期'], [['测\u0007试', '1980-01-01']]), '姓名', 'import_odd_characters'],
    ['a name of the language itself for a choice', 'person', csv(['姓名', '出生日期', '性别'], [['测试', '1980-01-01', 'constructor']]), '性别', 'import_not_a_choice'],
  ])('%s is told with line, column, reason and what to do', async (_, of, file, column, code) => {
    const report = await check(of, file)
    expect(faultsOf(report)).toEqual([[2, column, code]])
    expect(report.faults[0]!.message).not.toBe(code)
    expect(report.faults[0]!.todo).not.toBe('')
  })

  test('all that is wrong with a row is told at once, in the asker’s language; the same record twice by its first line', async () => {
    const file = csv(['id', '姓名', '出生日期', '性别'], [['P-1', '测试', '昨天', '?'], ['P-2', '测试', '', ''], ['P-2', '测试二', '', '']])
    expect(faultsOf(await check('person', file))).toEqual([[2, '出生日期', 'import_not_a_day'], [2, '性别', 'import_not_a_choice'], [4, 'id', 'import_entry_twice']])
    const zh = (await officer.post<ImportReport>('/api/register-imports/check?of=person', Buffer.from(file), { ...octets, 'accept-language': 'zh' })).body
    expect(zh.faults.map(({ message }) => message)).toEqual(['“昨天”不是日期。', '“?”不在可选项中。', '与第 3 行是同一条记录。'])
    expect(zh.faults[1]!.todo).toContain('男')
  })

  test('GB 18030, UTF-8 with its mark and UTF-16 are read; lines are those of the file', async () => {
    const text = csv(['姓名', '出生日期', '户籍地址'], [['赵测试', '1980年4月2日', '岚城镇\n前街1号'], ['钱测试', '1980/4/31', '']])
    for (const bytes of [toGb18030(text), Buffer.from(`\uFEFF${text}`), Buffer.from(`\uFEFF${text}`, 'utf16le')])
      expect(await check('person', bytes)).toMatchObject({ rows: 2, added: 0, faulty: 2 })
    const report = await check('person', toGb18030(text.replace('\n前', '前')))
    expect([report.added, faultsOf(report)]).toEqual([1, [[3, '出生日期', 'import_not_a_day']]])
  })

  test.each<[string, string, () => string | Buffer, string]>([
    ['empty', 'person', () => '', 'import_no_rows'],
    ['a head alone', 'person', () => '姓名,出生日期', 'import_no_rows'],
    ['of other columns', 'person', () => 'a,b\n1,2', 'import_no_columns'],
    ['of another type', 'address', () => csv(['姓名', '出生日期'], [['测试', '1980-01-01']]), 'import_no_columns'],
    ['a column twice', 'person', () => '姓名,Name\n1,2', 'import_column_twice'],
    ['a quote that does not end', 'person', () => '姓名\n"open', 'import_open_quote'],
    ['no text', 'person', () => Buffer.from([0x81, 0xff, 0x00, 0xff]), 'import_not_text'],
    ['an old workbook', 'person', () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'import_old_workbook'],
    ['a broken workbook', 'person', () => makeZip(workbook('')).subarray(0, 300), 'import_bad_workbook'],
    ['a workbook that unpacks to more than a list can be', 'person', () => makeZip(workbook('', { 'xl/sharedStrings.xml': ' '.repeat(129 * 1024 * 1024) })), 'import_workbook_too_large'],
    ['a cell of a megabyte', 'person', () => csv(['姓名', '户籍地址'], [['测试', 'x'.repeat(1024 * 1024)]]), 'import_too_many'],
    ['no GeoJSON', 'address', () => '{"type":"Feature"}', 'import_bad_geojson'],
    ['GeoJSON in a system nobody knows', 'address', () => JSON.stringify({ type: 'FeatureCollection', crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::3857' } }, features: [] }), 'import_system_unknown'],
    ['GeoJSON without a feature', 'address', () => '{"type":"FeatureCollection","features":[]}', 'import_no_rows'],
  ])('a file that is %s is refused as a whole, with what to do', async (_, of, make, code) => {
    const { error } = await check(of, make())
    expect(error).toMatchObject({ code })
    expect(error!.message).not.toBe(code)
    expect(error!.todo).not.toBe('')
  })

  test('200 MB are refused by what the sender says is coming, and by what comes', async () => {
    const answer = await house.app.inject({ method: 'POST', url: '/api/register-imports/check?of=person', headers: { ...octets, authorization: `Bearer ${officer.token}`, 'content-length': String(200 * 1024 * 1024) }, payload: 'x' })
    expect([answer.statusCode, answer.json<{ error: { code: string } }>().error.code]).toEqual([413, 'import_file_too_large'])
    expect(codeOf(await officer.post('/api/register-imports/check?of=person', Buffer.alloc(33 * 1024 * 1024, 'a'), octets))).toBe('import_file_too_large')
    expect(codeOf(await officer.post('/api/register-imports/check?of=person', {}))).toBe('import_no_file')
  })

  test('in a workbook a date is a date; formulas and numbers that lost digits are told', async () => {
    const text = (at: string, value: string) => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`
    const sheet = [
      `<row r="1">${['姓名', '出生日期', '证件号码'].map((title, i) => text(`${'ABC'[i]}1`, title)).join('')}</row>`,
      `<row r="2">${text('A2', '孙测试')}<c r="B2" s="1"><v>32245</v></c></row>`,
      `<row r="3">${text('A3', '李测试')}<c r="B3"><f>TODAY()</f><v>45000</v></c></row>`,
      `<row r="4">${text('A4', '陈测试')}<c r="C4"><v>350924198804123012</v></c></row>`,
    ].join('')
    const book = makeZip(workbook(sheet, { 'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>' }))
    const report = await take('person', book)
    expect([report.added, faultsOf(report)]).toEqual([1, [[3, '出生日期', 'import_formula'], [4, '证件号码', 'import_digits_lost']]])
    expect(await runAsOwner(house.ownerUrl, `select birth from people where shown_name = '孙测试'`)).toEqual([{ birth: '1988-04-12' }])
  })

  test('addresses come as GeoJSON with their points; what is no point is told by the number of its feature', async () => {
    const feature = (id: string, geometry: object | null, house_: string) => ({ type: 'Feature', id, geometry, properties: { town: '岚城镇', community: '石际村', road: '石际村', house: house_, colour: 'red' } })
    const file = JSON.stringify({ type: 'FeatureCollection', features: [feature('G-1', { type: 'Point', coordinates: [119.5, 27.2] }, '1'), feature('G-2', null, '2'), feature('G-3', { type: 'Polygon', coordinates: [] }, '3')] })
    const report = await take('address', file)
    expect(report).toMatchObject({ added: 2, faulty: 1, ignoredColumns: ['colour'] })
    expect(report.faults.map(({ line, code }) => [line, code])).toEqual([[3, 'import_not_number'], [3, 'import_not_number']])
    expect(await runAsOwner(house.ownerUrl, `select id, lon from addresses where id like 'G-%' order by id`)).toEqual([{ id: 'G-1', lon: 119.5 }, { id: 'G-2', lon: null }])
  })

  test('the list of faults opens in a spreadsheet and runs nothing; the template is a file without a fault', async () => {
    const faults = String((await officer.post<Buffer>('/api/register-imports/faults?of=person', Buffer.from(csv(['姓名', '出生日期'], [['测试', '=1+1']])), octets)).body)
    expect(faults).toContain('2,"出生日期","“=1+1” is no day.')
    expect(faults).not.toMatch(/(^|,)"?[=+@-]/m)
    for (const of of ['address', 'building', 'dwelling', 'household', 'person', 'business'])
      for (const language of ['zh', 'en']) expect((await check(of, (await officer.get<Buffer>(`/api/register-imports/template?of=${of}`, { 'accept-language': language })).body)).error?.code, of).toBe('import_no_rows')
  })

  test('an import is its own station’s, of a community officer or the chief, and each is on the ledger', async () => {
    expect(await take('address', csv(['id', '门牌号'], [['A-1', '5']]), '', elsewhere)).toMatchObject({ added: 0, changed: 0, faults: [{ code: 'import_other_station' }] })
    for (const role of ['auxiliary', 'grid_worker', 'dispatcher', 'case_officer', 'system_administrator'] as const) {
      const who = await house.as(role, { station: 'lancheng' })
      expect((await who.post('/api/register-imports/check?of=address', Buffer.from(addresses), octets)).status, role).toBe(403)
      expect((await who.get('/api/register-imports')).status, role).toBe(403)
    }
    await house.settle()
    const [act] = await runAsOwner<{ purpose: string }>(house.ownerUrl, `select purpose from acts where record_type = 'address' and record_id = 'A-1' and version = 1`)
    const { imports } = (await chief.get<{ imports: { id: string; of: string; added: number; finishedAt: string }[] }>('/api/register-imports')).body
    expect(imports.find(({ id }) => act!.purpose === `register_import:${id}`)).toMatchObject({ of: 'address', added: 2, finishedAt: expect.any(String) })
  })

  test('whoever loses the right in the middle takes over no more; what is in stays, and the refusal is on the ledger', async () => {
    const leaver = await house.as('community_officer', { station: 'lancheng' })
    const security = await house.as('security_administrator')
    const rows = Array.from({ length: 4_000 }, (_, i) => [`L-${i}`, `离测试${i}`])
    const taken = () => runAsOwner<{ n: number }>(house.ownerUrl, `select count(*)::int as n from people where id like 'L-%'`).then(([row]) => row!.n)
    const answer = leaver.post<Buffer>('/api/register-imports?of=person', Buffer.from(csv(['id', '姓名'], rows)), octets)
    await expect.poll(taken, { interval: 20, timeout: 30_000 }).toBeGreaterThan(0)
    const shown = async () => (await chief.get<{ imports: { by: string; finishedAt: string | null; isRunning: boolean }[] }>('/api/register-imports')).body.imports.find(({ by }) => by === leaver.account)
    expect(await shown()).toMatchObject({ finishedAt: null, isRunning: true })
    expect((await security.post(`/api/accounts/${leaver.account}/change`, { name: '离任测试', roles: ['auxiliary'], station: 'lancheng', team: '', phone: '15400000000', reason: '调岗' })).status).toBe(200)
    const last = JSON.parse(Buffer.from((await answer).body).toString().trim().split('\n').at(-1)!) as { failed: { code: string } }
    expect(last.failed).toMatchObject({ code: 'not_allowed' })
    expect(await taken()).toBeLessThan(4_000)
    expect(await runAsOwner(house.ownerUrl, `select 1 from acts where record_type = 'refusal' and record_id = $1`, [leaver.account])).toHaveLength(1)
    expect(await shown()).toMatchObject({ finishedAt: null, isRunning: false })
  })

  test('thousands of people with 40 faulty rows: all 40 are named, the rest are in; a second time adds nothing', { timeout: 900_000 }, async () => {
    const before = await count('people')
    const rows = Array.from({ length: many }, (_, i) => [`众测试${i}`, '居民身份证', numberFor(i), `154${String(i).padStart(8, '0')}`, i % (many / 40) === 7 ? '云里' : '男'])
    const file = csv(['姓名', '证件类型', '证件号码', '电话', '性别'], rows)
    const dry = await check('person', file)
    expect([dry.rows, dry.added, dry.faulty, dry.faults.map(({ line }) => line)]).toEqual([many, many - 40, 40, Array.from({ length: 40 }, (_, k) => (many / 40) * k + 9)])
    expect(await take('person', file)).toMatchObject({ added: many - 40, faulty: 40 })
    expect((await count('people')) - before).toBe(many - 40)
    expect(await take('person', file)).toMatchObject({ added: 0, changed: 0, unchanged: many - 40, faulty: 40 })
    expect((await count('people')) - before).toBe(many - 40)
  })

  function numberFor(i: number): string {
    const day = new Date(Date.UTC(1960, 0, 1) + (i % 20_000) * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '')
    const body = `350979${day}${String(i % 997).padStart(3, '0')}`
    return body + checkOf(body)
  }
})
