import { afterAll, beforeAll, expect, test } from 'vitest'
import { obtainGrant, openFootageHouse, type FootageHouse } from '../../../../test/footage-house.ts'
import type { Caller } from '../../../../test/house.ts'

interface Notice {
  id: string
  kind: string
  count: number
  about: { type: string; id: string; name: string }
  seenAt: string | null
}

let f: FootageHouse
beforeAll(async () => void (f = await openFootageHouse()))
afterAll(() => f?.house.close())

const notices = async (who: Caller) => (await who.get<{ notices: Notice[] }>('/api/footage/notices')).body.notices

test('the county’s head sets from how many looks on supervisors are told, nobody else does', async () => {
  const given = { cameraLooks: 3, cameraDays: 7, personLooks: 4, personDays: 1, work: { from: 9, to: 17 }, reason: '演练' }
  for (const who of [f.head, f.chief, f.auditor, f.officer]) expect((await who.post('/api/footage/thresholds', given)).status).toBe(403)
  const county = await f.house.as('county_bureau_head')
  expect(await county.post('/api/footage/thresholds', given)).toMatchObject({ status: 200, body: { cameraLooks: 3 } })
  expect(await f.chief.get('/api/footage/thresholds')).toMatchObject({ body: { cameraLooks: 3, personLooks: 4, work: { from: 9, to: 17 } } })
  expect((await county.post('/api/footage/thresholds', { ...given, work: { from: 17, to: 9 } })).status).toBe(400)
})

test('repeated looks at one camera and by one person are told to head and chief, once a day', async () => {
  const grant = await obtainGrant(f)
  for (let i = 0; i < 6; i++) expect((await f.officer.post('/api/footage/looks', { grant, camera: f.camera, kind: 'playback' })).status).toBe(200)
  for (const who of [f.head, f.chief]) {
    const told = await notices(who)
    expect(new Map(told.map((n) => [n.kind, [n.about.id, n.count]]))).toEqual(new Map([['repeat_camera', [f.camera, 3]], ['repeat_person', [f.officer.account, 4]]]))
    expect(told.find((n) => n.kind === 'repeat_camera')!.about.name).toBe('溪畔花园车棚')
  }
  expect((await f.officer.get('/api/footage/notices')).status).toBe(403)
  expect(await notices(await f.house.as('station_chief', { station: 'qiyun' }))).toEqual([])
})

test('a notice is seen with a note, by whom it is for', async () => {
  const [first] = await notices(f.chief)
  expect((await f.auditor.post(`/api/footage/notices/${first!.id}/see`, { note: '' })).status).toBe(403)
  expect((await f.chief.post(`/api/footage/notices/${first!.id}/see`, { note: '已询问，均为本案' })).status).toBe(200)
  expect((await notices(f.chief)).find((n) => n.id === first!.id)!.seenAt).not.toBeNull()
})

test('supervisors and the auditor list looks, with a random sample and a table; a name cannot run as a formula', async () => {
  const list = async (who: Caller, query = '') => (await who.get<{ looks: { viewer: string }[] }>(`/api/footage/looks${query}`)).body.looks
  for (const who of [f.head, f.chief, f.auditor]) expect(await list(who)).toHaveLength(6)
  expect(await list(f.auditor, '?sample=2')).toHaveLength(2)
  expect(await list(await f.house.as('station_chief', { station: 'qiyun' }))).toEqual([])
  for (const who of [f.officer, f.owner]) expect((await who.get('/api/footage/looks')).status).toBe(403)
  const table = await f.auditor.get<Buffer>('/api/footage/looks.csv')
  expect(table.headers['content-type']).toBe('text/csv; charset=utf-8')
  expect(table.body.toString().trim().split('\r\n')).toHaveLength(7)
})
