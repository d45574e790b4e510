import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { layDown } from '#media/archive/lay-down.ts'
import { obtainGrant, openFootageHouse, type FootageHouse } from '../../../../test/footage-house.ts'
import { codeOf, rulesOf } from '../../../../test/house.ts'
import { makeGops } from '../../../../test/pictures.ts'

const minute = 60_000

describe('bookmarks and stills', () => {
  let f: FootageHouse
  let start: number
  let grant: string
  let bookmark: string
  const at = (ms: number) => new Date(start + ms).toISOString()
  const mark = (ms: number, camera = f.camera) => f.officer.post<{ id: string }>('/api/footage/bookmarks', { grant, camera, at: at(ms), note: '车还在' })
  const openLook = async (id = grant) => (await f.officer.post<{ id: string }>('/api/footage/looks', { grant: id, camera: f.camera, kind: 'playback' })).body.id

  beforeAll(async () => {
    f = await openFootageHouse()
    start = Math.floor(f.clock.now() / minute) * minute - 20 * minute
    await layDown({ root: join(f.house.folder, 'data/archive'), cameraId: f.camera, gops: makeGops(50, { gopFrames: 50 }), fromMs: start, toMs: start + 2 * minute })
    grant = await obtainGrant(f, { from: at(0), to: at(5 * minute) })
  })
  afterAll(() => f?.house.close())

  test('a moment is marked on the case, within the grant alone', async () => {
    bookmark = (await mark(minute)).body.id
    expect(rulesOf(await mark(6 * minute))).toEqual(['outside-the-grant'])
    expect(rulesOf(await mark(minute, f.otherCamera))).toEqual(['outside-the-grant'])
    const ofCase = await f.head.get<{ bookmarks: object[] }>(`/api/footage/bookmarks?case=${f.caseId}`)
    expect(ofCase.body.bookmarks).toMatchObject([{ id: bookmark, at: at(minute), note: '车还在', camera: f.camera }])
  })

  test('who marked it corrects its note and takes it off the list; nobody else does', async () => {
    expect(rulesOf(await f.second.post(`/api/footage/bookmarks/${bookmark}/remove`, { reason: '无关' }))).toEqual(['default-deny'])
    await f.officer.post(`/api/footage/bookmarks/${bookmark}/correct`, { note: '车已不在', reason: '看错' })
    const marks = async () => (await f.officer.get<{ bookmarks: { note: string }[] }>(`/api/footage/grants/${grant}/marks`)).body.bookmarks.map((b) => b.note)
    expect(await marks()).toEqual(['车已不在'])
    await f.officer.post(`/api/footage/bookmarks/${bookmark}/remove`, { reason: '无关' })
    expect(await marks()).toEqual([])
    expect(codeOf(await f.officer.post(`/api/footage/bookmarks/${bookmark}/correct`, { note: '又在', reason: '看错' }))).toBe('bookmark_removed')
  })

  test('a still becomes evidence of the case, exact to the frame, with its hash, and an act of the look', async () => {
    const look = await openLook()
    const { body } = await f.officer.post<{ id: string; sha256: string; at: string }>(`/api/footage/looks/${look}/still`, { at: start + 61_010, note: '后座有白色箱子' })
    expect(body.at).toBe(at(61_000))
    const parts = await f.officer.get<{ evidence: { id: string; sha256: string; kind: string; description: string; takenAt: string }[] }>(`/api/cases/${f.caseId}/parts`)
    expect(parts.body.evidence).toMatchObject([{ id: body.id, sha256: body.sha256, kind: 'photo', description: '后座有白色箱子', takenAt: at(61_000) }])
    const original = await f.officer.get<Buffer>(`/api/cases/${f.caseId}/evidence/${body.id}/original`)
    expect(original.body.subarray(0, 3).toString('hex')).toBe('ffd8ff')
  })

  test('a still takes a grant that lets footage out, a case to go to, and footage that is there', async () => {
    const playback = await obtainGrant(f, { from: at(0), to: at(5 * minute), allows: ['playback'] })
    expect(rulesOf(await f.officer.post(`/api/footage/looks/${await openLook(playback)}/still`, { at: start + 1000 }))).toEqual(['outside-the-grant'])
    const look = await openLook()
    expect(codeOf(await f.officer.post(`/api/footage/looks/${look}/still`, { at: start + 3 * minute }))).toBe('nothing_recorded')
    expect(rulesOf(await f.officer.post(`/api/footage/looks/${look}/still`, { at: start + 6 * minute }))).toEqual(['outside-the-grant'])
  })
})
