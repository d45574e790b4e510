import { join, relative } from 'node:path'
import { existsSync } from 'node:fs'
import { unlink } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FinishedFile } from '#media/archive/finish.ts'
import { layDown } from '#media/archive/lay-down.ts'
import { removeFootage } from '#media/archive/remove-footage.ts'
import { diskVfs } from '#platform/ports/vfs.ts'
import { mainRecorder, saveFiles } from '#domains/cameras/index.ts'
import { obtainGrant, openFootageHouse, type FootageHouse } from '../../../../test/footage-house.ts'
import { codeOf, runAsOwner } from '../../../../test/house.ts'
import { makeGops } from '../../../../test/pictures.ts'
import { deleteDue, type Keeping } from './delete-due.ts'
import { deleteStrays, openKeeping } from './watch.ts'

const minute = 60_000
const day = 24 * 60 * minute

const compound = {
  place: '廊桥路66号', category: 'residential', position: { lon: 119.42, lat: 27.3 }, bearing: 40, fieldOfView: 62, reach: 40, station: 'lancheng', ownerName: '岚溪物业', ownerAccount: '', ownerKind: 'property_company',
  legalClass: 'operator_duty', necessity: '车棚防盗', publicPlace: false, seesPrivacy: false, nearSecretSite: false, consentDocument: '', signText: '已安装视频监控', signPhoto: true, retentionDays: 60,
}

interface Deletion {
  camera: string
  article: string
  retentionDays: number
  files: number
  bytes: number
  doneAt: string | null
  removed: number
  missing: number
  spared: number
}

