import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addUnit, unitRecord } from '#platform/identity/unit.ts'
import { systemPrincipal } from '#platform/policy/principal.ts'
import { codeOf, openTestHouse, type Caller, type TestHouse } from '../../../../test/house.ts'
import { saveRecorder } from '../recording.ts'
import { openStream } from '../stream-address.ts'
import type { BulkLine, BulkReport } from './answers.ts'

const details = {
  place: '廊桥路', category: 'other_public', position: null, bearing: null, fieldOfView: null, reach: null, ownerAccount: '', ownerKind: 'company', legalClass: 'other_duty_place',
  necessity: '', publicPlace: true, seesPrivacy: false, nearSecretSite: false, consentDocument: '', signText: '', signPhoto: false, retentionDays: 20, ownerName: '溪畔茶行',
}

describe('many cameras changed at once', () => {
  let house: TestHouse
  let lead: Caller
  let chief: Caller
  const ids: string[] = []
  beforeAll(async () => {
    house = await openTestHouse()
    lead = await house.as('command_room_lead')
    chief = await house.as('station_chief', { station: 'lancheng' })
    const { store, ids: made } = house.platform
    await store.perform({ id: made.uuid(), principal: systemPrincipal, action: 'unit.add', body: null }, async (work) => {
      for (const id of ['lancheng', 'qiyun']) await work.act(unitRecord, id, () => addUnit(null, { name: { zh: id, en: id }, kind: 'station', parent: '', station: id }))
    })
    for (let i = 0; i < 6; i++) {
      const { id } = (await lead.post<{ id: string }>('/api/cameras', { ...details, name: `点位${i}`, town: i < 4 ? '岚城镇' : '栖云镇', station: i < 4 ? 'lancheng' : 'qiyun', retentionDays: i === 0 ? 60 : 20, ...(i < 2 ? { stream: { url: `rtsp://old:secret@10.0.0.${i}/a?x=1`, sub: `rtsp://10.0.0.${i}/b` } } : {}) })).body
      ids.push(id)
    }
  })
  afterAll(() => house?.close())

  const body = (select: object, change: object, more: object = {}) => ({ select, change, reason: '统一整理', ...more })
  const check = async (select: object, change: object, who = lead) => (await who.post<BulkReport>('/api/camera-changes/check', body(select, change))).body
  const run = async (select: object, change: object, who = lead, more: object = {}) => {
    const answer = await who.post<Buffer>('/api/camera-changes', body(select, change, more))
    return Buffer.from(answer.body).toString().trim().split('\n').map((line) => JSON.parse(line) as BulkLine)
  }
  const actsOf = async (id: string) => {
    await house.settle()
    return (await (await house.as('auditor')).get<{ acts: { type: string }[] }>(`/api/ledger/acts?record=camera:${id}`)).body.acts.map((a) => a.type)
  }
  const open = async (id: string) => (await lead.get<{ legalClass: string; town: string; station: string; group?: string; ownerName: string }>(`/api/cameras/${id}`)).body

  test('a try says what it would change, and names each that the law refuses; nothing is written', async () => {
    const report = await check({ filter: { town: '岚城镇' } }, { legalClass: 'operator_duty' })
    expect(report).toMatchObject({ matched: 4, changed: 1, same: 0, refusedCount: 3 })
    expect(report.refused.map((r) => [r.name, r.code])).toEqual(expect.arrayContaining([['点位1', 'camera_retention_floor'], ['点位2', 'camera_retention_floor'], ['点位3', 'camera_retention_floor']]))
    expect(report.refused[0]!.message).toContain('art. 17')
    expect((await open(ids[0]!)).legalClass).toBe('other_duty_place')
  })

  test('done, each changed camera has an act of its own; the same again changes nothing', async () => {
    const lines = await run({ ids: ids.slice(0, 4) }, { legalClass: 'operator_duty', group: '桥北线路' })
    expect(lines.at(-1)!.report).toMatchObject({ matched: 4, changed: 1, refusedCount: 3 })
    expect([(await open(ids[0]!)).legalClass, (await open(ids[0]!)).group]).toEqual(['operator_duty', '桥北线路'])
    expect((await actsOf(ids[0]!)).filter((type) => type === 'camera.corrected')).toHaveLength(1)
    expect(await actsOf(ids[1]!)).not.toContain('camera.corrected')
    expect((await run({ ids: [ids[0]!] }, { legalClass: 'operator_duty', group: '桥北线路' })).at(-1)!.report).toMatchObject({ changed: 0, same: 1 })
    expect((await lead.get<{ cameras: unknown[] }>(`/api/cameras?group=${encodeURIComponent('桥北线路')}`)).body.cameras).toHaveLength(1)
  })

  test('a chief changes the own station’s alone, and others are not even matched; who keeps no register is refused', async () => {
    expect((await run({ ids }, { town: '廊下镇' }, chief)).at(-1)!.report).toMatchObject({ matched: 4, changed: 4 })
    expect((await open(ids[5]!)).town).toBe('栖云镇')
    expect((await (await house.as('dispatcher')).post('/api/camera-changes/check', body({ ids }, { town: '廊下镇' }))).status).toBe(403)
  })

  test('what was stopped goes on behind the last one', async () => {
    const sorted = [...ids].sort()
    const lines = await run({ ids }, { ownerName: '县文旅公司' }, lead, { after: sorted[2] })
    expect(lines.at(-1)!.report).toMatchObject({ matched: 3, changed: 3 })
    expect(lines.at(-1)!.last).toBe(sorted[5])
    expect(await Promise.all(sorted.map(async (id) => (await open(id)).ownerName))).toEqual(['溪畔茶行', '溪畔茶行', '溪畔茶行', '县文旅公司', '县文旅公司', '县文旅公司'])
  })

  test('credentials are replaced in the address that each has, sealed; a camera without one is refused', async () => {
    const report = (await run({ ids: ids.slice(0, 3) }, { credentials: { username: 'viewer', password: 'Gardenia-7702' } })).at(-1)!.report!
    expect(report).toMatchObject({ changed: 2, refusedCount: 1 })
    expect(report.refused[0]).toMatchObject({ name: '点位2', code: 'camera_no_stream' })
    const { platform } = house
    const rows = await platform.database.read({ county: platform.county, stations: 'all', account: 'system' }, (tx) => tx.db.selectFrom('camera_streams').select(['camera', 'sealed']).where('camera', '=', ids[0]!).execute())
    expect(openStream(platform.keyring, ids[0]!, rows[0]!.sealed)).toEqual({ url: 'rtsp://10.0.0.0/a?x=1', sub: 'rtsp://10.0.0.0/b', username: 'viewer', password: 'Gardenia-7702' })
    expect(JSON.stringify((await lead.get(`/api/cameras/${ids[0]!}`)).body)).not.toContain('Gardenia')
  })

  test('the system administrator gives cameras to a recorder, and changes nothing of the register', async () => {
    const admin = await house.as('system_administrator')
    const { platform } = house
    expect(codeOf(await admin.post('/api/camera-changes', body({ ids }, { recorder: 'village' })))).toBe('recorder_unknown')
    const now = platform.clock.now()
    await platform.database.transact({ county: platform.county, stations: 'all', account: 'system' }, (tx) => saveRecorder(tx, platform.county, { id: 'village', state: 'running', code: '', startedMs: now, cameras: 0, recording: 0, freeBytes: 1, reserveBytes: 0, syncMs: 1, filesWaiting: 0 }, now))
    expect((await run({ ids }, { recorder: 'village' }, admin)).at(-1)!.report).toMatchObject({ matched: 6, changed: 6 })
    expect((await actsOf(ids[5]!)).filter((type) => type === 'camera.assigned')).toHaveLength(1)
    expect(await check({ ids }, { town: '岚城镇' }, admin)).toMatchObject({ changed: 0, refusedCount: 6 })
    expect((await check({ ids }, { recorder: '' }, lead)).refused[0]).toMatchObject({ code: 'bulk_not_yours' })
  })

  test('a station or an owner’s account that is none is refused before anything is done', async () => {
    expect(codeOf(await lead.post('/api/camera-changes', body({ ids }, { station: 'nowhere' })))).toBe('import_station_unknown')
    expect(await check({ ids: [ids[0]!] }, { ownerAccount: 'nobody' })).toMatchObject({ changed: 0, refused: [{ code: 'camera_owner_unknown' }] })
    expect((await lead.post('/api/camera-changes', body({ ids }, {}))).status).toBe(400)
  })
})
