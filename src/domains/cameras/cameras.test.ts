import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, type Answer, type Caller, type TestHouse } from '../../../test/house.ts'
import type { CameraDetails } from './acts.ts'
import { addressSub, openStream } from './stream-address.ts'

const details: CameraDetails = {
  name: '溪畔花园车棚', place: '廊桥路66号', category: 'residential', position: { lon: 119.42, lat: 27.3 }, bearing: 40, fieldOfView: 62, reach: 40,
  station: 'lancheng', ownerName: '岚溪物业', ownerAccount: '', ownerKind: 'property_company', legalClass: 'operator_duty', necessity: '车棚防盗',
  publicPlace: false, seesPrivacy: false, nearSecretSite: false, consentDocument: '', signText: '本区域已安装视频监控', signPhoto: true, retentionDays: 30,
}
const stream = { url: 'rtsp://10.0.0.9:8554/live/1?channel=2', username: 'viewer', password: 'Gardenia-7702' }
const refused = (answer: Answer<unknown>) => (answer.body as { error: { code: string } }).error.code

describe('cameras', () => {
  let house: TestHouse
  let chief: Caller
  beforeAll(async () => {
    house = await openTestHouse()
    chief = await house.as('station_chief', { station: 'lancheng' })
  })
  afterAll(() => house?.close())

  const add = async (given: Partial<CameraDetails> & { stream?: object } = {}) => (await chief.post<{ id: string }>('/api/cameras', { ...details, ...given })).body.id
  const list = async (who: Caller) => (await who.get<{ cameras: Record<string, unknown>[] }>('/api/cameras')).body.cameras

  test('a camera is registered, activated, suspended, and out of service for good', async () => {
    const id = await add({ stream })
    expect(await chief.post(`/api/cameras/${id}/activate`)).toMatchObject({ status: 200, body: { state: 'active' } })
    expect(await chief.post(`/api/cameras/${id}/suspend`, { reason: '维修' })).toMatchObject({ body: { state: 'suspended' } })
    expect(await chief.post(`/api/cameras/${id}/activate`)).toMatchObject({ body: { state: 'active' } })
    expect(await chief.post(`/api/cameras/${id}/retire`, { reason: '拆除' })).toMatchObject({ body: { state: 'retired' } })
    expect(refused(await chief.post(`/api/cameras/${id}/activate`))).toBe('camera_retired')
  })

  test.each([
    ['a toilet', { category: 'toilet' }, 'camera_forbidden_place'],
    ['a guest room', { category: 'guest_room' }, 'camera_forbidden_place'],
    ['a place from which privacy can be seen', { seesPrivacy: true }, 'camera_forbidden_place'],
    ['a public place by a household', { ownerKind: 'household', publicPlace: true, legalClass: 'art9_other' }, 'camera_household_public'],
    ['an operator’s duty with less than thirty days', { retentionDays: 29 }, 'camera_retention_floor'],
    ['the government’s plan with less than thirty days', { legalClass: 'gov_plan', retentionDays: 7 }, 'camera_retention_floor'],
  ])('%s is refused to everyone', async (_, given, code) => {
    for (const who of [chief, await house.as('command_room_lead')]) {
      const answer = await who.post('/api/cameras', { ...details, ...given })
      expect([answer.status, refused(answer)]).toEqual([409, code])
    }
  })

  test('article 9 knows no floor of thirty days', async () => {
    for (const legalClass of ['art9_other', 'other_duty_place'] as const) expect(await add({ legalClass, retentionDays: 7 })).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('a correction cannot bring in what registration refuses', async () => {
    const id = await add()
    expect(refused(await chief.post(`/api/cameras/${id}/correct`, { category: 'dormitory', reason: 'x' }))).toBe('camera_forbidden_place')
    expect(refused(await chief.post(`/api/cameras/${id}/correct`, { retentionDays: 10, reason: 'x' }))).toBe('camera_retention_floor')
    expect((await chief.post(`/api/cameras/${id}/correct`, { name: '新名', reason: '更名' })).status).toBe(200)
    expect((await chief.get(`/api/cameras/${id}`)).body).toMatchObject({ name: '新名', place: details.place })
  })

  test.each([
    ['a legal class', { legalClass: null }, 'camera_no_class'],
    ['its necessity', { necessity: ' ' }, 'camera_no_necessity'],
    ['the consent of a classified site nearby', { nearSecretSite: true }, 'camera_no_consent'],
    ['its position', { position: null }, 'camera_no_view'],
    ['a stream', { stream: undefined }, 'camera_no_stream'],
  ])('without %s a camera is not activated', async (_, given, code) => {
    const id = await add({ stream, ...given } as Partial<CameraDetails>)
    expect(refused(await chief.post(`/api/cameras/${id}/activate`))).toBe(code)
    expect((await chief.get<{ gaps: string[] }>(`/api/cameras/${id}`)).body.gaps).toContain(code)
  })

  test('another station neither lists nor opens nor changes it', async () => {
    const id = await add()
    const stranger = await house.as('station_chief', { station: 'qiyun' })
    expect(await list(stranger)).toEqual([])
    expect((await stranger.get(`/api/cameras/${id}`)).status).toBe(403)
    expect((await stranger.post(`/api/cameras/${id}/correct`, { name: 'x', reason: 'x' })).status).toBe(403)
    expect((await stranger.post('/api/cameras', details)).status).toBe(403)
  })

  test('an owner sees its own cameras alone, and may stop one that it lends freely', async () => {
    const owner = await house.as('camera_owner')
    const lent = await add({ ownerAccount: owner.account, legalClass: 'art9_other', ownerKind: 'shop', stream })
    const due = await add({ ownerAccount: owner.account, stream })
    const elsewhere = await add({ ownerAccount: owner.account, legalClass: 'other_duty_place', ownerKind: 'shop', category: 'other_public', publicPlace: true, stream })
    await add()
    expect(new Set((await list(owner)).map((c) => c.id))).toEqual(new Set([lent, due, elsewhere]))
    for (const id of [lent, due, elsewhere]) await chief.post(`/api/cameras/${id}/activate`)
    // Arts 7(2) and 9 are duties of protection: only what is lent freely ends at will.
    for (const id of [due, elsewhere]) expect((await owner.post(`/api/cameras/${id}/suspend`, { reason: '不愿意' })).status).toBe(403)
    expect((await owner.post(`/api/cameras/${lent}/suspend`, { reason: '不愿意' })).status).toBe(200)
    expect((await owner.get(`/api/cameras/${lent}`)).body).toMatchObject({ stream: null, may: { suspend: true, correct: false } })
  })

  test('the machine’s administrator tends every address, without learning whose camera it is', async () => {
    const id = await add({ stream })
    const admin = await house.as('system_administrator')
    expect((await list(admin)).find((c) => c.id === id)).toMatchObject({ ownerName: '', stream: { host: '10.0.0.9:8554', path: '/live/1?…', hasCredentials: true } })
    expect((await admin.post(`/api/cameras/${id}/setStream`, { url: 'rtsp://10.0.0.10/live' })).status).toBe(200)
    expect((await admin.post(`/api/cameras/${id}/activate`)).status).toBe(403)
  })

  test('credentials come back through no route and stand nowhere in the database in clear', async () => {
    const id = await add({ stream })
    const second = { url: 'rtsp://root:Quiet%20Heron@10.0.0.9/user=admin_password=Tamarisk_channel=1/x', username: undefined }
    await chief.post(`/api/cameras/${id}/setStream`, second)
    const lead = await house.as('command_room_lead')
    const answers = [await chief.get('/api/cameras'), await chief.get(`/api/cameras/${id}`), await lead.get('/api/cameras')]
    const text = JSON.stringify(answers) + (await dump(house.ownerUrl))
    for (const secret of ['Gardenia-7702', 'Quiet', 'Heron', 'Tamarisk', 'viewer']) expect(text).not.toContain(secret)
    expect(text).toContain('10.0.0.9')
  })

  test('a sealed address opens for its own camera alone', async () => {
    const [first, other] = [await add({ stream }), await add({ stream })]
    const client = new pg.Client({ connectionString: house.ownerUrl })
    await client.connect()
    const { rows } = await client.query<{ sealed: Buffer }>('select sealed from camera_streams where camera = $1', [first])
    await client.end()
    const { keyring } = house.platform
    expect(openStream(keyring, first, rows[0]!.sealed)).toEqual(stream)
    expect(() => openStream(keyring, other, rows[0]!.sealed)).toThrow('secret_unreadable')
  })

  test('a sub-stream is sealed with the address, shown masked, set and taken away alone, and refused on another machine', async () => {
    const sealedOf = async (id: string) => {
      const client = new pg.Client({ connectionString: house.ownerUrl })
      await client.connect()
      const { rows } = await client.query<{ sealed: Buffer }>('select sealed from camera_streams where camera = $1', [id])
      await client.end()
      return openStream(house.platform.keyring, id, rows[0]!.sealed)
    }
    const shown = async (id: string) => (await chief.get<{ stream: { sub?: object } }>(`/api/cameras/${id}`)).body.stream
    const sub = 'rtsp://10.0.0.9:8555/live/2?token=Saxifrage'
    const id = await add({ stream: { ...stream, sub } })
    expect(await shown(id)).toEqual({ host: '10.0.0.9:8554', path: '/live/1?…', hasCredentials: true, sub: { host: '10.0.0.9:8555', path: '/live/2?…', hasCredentials: true } })
    expect(addressSub(await sealedOf(id))).toEqual({ url: sub, username: 'viewer', password: 'Gardenia-7702' })

    const own = 'rtsp://tile:Marigold@10.0.0.9/small'
    expect((await chief.post(`/api/cameras/${id}/setStream`, { sub: own })).status).toBe(200)
    expect(await sealedOf(id)).toEqual({ ...stream, sub: own })
    expect(addressSub(await sealedOf(id))).toEqual({ url: own })
    expect(JSON.stringify(await chief.get(`/api/cameras/${id}`)) + (await dump(house.ownerUrl))).not.toMatch(/Saxifrage|Marigold/)

    expect(refused(await chief.post(`/api/cameras/${id}/setStream`, { sub: 'rtsp://10.0.0.99/small' }))).toBe('camera_sub_elsewhere')
    expect(refused(await chief.post(`/api/cameras/${id}/setStream`, { sub: 'http://10.0.0.9/' }))).toBe('camera_bad_address')
    expect(refused(await chief.post('/api/cameras', { ...details, stream: { ...stream, sub: 'small' } }))).toBe('camera_bad_address')
    expect(refused(await chief.post(`/api/cameras/${await add()}/setStream`, { sub: own }))).toBe('camera_no_stream')
    expect((await chief.post(`/api/cameras/${id}/setStream`, { sub: null })).status).toBe(200)
    expect(await sealedOf(id)).toEqual(stream)
    expect(await shown(id)).not.toHaveProperty('sub')
  })

  test('an owner’s account owns cameras and nothing else; the police’s own are answered for by the station’s chief', async () => {
    const officer = await house.as('community_officer', { station: 'lancheng' })
    const police = { ownerKind: 'police', legalClass: 'gov_plan' } as const
    for (const given of [{ ownerAccount: officer.account }, { ownerAccount: chief.account }, { ...police, ownerAccount: officer.account }])
      expect(refused(await chief.post('/api/cameras', { ...details, ...given }))).toBe('camera_owner_unknown')
    const own = await add({ ...police, ownerAccount: chief.account })
    expect(refused(await chief.post(`/api/cameras/${own}/correct`, { ownerKind: 'school', reason: '更正' }))).toBe('camera_owner_unknown')
    expect((await chief.post(`/api/cameras/${own}/correct`, { name: '更名', reason: '更正' })).status).toBe(200)
  })

  test('a wrong address and an unknown owner are said to be so', async () => {
    expect(refused(await chief.post('/api/cameras', { ...details, stream: { url: 'http://10.0.0.1/' } }))).toBe('camera_bad_address')
    expect(refused(await chief.post('/api/cameras', { ...details, ownerAccount: 'nobody' }))).toBe('camera_owner_unknown')
  })
})

/** Every row of every table as text, and every binary column as Latin-1. */
async function dump(ownerUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const { rows: tables } = await client.query<{ name: string }>(`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'public'`)
  const parts: string[] = []
  for (const { name } of tables) {
    const { rows } = await client.query<Record<string, unknown>>(`select * from ${name}`)
    parts.push(...rows.flatMap((row) => Object.values(row).map((value) => (Buffer.isBuffer(value) ? value.toString('latin1') : (JSON.stringify(value) ?? '')))))
  }
  await client.end()
  return parts.join('\n')
}