describe('deletion at the end of retention', () => {
  let f: FootageHouse
  let root: string
  let keeping: Keeping
  beforeAll(async () => {
    f = await openFootageHouse()
    root = join(f.house.folder, 'data/archive')
    // Failures are planted below.
    f.house.platform.log.level = 'silent'
    keeping = openKeeping(f.house.platform)
    // A first house has no past: its clock is believed from here on.
    expect(await deleteDue(keeping)).toBe(0)
  })
  afterAll(async () => {
    if (!f) return
    await moveGrace(`kept_before_until < now()`, '8 days')
    await f.house.close()
  })

  const everything = () => ({ county: f.house.platform.county, stations: 'all' as const, account: 'system' })
  const register = async (more: object = {}) => (await f.chief.post<{ id: string }>('/api/cameras', { ...compound, name: '车棚', ...more })).body.id
  const correct = (id: string, retentionDays: number) => f.chief.post(`/api/cameras/${id}/correct`, { retentionDays, reason: '按规定调整' })
  const moveGrace = (where: string, by: string) => runAsOwner(f.house.ownerUrl, `update cameras set kept_before_until = kept_before_until + interval '${by}' where ${where}`)
  /** As if the week in which its former days hold on were over; put right before the house is asked whether it is sound. */
  const endGrace = (id: string) => moveGrace(`id = '${id}'`, '-8 days')
  /** Six files of ten seconds, ten minutes apart, so many days ago. */
  const record = async (cameraId: string, daysAgo: number): Promise<FinishedFile[]> => {
    const from = Math.floor((f.clock.now() - daysAgo * day) / day) * day + 8 * 60 * minute
    const files: FinishedFile[] = []
    for (let i = 0; i < 6; i++) files.push(...(await layDown({ root, cameraId, gops: makeGops(2, { gopFrames: 50 }), fromMs: from + i * 10 * minute, toMs: from + i * 10 * minute + 10_000 })))
    await f.house.platform.database.transact(everything(), (tx) => saveFiles(tx, f.house.platform.county, mainRecorder, root, files))
    return files
  }
  const rowsOf = async (camera: string) =>
    (await f.house.platform.database.read(everything(), (tx) => tx.query<{ path: string }>({ text: 'select path from footage_files where camera = $1 order by start_at', values: [camera] }))).map((r) => r.path)
  const pathsOf = (files: readonly FinishedFile[]) => files.map((file) => relative(root, file.path))
  const there = (files: readonly FinishedFile[]) => files.filter((file) => existsSync(file.path)).length
  const deletionsOf = async (camera: string) => (await f.auditor.get<{ deletions: Deletion[] }>(`/api/footage/deletions?camera=${camera}`)).body.deletions

  test('a camera with a duty to be kept is refused with twenty days, with the article', async () => {
    const answer = await f.chief.post('/api/cameras', { ...compound, name: '车棚', retentionDays: 20 })
    expect([answer.status, codeOf(answer)]).toEqual([409, 'camera_retention_floor'])
    expect(JSON.stringify(answer.body)).toMatch(/第十七条|art\. 17/)
  })

  test('a time that is shortened holds on for a week: a slip of the hand deletes nothing', async () => {
    const [camera, other] = [await register(), await register()]
    const files = [...(await record(camera, 40)), ...(await record(other, 40))]
    await Promise.all([correct(camera, 30), correct(other, 30)])
    await deleteDue(keeping)
    expect(there(files)).toBe(12)
    const { cameras } = (await f.chief.get<{ cameras: { id: string; retentionDays: number; keptBefore: { days: number } | null }[] }>('/api/cameras')).body
    expect(cameras.find(({ id }) => id === camera)).toMatchObject({ retentionDays: 30, keptBefore: { days: 60 } })
    await correct(camera, 60)
    await endGrace(other)
    await deleteDue(keeping)
    expect([await rowsOf(camera), await rowsOf(other)].map((rows) => rows.length)).toEqual([6, 0])
    expect(await deletionsOf(other)).toMatchObject([{ retentionDays: 30, removed: 6 }])
  })

  test('what a clip holds outlives the retention, alone is shown, and goes when the clip lets go; each deletion is on the ledger', async () => {
    const camera = await register()
    const files = await record(camera, 40)
    const [, , held] = files
    const span = { from: new Date(held!.startMs + 2000).toISOString(), to: new Date(held!.startMs + 4000).toISOString() }
    const grant = await obtainGrant(f, { cameras: [camera], from: new Date(files[0]!.startMs).toISOString(), to: new Date(files[5]!.endMs).toISOString() })
    const clip = (await f.officer.post<{ id: string }>('/api/footage/clips', { grant, camera, ...span, name: '推车离开' })).body.id
    expect((await correct(camera, 30)).status).toBe(200)
    await endGrace(camera)
    await deleteDue(keeping)
    expect([there(files), existsSync(held!.path), await rowsOf(camera)]).toEqual([1, true, pathsOf([held!])])
    const [deletion] = await deletionsOf(camera)
    expect(deletion).toMatchObject({ camera, article: 'D799 17', retentionDays: 30, files: 5, removed: 5, missing: 0 })
    expect(deletion!.doneAt).not.toBeNull()

    const look = (await f.officer.post<{ id: string }>('/api/footage/looks', { grant, camera, kind: 'playback' })).body.id
    const segments = (from: number, to: number) => f.officer.get(`/api/footage/looks/${look}/segments?from=${held!.startMs + from}&to=${held!.startMs + to}`)
    const shown = await segments(0, 10_000)
    expect([shown.status, shown.headers['x-start'], shown.headers['x-end']]).toEqual([200, String(held!.startMs + 2000), String(held!.startMs + 4000)])
    // The file is still there, whole; what the hold does not name is as good as gone.
    expect([(await segments(0, 1000)).status, (await segments(6000, 8000)).status]).toEqual([204, 204])

    await f.officer.post(`/api/footage/clips/${clip}/remove`, { reason: '已随案移送' })
    await deleteDue(keeping)
    expect([there(files), await rowsOf(camera), (await deletionsOf(camera)).length]).toEqual([0, [], 2])
    await f.house.settle()
    const { body } = await f.auditor.get<{ acts: { type: string }[] }>('/api/ledger/acts?limit=500')
    expect(body.acts.map((a) => a.type)).toEqual(expect.arrayContaining(['footage_deletion.ordered', 'footage_deletion.carriedOut']))
  })

  test('nothing within its retention goes, and a private camera’s goes by PIPL 19 after its own days', async () => {
    const [kept, short] = [await register(), await register({ legalClass: 'art9_other', ownerKind: 'shop', category: 'not_public', retentionDays: 3 })]
    const [recent, old, young] = [await record(kept, 40), await record(short, 6), await record(short, 2)]
    await deleteDue(keeping)
    expect([there(recent), there(old), there(young)]).toEqual([6, 0, 6])
    expect(await deletionsOf(short)).toMatchObject([{ article: 'PIPL 19', retentionDays: 3, removed: 6 }])
  })

  test('the server dies after the order: it is carried out later, less what was held in the meantime', async () => {
    const camera = await register({ legalClass: 'art9_other', ownerKind: 'shop', category: 'not_public', retentionDays: 3 })
    const files = await record(camera, 6)
    await deleteDue({ ...keeping, remove: () => Promise.reject(new Error('killed')) }).catch(() => undefined)
    expect([there(files), (await deletionsOf(camera))[0]!.doneAt]).toEqual([6, null])
    const hold = { ground: { type: 'case', id: f.caseId }, cameras: [camera], from: new Date(files[1]!.startMs).toISOString(), to: new Date(files[1]!.startMs + 1000).toISOString(), until: new Date(f.clock.now() + 30 * day).toISOString(), reason: '关键时段' }
    expect((await f.officer.post('/api/footage/holds', hold)).status).toBe(200)
    await deleteDue(keeping)
    expect([there(files), await rowsOf(camera)]).toEqual([1, pathsOf([files[1]!])])
    expect(await deletionsOf(camera)).toMatchObject([{ files: 6, removed: 5, spared: 1 }])
  })

  test('the server dies after the files went: their rows follow, and the act says that they were gone', async () => {
    const camera = await register({ legalClass: 'art9_other', ownerKind: 'shop', category: 'not_public', retentionDays: 3 })
    const files = await record(camera, 6)
    const dying: Keeping = {
      ...keeping,
      async remove(recorder, due, dueMs) {
        await keeping.remove(recorder, due, dueMs)
        throw new Error('killed')
      },
    }
    await deleteDue(dying).catch(() => undefined)
    expect([there(files), (await rowsOf(camera)).length]).toEqual([0, 6])
    await deleteDue(keeping)
    expect([await rowsOf(camera), await deletionsOf(camera)]).toMatchObject([[], [{ removed: 0, missing: 6 }]])
  })

  test('a file without a row whose time is over is found and removed too; a young one, or of a camera nobody registered, stays', async () => {
    const camera = await register({ legalClass: 'art9_other', ownerKind: 'shop', category: 'not_public', retentionDays: 3 })
    const [old, young, unknown] = [await record(camera, 6), await record(camera, 2), await record('nobody', 400)]
    await f.house.platform.database.transact(everything(), (tx) => tx.query({ text: 'delete from footage_files where camera = any ($1)', values: [[camera, 'nobody']] }))
    await deleteDue(keeping)
    expect(there(old)).toBe(6)
    await deleteStrays(keeping, f.house.platform)
    expect([there(old), there(young), there(unknown)]).toEqual([0, 6, 6])
    expect(await deletionsOf(camera)).toMatchObject([{ removed: 6 }])
  })

  test('a row without its file goes when its time is over', async () => {
    const camera = await register({ legalClass: 'art9_other', ownerKind: 'shop', category: 'not_public', retentionDays: 3 })
    const files = await record(camera, 6)
    await unlink(files[0]!.path)
    await deleteDue(keeping)
    expect([await rowsOf(camera), await deletionsOf(camera)]).toMatchObject([[], [{ removed: 6 }]])
  })

  test('a disk that refuses keeps the order open, without an act a round; when it takes it again, the order is carried out', async () => {
    const camera = await register({ legalClass: 'art9_other', ownerKind: 'shop', category: 'not_public', retentionDays: 3 })
    const files = await record(camera, 6)
    const broken: Keeping = { ...keeping, remove: (_, due) => Promise.resolve({ removed: [], missing: [], failed: due.map(({ path }) => ({ path, code: 'EROFS' })) }) }
    await deleteDue(broken)
    await deleteDue(broken)
    expect([there(files), (await deletionsOf(camera)).map((d) => d.doneAt)]).toEqual([6, [null]])
    await deleteDue(keeping)
    expect([there(files), (await deletionsOf(camera)).length]).toEqual([0, 1])
  })

  test('the clock leaps a year ahead: nothing is deleted until somebody who does not set it says that it is right', async () => {
    const camera = await register()
    const files = await record(camera, 20)
    const touched: string[] = []
    const watching: Keeping = {
      ...keeping,
      remove(recorder, due, dueMs) {
        touched.push(...due.map((d) => d.path))
        return removeFootage(diskVfs, root, due, dueMs).finally(() => recorder)
      },
    }
    f.clock.advance(365 * day)
    expect(await deleteDue(watching)).toBe('clock')
    expect([touched, there(files)]).toEqual([[], 6])
    const { house } = f
    const confirm = async (role: 'system_administrator' | 'station_chief' | 'county_bureau_head') => (await (await house.as(role)).post('/api/footage/keeping/clock', { reason: '已与北京时间核对' })).status
    expect([await confirm('system_administrator'), await confirm('station_chief')]).toEqual([403, 403])
    expect(await deleteDue(watching)).toBe('clock')
    expect(await confirm('county_bureau_head')).toBe(200)
    expect(await deleteDue(watching)).not.toBe('clock')
    expect(there(files)).toBe(0)
  })
})
