import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { layDown } from '#media/archive/lay-down.ts'
import { readFragment } from '#media/mp4/read-fragment.ts'
import { isDamage, listBoxes } from '#media/mp4/walk.ts'
import { makeRequest, obtainGrant, openFootageHouse, type FootageHouse } from '../../../../test/footage-house.ts'
import { codeOf, rulesOf, type Caller } from '../../../../test/house.ts'
import { makeGops } from '../../../../test/pictures.ts'


describe('playback', () => {
  let f: FootageHouse
  /** Footage lies from here on, ten minutes; the grants below name the second to the fifth of them. */
  let start: number
  const minute = 60_000
  const named = () => ({ from: new Date(start + minute).toISOString(), to: new Date(start + 5 * minute).toISOString() })

  beforeAll(async () => {
    f = await openFootageHouse()
    start = Math.floor(f.clock.now() / minute) * minute - 20 * minute
    const root = join(f.house.folder, 'data/archive')
    await layDown({ root, cameraId: f.camera, gops: makeGops(50, { gopFrames: 50 }), fromMs: start + 500, toMs: start + 10 * minute })
  })
  afterAll(() => f?.house.close())

  const openLook = (grant: string, who: Caller = f.officer, camera = f.camera) => who.post<{ id: string }>('/api/footage/looks', { grant, camera, kind: 'playback' })
  const segments = (look: string, fromMs: number, toMs: number, who: Caller = f.officer) =>
    who.get<Buffer>(`/api/footage/looks/${look}/segments?from=${start + fromMs}&to=${start + toMs}`)
  const still = (look: string, atMs: number, who: Caller = f.officer) => who.get<Buffer>(`/api/footage/looks/${look}/still?at=${start + atMs}`)
  const servedOf = async (look: string) => {
    await f.officer.post(`/api/footage/looks/${look}/close`)
    const { rows } = await query('select from_at, to_at from look_spans where look = $1 order by from_at', [look])
    const stills = await query('select stills, closed_at from looks where id = $1', [look])
    return { spans: rows.map((r) => [(r.from_at as Date).getTime() - start, (r.to_at as Date).getTime() - start]), stills: stills.rows[0]!.stills, closed: stills.rows[0]!.closed_at !== null }
  }
  const query = async (text: string, values: unknown[]) => {
    const scope = { county: f.house.platform.county, stations: 'all' as const, account: 'system' }
    return { rows: await f.house.platform.database.read(scope, (tx) => tx.query<Record<string, unknown>>({ text, values })) }
  }

  test('under a grant the range plays, and what was served is recorded to the millisecond', async () => {
    const look = (await openLook(await obtainGrant(f, named()))).body.id
    const answer = await segments(look, 2 * minute + 10_000, 2 * minute + 13_000)
    expect(answer.status).toBe(200)
    expect(answer.headers).toMatchObject({ 'content-type': 'video/mp4', 'x-codec': expect.stringMatching(/^avc1\./) as string, 'cache-control': 'private, no-store' })
    const boxes = listBoxes(answer.body, 0, answer.body.length)
    expect(isDamage(boxes) ? boxes : boxes.map((b) => b.type)).toEqual(['ftyp', 'moov', 'moof', 'mdat', 'moof', 'mdat', 'moof', 'mdat'])
    await segments(look, 4 * minute, 4 * minute + 1000)
    // GOPs of two seconds begin half a second after every even second.
    expect(await servedOf(look)).toEqual({ spans: [[128_500, 134_500], [238_500, 242_500]], stills: 0, closed: true })
  })

  test('at the edges of the grant nothing outside is served or counted', async () => {
    const look = (await openLook(await obtainGrant(f, named()))).body.id
    const answer = await segments(look, minute, minute + 1000)
    const boxes = listBoxes(answer.body, 0, answer.body.length)
    if (isDamage(boxes)) throw new Error(boxes.damage)
    const moof = boxes.find((b) => b.type === 'moof')!
    const fragment = readFragment(answer.body, moof.start)
    if (isDamage(fragment)) throw new Error(fragment.damage)
    // The grant begins 1.5 s into a GOP: 38 frames are squeezed away, the one at 60.02 s is the first to be shown.
    expect(fragment.samples.filter((s) => s.duration === 1)).toHaveLength(38)
    expect(fragment.start + 38).toBe(3_600_020 * 90)
    await segments(look, 5 * minute - 1000, 5 * minute)
    expect((await servedOf(look)).spans).toEqual([[60_000, 62_500], [298_500, 300_000]])
  })

  test('coverage says what is recorded within the grant and nothing beyond it', async () => {
    const look = (await openLook(await obtainGrant(f, { from: new Date(start - minute).toISOString(), to: new Date(start + minute).toISOString() }))).body.id
    const { body } = await f.officer.get<{ spans: object[]; gaps: object[] }>(`/api/footage/looks/${look}/coverage`)
    expect(body.spans).toEqual([{ startMs: start + 500, endMs: start + minute }])
    expect(body.gaps).toEqual([{ startMs: start - minute, endMs: start + 500 }])
  })

  test('a still is a JPEG, counted in the look', async () => {
    const look = (await openLook(await obtainGrant(f, named()))).body.id
    const answer = await still(look, 3 * minute)
    expect(answer.headers).toMatchObject({ 'content-type': 'image/jpeg', 'x-at': String(start + 178_500) })
    expect(answer.body.subarray(0, 2).toString('hex')).toBe('ffd8')
    expect(await servedOf(look)).toMatchObject({ spans: [], stills: 1 })
  })

  test.each([
    ['a range before the grant', 0, minute - 1000],
    ['a range behind it', 5 * minute + 1000, 6 * minute],
    ['a range that reaches out of it', 4 * minute + 30_000, 5 * minute + 1],
    ['a time at which nothing was ever recorded', -60 * minute, -59 * minute],
  ])('%s is refused in the same words, footage or not', async (_, from, to) => {
    const look = (await openLook(await obtainGrant(f, named()))).body.id
    const answer = await segments(look, from, to)
    expect([answer.status, codeOf(answer), rulesOf(answer)]).toEqual([403, 'not_allowed', ['outside-the-grant']])
  })

  test('a still outside the grant is refused', async () => {
    const look = (await openLook(await obtainGrant(f, named()))).body.id
    for (const at of [minute - 1, 5 * minute]) expect((await still(look, at)).status).toBe(403)
  })

  test('before its approval a grant shows nothing, and another camera than its own never', async () => {
    const { body } = await f.officer.post<{ id: string }>('/api/footage/grants', makeRequest(f, named()))
    expect([(await openLook(body.id)).status, rulesOf(await openLook(body.id))]).toEqual([403, ['grant-not-active']])
    const grant = await obtainGrant(f, named())
    expect(rulesOf(await openLook(grant, f.officer, f.otherCamera))).toEqual(['outside-the-grant'])
  })

  test('nobody but the two officers looks: not the head who approved, the owner, an administrator or another station', async () => {
    const grant = await obtainGrant(f, named())
    const elsewhere = await f.house.as('case_officer', { station: 'qiyun', team: 'qiyun-cases' })
    const others: [Caller, string][] = [
      [f.head, 'default-deny'], [f.chief, 'default-deny'], [elsewhere, 'footage-is-for-officers'], [f.owner, 'camera-owner-sees-own-side-only'],
      [f.auditor, 'auditor-sees-no-content'], [await f.house.as('system_administrator'), 'system-administrator-sees-no-content'],
    ]
    for (const [who, rule] of others) {
      const answer = await openLook(grant, who)
      expect([answer.status, rulesOf(answer)]).toEqual([403, expect.arrayContaining([rule])])
    }
    expect((await openLook(grant, f.second)).status).toBe(200)
  })

  test('nobody looks in another’s name', async () => {
    const look = (await openLook(await obtainGrant(f, named()))).body.id
    expect((await segments(look, 2 * minute, 2 * minute + 1000, f.second)).status).toBe(403)
  })

  test('what a refused grant, a revoked one and a closed case showed is over at once', async () => {
    const revoked = await obtainGrant(f, named())
    const look = (await openLook(revoked)).body.id
    expect((await segments(look, 2 * minute, 2 * minute + 1000)).status).toBe(200)
    await f.head.post(`/api/footage/grants/${revoked}/revoke`, { reason: '已无必要' })
    expect(rulesOf(await segments(look, 2 * minute, 2 * minute + 1000))).toEqual(['grant-not-active'])

    const id = await f.openCase()
    const grant = await obtainGrant(f, { ...named(), ground: { type: 'case', id } })
    const second = (await openLook(grant)).body.id
    await f.closeCase(id)
    expect(rulesOf(await segments(second, 2 * minute, 2 * minute + 1000))).toEqual(['grant-case-closed'])
    expect(codeOf(await f.officer.post(`/api/footage/looks/${second}/close`))).toBeUndefined()
  })

  test('after its end a grant shows nothing', async () => {
    const grant = await obtainGrant(f, named(), { until: new Date(f.clock.now() + 5 * minute).toISOString() })
    const look = (await openLook(grant)).body.id
    expect((await segments(look, 2 * minute, 2 * minute + 1000)).status).toBe(200)
    f.clock.advance(5 * minute)
    expect(rulesOf(await segments(look, 2 * minute, 2 * minute + 1000))).toEqual(['grant-expired'])
    expect(rulesOf(await openLook(grant))).toEqual(['grant-expired'])
  })

  test('the opening of a look is on the ledger with its ground, before anything is served', async () => {
    const look = (await openLook(await obtainGrant(f, named()))).body.id
    await f.house.settle()
    const { body } = await (await f.house.as('auditor')).get<{ acts: { type: string; purpose: string }[] }>(`/api/ledger/acts?record=look:${look}`)
    expect(body.acts.map((a) => [a.type, a.purpose])).toEqual([['look.opened', `case:${f.caseId}`]])
  })
})
