import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { layDown } from '#media/archive/lay-down.ts'
import { listBoxes, isDamage } from '#media/mp4/walk.ts'
import { openFootageHouse, type FootageHouse } from '../../../test/footage-house.ts'
import { codeOf, rulesOf, type Caller } from '../../../test/house.ts'
import { makeGops } from '../../../test/pictures.ts'

const minute = 60_000
const day = 24 * 60 * minute

interface OwnLook {
  id: string
  grantKind: string
  viewer: string
  spans: { from: string; to: string }[]
}

describe('an owner looks at their own camera', () => {
  let f: FootageHouse
  let start: number
  /** Another stretch of footage: past the retention, and held by a case. */
  let heldFrom: number
  beforeAll(async () => {
    f = await openFootageHouse()
    start = Math.floor(f.clock.now() / minute) * minute - 20 * minute
    heldFrom = start - 31 * day
    const root = join(f.house.folder, 'data/archive')
    for (const fromMs of [heldFrom, start]) await layDown({ root, cameraId: f.camera, gops: makeGops(50, { gopFrames: 50 }), fromMs, toMs: fromMs + 5 * minute })
    const hold = { ground: { type: 'case', id: f.caseId }, cameras: [f.camera], from: new Date(heldFrom).toISOString(), to: new Date(heldFrom + 5 * minute).toISOString(), until: new Date(f.clock.now() + 90 * day).toISOString(), reason: '案发时段' }
    expect((await f.officer.post('/api/footage/holds', hold)).status).toBe(200)
  })
  afterAll(() => f?.house.close())

  const open = (who: Caller = f.owner, body: object = {}) => who.post<{ id: string }>('/api/owner/looks', { camera: f.camera, kind: 'playback', reason: '车棚少了一辆车', ...body })
  const clip = (look: string, from: number, to: number, more = '', who = f.owner) => who.get<Buffer>(`/api/owner/looks/${look}/clip?from=${from}&to=${to}${more}`)
  const listed = async (who: Caller, query = '') => (await who.get<{ looks: { id: string }[] }>(`/api/footage/looks?limit=1000${query}`)).body.looks.map((l) => l.id)

  test('plays it, sees pictures and what is recorded; the look with its reason is on the ledger, and listed to them', async () => {
    const { id } = (await open()).body
    const played = await clip(id, start + 2000, start + 4000)
    expect([played.status, played.headers['content-type'], played.headers['x-start'], played.headers['x-end']]).toEqual([200, 'video/mp4', String(start + 2000), String(start + 4000)])
    const boxes = listBoxes(played.body, 0, played.body.length)
    expect(isDamage(boxes) ? boxes : boxes.map((box) => box.type)).toEqual(expect.arrayContaining(['ftyp', 'moov', 'mdat']))
    expect((await f.owner.get(`/api/footage/looks/${id}/still?at=${start + 3000}`)).headers['content-type']).toBe('image/jpeg')
    const { body } = await f.owner.get<{ spans: { startMs: number; endMs: number }[] }>(`/api/footage/looks/${id}/coverage`)
    expect(body.spans).toEqual([{ startMs: start, endMs: start + 5 * minute }])
    await f.owner.post(`/api/footage/looks/${id}/close`)
    const { looks } = (await f.owner.get<{ looks: OwnLook[] }>('/api/owner')).body
    expect(looks.find((l) => l.id === id)).toMatchObject({ grantKind: 'own_camera', spans: [{ from: new Date(start + 2000).toISOString(), to: new Date(start + 4000).toISOString() }] })
    await f.house.settle()
    const { acts } = (await f.auditor.get<{ acts: { type: string; purpose: string }[] }>(`/api/ledger/acts?record=look:${id}`)).body
    expect(acts.map((a) => [a.type, a.purpose])).toEqual(['look.closed', 'look.served', 'look.opened'].map((type) => [type, `camera:${f.camera}`]))
  })

  test('takes a stretch along as a file: an act before its first byte, ten minutes at most', async () => {
    const { id } = (await open()).body
    const saved = await clip(id, start, start + 3000, '&save=true')
    expect([saved.status, saved.headers['content-disposition']]).toEqual([200, expect.stringMatching(/^attachment; filename="camera-\d{8}-\d{6}Z\.mp4"$/)])
    await f.house.settle()
    const { acts } = (await f.auditor.get<{ acts: { type: string }[] }>(`/api/ledger/acts?record=look:${id}`)).body
    expect(acts.map((a) => a.type)).toContain('look.saved')
    expect(codeOf(await clip(id, start, start + 11 * minute))).toBe('own_clip_too_long')
  })

  test('sees nothing past the retention, also where a case holds it', async () => {
    const { id } = (await open()).body
    expect([(await clip(id, heldFrom, heldFrom + 5000)).status, (await f.owner.get(`/api/footage/looks/${id}/still?at=${heldFrom + 1000}`)).status]).toEqual([404, 404])
    expect((await f.owner.get(`/api/footage/looks/${id}/segments?from=${heldFrom}&to=${heldFrom + 1000}`)).status).toBe(204)
    expect((await f.owner.get(`/api/footage/looks/${id}/segments?from=${start}&to=${start + 1000}`)).status).toBe(200)
  })

  test('never sees another’s camera, nor says no reason', async () => {
    const other = await f.house.as('camera_owner')
    const answers = await Promise.all([open(other), open(f.owner, { camera: f.otherCamera }), open(f.owner, { camera: 'nowhere' })])
    expect(answers.map((a) => [a.status, rulesOf(a)])).toEqual([[403, ['default-deny']], [403, ['default-deny']], [403, ['default-deny']]])
    expect((await open(f.owner, { reason: ' ' })).status).toBe(400)
    const { id } = (await open()).body
    expect((await clip(id, start, start + 1000, '', other)).status).toBe(403)
  })

  test('nobody looks this way but owners: not an officer, not the chief who answers for the police’s own cameras', async () => {
    for (const who of [f.officer, f.chief, f.auditor, await f.house.as('system_administrator')]) expect((await open(who)).status).toBe(403)
    const police = { ownerName: '岚城派出所', ownerKind: 'police', legalClass: 'gov_plan', category: 'road', publicPlace: true, ownerAccount: f.chief.account }
    const details = { name: '桥头', place: '廊桥', position: { lon: 119.42, lat: 27.3 }, bearing: 40, fieldOfView: 62, reach: 40, station: 'lancheng', necessity: '治安', seesPrivacy: false, nearSecretSite: false, consentDocument: '', signText: '已安装', signPhoto: true, retentionDays: 90 }
    const { id } = (await f.chief.post<{ id: string }>('/api/cameras', { ...details, ...police })).body
    expect((await open(f.chief, { camera: id })).status).toBe(403)
  })

  test('the station learns nothing of it; the auditor who asks for this kind does', async () => {
    const { id } = (await open()).body
    expect([(await listed(f.chief)).includes(id), (await listed(f.chief, '&kind=own_camera')).includes(id), (await listed(f.auditor)).includes(id), (await listed(f.auditor, '&kind=own_camera')).includes(id)]).toEqual([false, false, false, true])
  })

  test('ends when the camera is another’s, who sees nothing from before it was theirs', async () => {
    const { id } = (await open()).body
    expect((await clip(id, start, start + 1000)).status).toBe(200)
    const heir = await f.house.as('camera_owner')
    expect((await f.chief.post(`/api/cameras/${f.camera}/correct`, { ownerAccount: heir.account, reason: '物业更换' })).status).toBe(200)
    expect((await clip(id, start, start + 1000)).status).toBe(403)
    const theirs = await open(heir)
    expect([theirs.status, (await clip(theirs.body.id, start, start + 1000, '', heir)).status]).toEqual([200, 404])
  })
})
