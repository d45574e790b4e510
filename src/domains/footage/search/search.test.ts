import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { archiveDir } from '#domains/cameras/index.ts'
import { layDown } from '#media/archive/lay-down.ts'
import { obtainGrant, openFootageHouse, type FootageHouse } from '../../../../test/footage-house.ts'
import { codeOf, rulesOf, type Answer, type Caller } from '../../../../test/house.ts'
import { bikeRegion, filmYard, yardFps } from '../../../../test/yard.ts'
import type { SearchLine } from './lines.ts'

const seconds = 120
const gone = 71.4

describe('searching footage', () => {
  let f: FootageHouse
  let start: number
  beforeAll(async () => {
    f = await openFootageHouse()
    start = Math.floor(f.clock.now() / 1000) * 1000 - 30 * 60_000
    const gops = [...filmYard({ seconds, seed: 'domain', isThere: (second) => second < gone })]
    await layDown({ root: archiveDir(f.house.platform.config.dataDir), cameraId: f.camera, gops, frameTicks: 90_000 / yardFps, fromMs: start, toMs: start + seconds * 1000 })
  })
  afterAll(() => f?.house.close())

  const iso = (ms: number) => new Date(ms).toISOString()
  const grant = (more: object = {}) => obtainGrant(f, { from: iso(start), to: iso(start + seconds * 1000), ...more })
  const openLook = async (id: string, who: Caller = f.officer) => (await who.post<{ id: string }>('/api/footage/looks', { grant: id, camera: f.camera, kind: 'playback' })).body.id
  const ask = (look: string, more: object = {}, who: Caller = f.officer): Promise<Answer<unknown>> =>
    who.post(`/api/footage/looks/${look}/search`, { what: 'vanished', region: bikeRegion, from: start, to: start + seconds * 1000, seen: start + 2_000, ...more })
  const linesOf = ({ body }: Answer<unknown>) => String(body).trim().split('\n').map((line) => JSON.parse(line) as SearchLine)

  test('says to the frame when something vanished, on the way there how far it has come, and writes the search down first', async () => {
    const look = await openLook(await grant())
    const lines = linesOf(await ask(look))
    expect(lines[0]).toHaveProperty('progress')
    const { done } = lines.at(-1) as { done: { outcome: string; atMs: number } }
    expect(done.outcome).toBe('found')
    expect(Math.abs(done.atMs - (start + gone * 1000))).toBeLessThanOrEqual(1000 / yardFps + 1)
    await f.house.settle()
    const { acts } = (await f.auditor.get<{ acts: { type: string; payload: object | null }[] }>(`/api/ledger/acts?record=look:${look}&limit=20`)).body
    expect(acts.map((act) => act.type)).toContain('look.searched')
  })

  test('lists what moved', async () => {
    const lines = linesOf(await ask(await openLook(await grant()), { what: 'moved' }))
    const changes = lines.flatMap((line) => ('changes' in line ? line.changes : []))
    expect(changes).toMatchObject([{ kind: 'lasting' }])
    expect(Math.abs(changes[0]!.fromMs - (start + gone * 1000))).toBeLessThanOrEqual(2_000)
  })

  test('is refused outside the grant, to anybody else, and once the grant has ended', async () => {
    const id = await grant()
    const look = await openLook(id)
    expect(rulesOf(await ask(look, { from: start - 60_000 }))).toEqual(['outside-the-grant'])
    expect((await ask(look, {}, f.second)).status).toBe(403)
    await f.head.post(`/api/footage/grants/${id}/revoke`, { reason: '测试' })
    expect((await ask(look)).status).toBe(403)
  })

  test('only two run at a time, also of those that ask in the same moment, and a place is free again afterwards', async () => {
    const look = await openLook(await grant())
    const answers = await Promise.all(Array.from({ length: 6 }, () => ask(look, { what: 'moved' })))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(2)
    expect(answers.filter(({ status }) => status === 429).map(codeOf)).toEqual(Array.from({ length: 4 }, () => 'search_busy'))
    expect((await ask(look)).status).toBe(200)
  })

  test('an owner’s own look is no ground to analyse anything', async () => {
    const { id } = (await f.owner.post<{ id: string }>('/api/owner/looks', { camera: f.camera, kind: 'playback', reason: '看看' })).body
    expect((await ask(id, {}, f.owner)).status).toBe(403)
  })

  test('a region outside the picture is refused with what to do', async () => {
    const answer = await ask(await openLook(await grant()), { region: { x: 0.9, y: 0.5, width: 0.4, height: 0.2 } })
    expect([answer.status, codeOf(answer)]).toEqual([422, 'search_region'])
  })
})
