import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toGb18030 } from '../../../../test/gb18030.ts'
import { openTestHouse, runAsOwner, type Caller, type TestHouse } from '../../../../test/house.ts'
import { addUnit, unitRecord } from '#platform/identity/unit.ts'
import { systemPrincipal } from '#platform/policy/principal.ts'
import { distanceM, toGcj02 } from '#platform/geo.ts'
import { openStream } from '../stream-address.ts'

interface Fault { line: number; column: string; code: string; message: string; todo: string }
interface Report { rows: number; ready: number; known: number; faultyRows: number; faults: Fault[]; ignoredColumns: string[] }

const head = ['编号', '名称', '地点', '场所类别', '经度', '纬度', '坐标系', '朝向', '视角', '派出所', '乡镇', '所有人', '所有人类型', '法律类别', '必要性', '公共场所', '存储天数', '视频流地址', '子码流地址', '用户名', '密码'] as const
type Row = Record<(typeof head)[number], string>
const good = (i: number): Row => ({
  编号: `3509790000132${String(i).padStart(7, '0')}`, 名称: `点位${i}`, 地点: `岚城镇廊桥路${i}号`, 场所类别: '主要路段', 经度: '119.42', 纬度: '27.3', 坐标系: 'CGCS2000', 朝向: '40', 视角: '62',
  派出所: i % 2 ? '岚城派出所' : 'qiyun', 乡镇: '岚城镇', 所有人: '青岚县公安局', 所有人类型: '公安机关', 法律类别: '政府规划', 必要性: '交通与治安', 公共场所: '是', 存储天数: '90',
  视频流地址: `rtsp://10.${i >> 16}.${(i >> 8) & 255}.${i & 255}/cam/realmonitor?channel=1`, 子码流地址: '', 用户名: 'viewer', 密码: 'Gardenia-7702',
})
const quote = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
const write = (rows: readonly Row[], titles: readonly string[] = head) => [titles.join(','), ...rows.map((row) => head.map((key) => quote(row[key])).join(','))].join('\r\n')
const file = { 'content-type': 'application/octet-stream' }

/** The whole network in the long run, a tenth of it in every other. */
const many = process.env.LANGQIAO_TEST_LONG ? 18_000 : 1_800

