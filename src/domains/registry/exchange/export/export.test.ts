import { createHash } from 'node:crypto'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readTable } from '#platform/tables/read-table.ts'
import { ShiftedClock } from '../../../../../test/furnish-house.ts'
import { codeOf, openTestHouse, runAsOwner, type Caller, type TestHouse } from '../../../../../test/house.ts'
import type { ExportList, ExportMade, ExportManifest, ImportReport } from '../../answers.ts'
import { checkOf } from '../../fields/identity-number.ts'

const octets = { 'content-type': 'application/octet-stream' }
const limits = { rows: 200_000, columns: 100, cell: 4_096, file: 1e9, unpacked: 1e9 }
const numberOf = (i: number) => {
  const body = `350979${new Date(Date.UTC(1960, 0, 1) + i * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '')}${String(i % 1000).padStart(3, '0')}`
  return body + checkOf(body)
}
const many = 1_700

describe('files of the register', { timeout: 120_000 }, () => {
  const clock = new ShiftedClock()
  let house: TestHouse
  let chief: Caller
  let officer: Caller
  beforeAll(async () => {
    house = await openTestHouse({ clock })
    chief = await house.as('station_chief', { station: 'lancheng' })
    officer = await house.as('community_officer', { station: 'lancheng' })
    const people = [['id', '姓名', '证件号码', '电话', '户籍地址'], ...Array.from({ length: many }, (_, i) => [`P-${i}`, `众测试${i}`, numberOf(i), `154${String(i).padStart(8, '0')}`, i === 3 ? '"=HYPERLINK(""http://x"",""y"")"' : i === 4 ? '+86 前街' : ''])]
    await take('person', people.map((row) => row.join(',')).join('\n'))
    await take('address', 'id,town,community,road,house,lon,lat,system\nA-1,岚城镇,溪畔社区,溪畔花园,3,119.41,27.3,CGCS2000\nA-2,岚城镇,溪畔社区,溪畔花园,5,,,')
    await take('building', 'id,address,name,kind\nB-1,A-1,一幢,block')
  }, 120_000)
  afterAll(() => house?.close())

  const take = async (of: string, file: string | Buffer) => {
    const { body } = await officer.post<Buffer>(`/api/register-imports?of=${of}`, Buffer.from(file as string), octets)
    return (JSON.parse(Buffer.from(body).toString().trim().split('\n').at(-1)!) as { report: ImportReport }).report
  }
  const copy = async (of: string, more: object = {}, who = officer) => (await who.post<ExportMade>('/api/register-exports', { of, why: 'inspection', ...more })).body
  const batch = (of: string, who = chief) => who.post<ExportMade>('/api/register-batches', { of })
  const fetchFile = async (id: string, format: string, who = officer) => {
    const answer = await who.get<Buffer>(`/api/register-exports/${id}/file?format=${format}`)
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    return { bytes: Buffer.from(typeof answer.body === 'object' && !Buffer.isBuffer(answer.body) ? JSON.stringify(answer.body) : answer.body), headers: answer.headers }
  }
  const readRows = async (id: string, format = 'csv', who = officer) => {
    const [head, ...rows] = await readTable((await fetchFile(id, format, who)).bytes, limits)
    return rows.map(({ cells }) => Object.fromEntries(head!.cells.map((title, i) => [title, cells[i] ?? ''])))
  }

  test.each(['csv', 'xlsx'] as const)('%s of more people than several pages hold has every one, as header, file name, list and manifest say', async (format) => {
    const made = await copy('person')
    expect(made.rows).toBe(many)
    const { bytes, headers } = await fetchFile(made.id, format)
    expect(headers['x-langqiao-rows']).toBe(String(many))
    expect(headers['content-disposition']).toContain(`${made.number}-person-${many}.${format}`)
    const [, ...rows] = await readTable(bytes, limits)
    expect(new Set(rows.map(({ cells }) => cells[0])).size).toBe(many)
    const manifest = (await officer.get<ExportManifest>(`/api/register-exports/${made.id}/manifest?format=${format}`)).body
    expect(manifest).toMatchObject({ rows: many, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') })
  })

  test('an export is an act before its first byte: who, what, how many and why; each download is one more', async () => {
    const made = await copy('address', { why: 'statistics', note: '季度统计' })
    await fetchFile(made.id, 'csv')
    await fetchFile(made.id, 'geojson')
    const acts = await runAsOwner<{ type: string; actor: string; body: string }>(house.ownerUrl, `select a.type, a.actor, convert_from(p.body, 'UTF8') as body from acts a join payloads p on p.act = a.id where record_id = $1 order by a.version`, [made.id])
    expect(acts.map(({ type, actor }) => [type, actor])).toEqual([['register_export.begun', officer.account], ['register_export.handedOut', officer.account], ['register_export.handedOut', officer.account]])
    expect(JSON.parse(acts[0]!.body)).toMatchObject({ of: 'address', rows: 2, why: 'statistics', note: '季度统计', whole: false })
    expect(acts.slice(1).map(({ body }) => JSON.parse(body) as object)).toEqual([{ format: 'csv' }, { format: 'geojson' }])
    expect(await runAsOwner(house.ownerUrl, 'select record from register_export_items where export = $1 order by record', [made.id]), 'whose records left is on the ledger').toEqual([{ record: 'A-1' }, { record: 'A-2' }])
  })

  test('numbers are masked; in full they are the chief’s alone, for a purpose in words', async () => {
    const [masked] = await readRows((await copy('person')).id)
    expect(masked).toMatchObject({ 'Document number': `3****************${numberOf(0).at(-1)}`, Phone: '154******00' })
    expect((await officer.post('/api/register-exports', { of: 'person', why: 'work', whole: true, note: '核对' })).status).toBe(403)
    expect((await chief.post('/api/register-exports', { of: 'person', why: 'work', whole: true })).status, 'without a purpose in words').toBe(403)
    const whole = await copy('person', { whole: true, note: '与户籍系统核对' }, chief)
    expect((await readRows(whole.id, 'csv', chief))[0]).toMatchObject({ 'Document number': numberOf(0), Phone: '15400000000' })
    expect((await officer.get(`/api/register-exports/${whole.id}/file?format=csv`)).status, 'the file of another’s list in full').toBe(403)
    expect((await officer.get(`/api/register-exports/${whole.id}/manifest?format=csv`)).status).toBe(403)
  })

  test('nothing in a file is a formula, and what was quoted comes back as it was', async () => {
    const made = await copy('person')
    const csv = (await fetchFile(made.id, 'csv')).bytes.toString()
    expect(csv).toContain(`"'=HYPERLINK(""http://x"",""y"")"`)
    expect(csv).not.toMatch(/(^|,)"?[=+@＝＋－＠-]/m)
    const rows = await readTable((await fetchFile(made.id, 'xlsx')).bytes, limits)
    expect(rows.some(({ cells }) => cells.includes('=HYPERLINK("http://x","y")'))).toBe(true)
    expect(rows.every(({ odd }) => odd === undefined), 'no cell of the workbook is a formula').toBe(true)
    for (const format of ['csv', 'xlsx']) expect(await take('person', (await fetchFile(made.id, format)).bytes), format).toMatchObject({ rows: many, added: 0, changed: 0, unchanged: many, faulty: 0, ignoredColumns: [] })
  })

  test('addresses and buildings come as GeoJSON, a building where its address is; nothing else does', async () => {
    const read = async (of: string) => JSON.parse((await fetchFile((await copy(of)).id, 'geojson')).bytes.toString()) as { rows: number; features: { id: string; geometry: { coordinates: number[] } | null; properties: Record<string, unknown> }[] }
    const addresses = await read('address')
    expect(addresses.rows).toBe(2)
    expect(addresses.features.map(({ id, geometry }) => [id, geometry?.coordinates ?? null])).toEqual([['A-1', [119.41, 27.3]], ['A-2', null]])
    expect((await read('building')).features).toMatchObject([{ id: 'B-1', geometry: { coordinates: [119.41, 27.3] }, properties: { Block: '一幢', Kind: 'block of flats' } }])
    expect(codeOf(await officer.get(`/api/register-exports/${(await copy('person')).id}/file?format=geojson`))).toBe('export_no_places')
  })

  test('a copy shows what stood when it was made, whatever changes since, and is over after seven days', async () => {
    const made = await copy('address')
    const before = (await fetchFile(made.id, 'csv')).bytes
    await officer.post('/api/registry/address/A-2/correct', { changes: { house: '7' }, reason: '门牌更换' })
    expect((await fetchFile(made.id, 'csv')).bytes.equals(before)).toBe(true)
    expect((await readRows((await copy('address')).id)).find((row) => row['Record id'] === 'A-2')).toMatchObject({ 'House number': '7' })
    clock.advance(8 * 86_400_000)
    officer = await house.as('community_officer', { station: 'lancheng' })
    chief = await house.as('station_chief', { station: 'lancheng' })
    expect(codeOf(await officer.get(`/api/register-exports/${made.id}/file?format=csv`))).toBe('export_over')
  })

  test('a receiver who reads slowly gets all of it; who hangs up leaves the house as it was', async () => {
    await house.app.listen({ port: 0, host: '127.0.0.1' })
    const { port } = house.app.server.address() as AddressInfo
    const made = await copy('person')
    const ask = (take: (chunk: Buffer, pause: (ms: number) => void, hangUp: () => void) => void) =>
      new Promise<boolean>((done, fail) => {
        const asked = request({ port, host: '127.0.0.1', path: `/api/register-exports/${made.id}/file?format=csv`, headers: { authorization: `Bearer ${officer.token}` } }, (answer) => {
          const pause = (ms: number) => {
            answer.pause()
            setTimeout(() => answer.resume(), ms)
          }
          answer.on('data', (chunk: Buffer) => take(chunk, pause, () => asked.destroy()))
          answer.on('close', () => done(answer.complete))
          answer.on('error', () => undefined)
        })
        asked.on('error', (error: NodeJS.ErrnoException) => (error.code === 'ECONNRESET' ? done(false) : fail(error)))
        asked.end()
      })
    const chunks: Buffer[] = []
    expect(await ask((chunk, pause) => (chunks.push(chunk), pause(5)))).toBe(true)
    expect((await readTable(Buffer.concat(chunks), limits)).length).toBe(many + 1)
    expect(await ask((_, __, hangUp) => hangUp())).toBe(false)
    expect((await readRows(made.id)).length).toBe(many)
  })

  test('a batch takes what is new or changed since it was last sent, by content; it is sent or withdrawn before the next', async () => {
    const first = (await batch('address')).body
    expect(first).toMatchObject({ rows: 2, again: 0, number: expect.stringMatching(/^BS-lancheng-\d{8}-001$/) })
    expect(codeOf(await batch('address'))).toBe('batch_open')
    const bytes = (await fetchFile(first.id, 'csv', chief)).bytes
    await chief.post(`/api/register-batches/${first.id}/confirm`, { note: '省平台回执 1' })
    expect(codeOf(await batch('address')), 'nothing is typed twice').toBe('batch_nothing')

    // Seen again, nothing of it changed: not sent again.
    await officer.post('/api/registry/address/A-1/observe', { base: 9, said: {}, confirmed: ['house'] })
    expect(codeOf(await batch('address'))).toBe('batch_nothing')
    await officer.post('/api/registry/address/A-1/correct', { changes: { road: '溪畔新村' }, reason: '改名' })
    await take('address', 'id,town,community,road,house\nA-3,岚城镇,溪畔社区,溪畔花园,9')
    const second = (await batch('address')).body
    expect(second).toMatchObject({ rows: 2, again: 1 })
    expect((await readRows(second.id, 'csv', chief)).map((row) => [row['id'], row['road']])).toEqual([['A-1', '溪畔新村'], ['A-3', '溪畔花园']])
    expect((await fetchFile(first.id, 'csv', chief)).bytes.equals(bytes), 'the first is unchanged').toBe(true)

    await chief.post(`/api/register-batches/${second.id}/withdraw`, { reason: '省平台拒收' })
    expect(codeOf(await chief.get(`/api/register-exports/${second.id}/file?format=csv`))).toBe('batch_withdrawn')
    expect(codeOf(await chief.post(`/api/register-batches/${second.id}/confirm`, {}))).toBe('batch_withdrawn')
    const third = (await batch('address')).body
    expect(third).toMatchObject({ rows: 2, again: 1 })
    await chief.post(`/api/register-batches/${third.id}/confirm`, {})
    const sent = (await officer.get<{ sent: { number: string; state: string } }>('/api/register-sent/address/A-3')).body.sent
    expect(sent).toMatchObject({ number: third.number, state: 'confirmed' })
    expect((await officer.get('/api/register-sent/building/B-1')).body).toEqual({ sent: null })
    const { exports } = (await chief.get<ExportList>('/api/register-exports')).body
    expect(exports.filter(({ kind }) => kind === 'batch').map(({ number, state }) => [number, state])).toEqual([[third.number, 'confirmed'], [second.number, 'withdrawn'], [first.number, 'confirmed']])
  })

  test('who has ended, or was joined into another, is told to where they were sent', async () => {
    await take('person', 'id,name,birth\nE-1,去测试,1960-01-01\nE-2,重测试,1960-01-02')
    const first = (await batch('person')).body
    expect(first.rows).toBe(many + 2)
    await chief.post(`/api/register-batches/${first.id}/confirm`, {})
    await officer.post('/api/registry/person/E-1/end', { why: 'left', on: '2026-11-01' })
    await officer.post('/api/registry/person/P-1/join', { other: 'E-2', take: [], reason: '同一人' })
    const rows = await readRows((await batch('person')).body.id, 'csv', chief)
    expect(rows.map((row) => [row['id'], row['ended'], row['endedOn']])).toEqual(expect.arrayContaining([['E-1', 'left', '2026-11-01'], ['E-2', 'joined', '']]))
    expect(rows.find((row) => row['id'] === 'P-0'), 'what did not change stays out').toBeUndefined()
    expect((await readRows((await copy('person')).id)).find((row) => row['Record id'] === 'E-2'), 'a copy holds what stands').toBeUndefined()
  })

  test('exports are a station’s own, of its officers; batches of its chief alone; refusals are on the ledger', async () => {
    const made = await copy('address')
    expect((await officer.post('/api/register-batches', { of: 'building' })).status).toBe(403)
    for (const [role, station] of [['auxiliary', 'lancheng'], ['case_officer', 'lancheng'], ['grid_worker', 'lancheng'], ['command_room_lead', ''], ['station_chief', 'qiyun'], ['auditor', '']] as const) {
      const who = await house.as(role, { station })
      expect((await who.get(`/api/register-exports/${made.id}/file?format=csv`)).status, role).toBe(403)
    }
    expect((await (await house.as('station_chief', { station: 'qiyun' })).get('/api/register-sent/address/A-1')).status).toBe(403)
    expect(codeOf(await (await house.as('station_chief', { station: 'qiyun' })).post('/api/register-exports', { of: 'address', why: 'work' }))).toBe('export_nothing')
    await house.settle()
    expect((await runAsOwner(house.ownerUrl, `select 1 from acts where record_type = 'refusal'`)).length).toBeGreaterThan(5)
  })
})