describe('a list of cameras', () => {
  let house: TestHouse
  let lead: Caller
  beforeAll(async () => {
    house = await openTestHouse()
    lead = await house.as('command_room_lead')
    const { store, ids } = house.platform
    await store.perform({ id: ids.uuid(), principal: systemPrincipal, action: 'unit.add', body: null }, async (work) => {
      for (const [id, zh, en] of [['lancheng', '岚城派出所', 'Lancheng Police Station'], ['qiyun', '栖云派出所', 'Qiyun Police Station']] as const)
        await work.act(unitRecord, id, (state) => (state ? [] : addUnit(null, { name: { zh, en }, kind: 'station', parent: '', station: id })))
    })
  })
  afterAll(() => house?.close())

  const check = (content: string | Uint8Array, who = lead) => who.post<Report>('/api/camera-imports/check', Buffer.from(content as string), file)
  const importFile = async (content: string | Uint8Array, who = lead) => {
    const answer = await who.post<Buffer>('/api/camera-imports', Buffer.from(content as string), file)
    return Buffer.from(answer.body).toString().trim().split('\n').map((line) => JSON.parse(line) as { added: number; done?: number; report?: Report; failed?: { code: string } })
  }
  const codesOf = async (change: Partial<Row>) => (await check(write([{ ...good(900_001), ...change }]))).body.faults.map((f) => [f.line, f.column, f.code])
  const count = async () => Number((await runAsOwner<{ n: string }>(house.ownerUrl, 'select count(*) as n from cameras'))[0]!.n)

  test.each<[string, Partial<Row>, string, string]>([
    ['no name', { 名称: '' }, '名称', 'import_empty'],
    ['a place where none may stand (art. 8)', { 场所类别: '卫生间' }, '场所类别', 'camera_forbidden_place'],
    ['a household in public (art. 7(3))', { 所有人类型: '住户', 法律类别: '' }, '公共场所', 'camera_household_public'],
    ['less than thirty days (art. 17)', { 存储天数: '20' }, '存储天数', 'camera_retention_floor'],
    ['half a day', { 存储天数: '30.5' }, '存储天数', 'import_not_number'],
    ['a station nobody knows', { 派出所: '云上派出所' }, '派出所', 'import_station_unknown'],
    ['a place outside the county', { 经度: '116.4', 纬度: '39.9' }, '经度', 'import_position_outside'],
    ['longitude and latitude swapped', { 经度: '27.3', 纬度: '119.42' }, '纬度', 'import_not_number'],
    ['a position without its system', { 坐标系: '' }, '坐标系', 'import_system_missing'],
    ['a system that is not known', { 坐标系: 'BD-09' }, '坐标系', 'import_system_unknown'],
    ['an address that is none', { 视频流地址: 'http://10.0.0.1' }, '视频流地址', 'camera_bad_address'],
    ['a sub-stream’s address that is none', { 子码流地址: 'ftp://10.0.0.1' }, '子码流地址', 'camera_bad_address'],
    ['a sub-stream without its main stream', { 视频流地址: '', 子码流地址: 'rtsp://10.0.0.1/2' }, '视频流地址', 'import_empty'],
    ['a word for a number', { 朝向: '朝北' }, '朝向', 'import_not_number'],
    ['a word for yes or no', { 公共场所: '可能' }, '公共场所', 'import_not_yes_no'],
    ['a class that the law does not have', { 法律类别: '特级' }, '法律类别', 'import_not_a_choice'],
    ['a name of the language itself for a choice', { 场所类别: 'constructor' }, '场所类别', 'import_not_a_choice'],
  ])('%s is told with its line and column', async (_, change, column, code) => {
    expect(await codesOf(change)).toEqual([[2, column, code]])
  })

  test('all that is wrong with a row is told at once, in the asker’s language, with the article', async () => {
    const faults = (await check(write([{ ...good(1), 名称: '', 存储天数: '7', 派出所: 'x' }]))).body.faults
    expect(faults.map((f) => f.code).sort()).toEqual(['import_empty', 'import_station_unknown'])
    const [short] = (await check(write([{ ...good(1), 存储天数: '7' }]))).body.faults
    expect(short).toMatchObject({ message: 'Footage of this class is kept for at least 30 days (Decree 799, art. 17).', todo: 'Set the retention to 30 days or more.' })
  })

  test('GB 18030 and UTF-8 with its mark, quotes and line breaks in cells are read; lines are those of the file', async () => {
    const rows = [{ ...good(1), 地点: '廊桥路"66"号,\n北门' }, { ...good(2), 名称: '' }]
    const gb = toGb18030(write(rows))
    for (const bytes of [gb, Buffer.from(`\uFEFF${write(rows)}`), Buffer.from(write(rows).replaceAll('\r\n', '\n'))])
      expect((await check(bytes)).body).toMatchObject({ rows: 2, ready: 1, faults: [{ line: 4, column: '名称' }] })
  })

  test('a file that is no list is refused as a whole', async () => {
    for (const [content, code] of [['', 'import_no_columns'], ['a,b\n1,2', 'import_no_columns'], [write([good(1)], head.map((title) => (title === '地点' ? '名称' : title))), 'import_column_twice'], [`${write([])}\n"open`, 'import_open_quote']] as const)
      expect((await check(content)).body).toMatchObject({ error: { code } })
    expect((await check(Buffer.from([0x81, 0xff, 0x00, 0xff]))).body).toMatchObject({ error: { code: 'import_not_text' } })
    expect((await check(Buffer.alloc(17 * 1024 * 1024, 'a'))).status).toBe(413)
    expect((await lead.post('/api/camera-imports/check', {})).status).toBe(415)
  })

  test('the list of faults opens in a spreadsheet and runs nothing; the template is a list without a fault', async () => {
    const faults = String((await lead.post<Buffer>('/api/camera-imports/faults', Buffer.from(write([{ ...good(1), 朝向: '=1+1' }])), file)).body)
    expect(faults).toContain('2,"朝向","“=1+1” is no number')
    expect(faults).not.toMatch(/(^|,)"?[=+@-]/m)
    for (const language of ['zh', 'en']) {
      const template = await lead.get<Buffer>('/api/camera-imports/template', { 'accept-language': language })
      expect((await check(template.body)).body).toMatchObject({ rows: 1, ready: 1, faults: [], ignoredColumns: [] })
    }
  })

  test('a chief imports for the own station alone; who keeps no register imports nothing', async () => {
    const chief = await house.as('station_chief', { station: 'lancheng' })
    expect((await check(write([good(1), good(2)]), chief)).body).toMatchObject({ ready: 1, faults: [{ line: 3, column: '派出所', code: 'import_station_not_yours' }] })
    for (const who of [await house.as('dispatcher'), await house.as('system_administrator'), await house.as('community_officer', { station: 'lancheng' })])
      expect((await check(write([good(1)]), who)).status).toBe(403)
  })

  test(`${many} cameras with 37 faulty rows: all 37 are named with line and reason, the rest are in; a second time adds nothing`, { timeout: 240_000 }, async () => {
    const rows = Array.from({ length: many }, (_, i) => good(i + 1))
    const changes: Partial<Row>[] = [{ 名称: '' }, { 场所类别: '更衣室' }, { 存储天数: '20' }, { 派出所: '无此所' }, { 经度: '100' }, { 坐标系: '' }, { 视频流地址: 'ftp://x' }, { 编号: good(1).编号 }, { 视频流地址: good(2).视频流地址 }]
    const wrong = new Map(Array.from({ length: 37 }, (_, k) => [50 + k * Math.floor((many - 100) / 37), changes[k % changes.length]!]))
    for (const [index, change] of wrong) rows[index] = { ...rows[index]!, ...change }
    const content = write(rows)
    const lines = [...wrong.keys()].map((index) => index + 2)
    const dry = (await check(content)).body
    expect([dry.rows, dry.ready, dry.faultyRows, dry.faults.map((f) => f.line)]).toEqual([many, many - 37, 37, lines])
    expect(dry.faults.every((f) => f.message !== f.code && f.todo !== '')).toBe(true)
    expect(await count()).toBe(0)

    const told = await importFile(content)
    expect(told.at(-1)).toMatchObject({ added: many - 37, report: { faultyRows: 37 } })
    expect(told.at(-2)).toMatchObject({ done: many - 37 })
    expect(await count()).toBe(many - 37)
    // The sum of versions is the number of acts: a record and a stream for each camera.
    expect(await runAsOwner(house.ownerUrl, `select count(*)::int as acts, count(distinct record_id)::int as cameras from acts where record_type = 'camera'`)).toEqual([{ acts: 2 * (many - 37), cameras: (many - 37) }])

    expect((await importFile(content)).at(-1)).toMatchObject({ added: 0, report: { ready: 0, known: many - 37, faultyRows: 37 } })
    expect(await count()).toBe(many - 37)
    await house.settle()
  })

  test('another row with an address or a number of the register is told so', async () => {
    expect(await codesOf({ 视频流地址: good(2).视频流地址 })).toEqual([[2, '视频流地址', 'import_address_taken']])
    expect(await codesOf({ 编号: good(2).编号, 派出所: '岚城派出所' })).toEqual([[2, '编号', 'import_number_taken']])
  })

  test('web-map positions are converted, credentials are sealed, and town and number are kept', async () => {
    const here = { lon: 119.42, lat: 27.3 }
    const shifted = toGcj02(here)
    const row = { ...good(20_001), 经度: String(shifted.lon), 纬度: String(shifted.lat), 坐标系: 'GCJ-02', 子码流地址: 'rtsp://10.0.78.33/2' }
    expect((await importFile(write([row]))).at(-1)).toMatchObject({ added: 1 })
    const [found] = await runAsOwner<{ id: string; lon: number; lat: number; town: string }>(house.ownerUrl, 'select id, lon, lat, town from cameras where external_number = $1', [row.编号])
    expect(distanceM(here, found!)).toBeLessThan(0.1)
    expect(found!.town).toBe('岚城镇')
    const [stored] = await runAsOwner<{ sealed: Buffer }>(house.ownerUrl, 'select sealed from camera_streams where camera = $1', [found!.id])
    expect(openStream(house.platform.keyring, found!.id, stored!.sealed)).toMatchObject({ username: 'viewer', password: 'Gardenia-7702', sub: 'rtsp://10.0.78.33/2' })
    expect(JSON.stringify((await lead.get(`/api/cameras/${found!.id}`)).body)).not.toContain('Gardenia')
  })
})
