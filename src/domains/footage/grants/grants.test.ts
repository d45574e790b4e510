import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeRequest, obtainGrant, openFootageHouse, type FootageHouse } from '../../../../test/footage-house.ts'
import { codeOf, type Caller } from '../../../../test/house.ts'

const hour = 3_600_000

describe('grants', () => {
  let f: FootageHouse
  beforeAll(async () => void (f = await openFootageHouse()))
  afterAll(() => f?.house.close())

  const ask = (changes: object = {}, who: Caller = f.officer) => f.officer && who.post<{ id: string; status: string }>('/api/footage/grants', makeRequest(f, changes))
  const approval = () => ({ until: new Date(f.clock.now() + 24 * hour).toISOString(), reason: '', deferral: null })
  const approve = (id: string, who: Caller, more: object = {}) => who.post(`/api/footage/grants/${id}/approve`, { ...approval(), ...more })
  const at = (ms: number) => new Date(f.clock.now() + ms).toISOString()

  test('a request waits for the head of the unit, who sees it among what waits and approves it', async () => {
    const { body } = await ask()
    expect(body.status).toBe('asked')
    const waiting = await f.head.get<{ grants: { id: string; askedByName: string; cameras: object[] }[] }>('/api/footage/grants?view=waiting')
    expect(waiting.body.grants.find((g) => g.id === body.id)).toMatchObject({ cameras: [{ id: f.camera, name: '溪畔花园车棚' }], askedByName: expect.stringContaining('测试') as string })
    expect(await approve(body.id, f.head)).toMatchObject({ status: 200, body: { status: 'active' } })
    expect(await approve(body.id, f.head)).toMatchObject({ status: 409, body: { error: { code: 'grant_decided' } } })
  })

  test.each([
    ['a case that does not exist', { ground: { type: 'case', id: 'none' } }, 'ground_unknown'],
    ['oneself as second officer', () => ({ second: f.officer.account }), 'second_is_you'],
    ['nobody as second officer', { second: 'nobody' }, 'second_unknown'],
    ['the camera’s owner as second officer', () => ({ second: f.owner.account }), 'second_unfit'],
    ['a camera that does not exist', { cameras: ['no-such-camera'] }, 'camera_unknown'],
    ['no time at all', () => ({ from: at(0), to: at(-hour) }), 'range_empty'],
    ['more than a week', () => ({ from: at(-8 * 24 * hour), to: at(-hour) }), 'range_too_long'],
    ['a time that lies ahead', () => ({ from: at(hour), to: at(2 * hour) }), 'range_ahead'],
    ['an export without playback', { allows: ['export'] }, 'export_needs_playback'],
    ['the article of another kind of case', { basis: 'adm_28' }, 'basis_of_other_kind'],
  ])('%s is refused', async (_, changes, code) => {
    const answer = await ask(typeof changes === 'function' ? changes() : changes)
    expect([answer.status, codeOf(answer)]).toEqual([409, code])
  })

  test('a case that is another officer’s, or of another station, is no ground', async () => {
    const colleague = await f.house.as('case_officer', { station: 'lancheng', team: 'lancheng-cases' })
    expect(codeOf(await ask({}, colleague))).toBe('ground_not_yours')
    const stranger = await f.house.as('case_officer', { station: 'qiyun', team: 'qiyun-cases' })
    expect(codeOf(await ask({}, stranger))).toBe('ground_unknown')
  })

  test('a closed case is no ground', async () => {
    const id = await f.openCase()
    await f.closeCase(id)
    expect(codeOf(await ask({ ground: { type: 'case', id } }))).toBe('ground_closed')
  })

  test.each(['system_administrator', 'security_administrator', 'auditor', 'camera_owner', 'grid_worker', 'auxiliary', 'legal_reviewer'] as const)(
    'policy lets no %s ask',
    async (role) => {
      const answer = await ask({}, await f.house.as(role, { station: 'lancheng' }))
      expect([answer.status, codeOf(answer)]).toEqual([403, 'not_allowed'])
    },
  )

  test('nobody approves their own: neither who asked, nor the second officer, nor the head who is one of them', async () => {
    const { body } = await ask()
    for (const who of [f.officer, f.second]) expect(codeOf(await approve(body.id, who))).toBe('not_allowed')
    const withHead = await ask({ second: f.head.account })
    expect(codeOf(await approve(withHead.body.id, f.head))).toBe('not_allowed')
    expect(await approve(withHead.body.id, f.chief)).toMatchObject({ status: 200, body: { status: 'active' } })
  })

  test('neither another team’s head nor the chief nor any administrator decides in the head’s place', async () => {
    const { body } = await ask()
    const others = [f.chief, f.auditor, f.owner, await f.house.as('case_team_lead', { station: 'qiyun', team: 'qiyun-cases' }), await f.house.as('system_administrator')]
    for (const who of others) expect(codeOf(await approve(body.id, who))).toBe('not_allowed')
    for (const who of others) expect(codeOf(await who.post(`/api/footage/grants/${body.id}/refuse`, { reason: 'x' }))).toBe('not_allowed')
  })

  test('a grant lasts thirty days at most', async () => {
    const { body } = await ask()
    expect(codeOf(await approve(body.id, f.head, { until: at(31 * 24 * hour) }))).toBe('until_out_of_bounds')
    expect(codeOf(await approve(body.id, f.head, { until: at(-1) }))).toBe('until_out_of_bounds')
  })

  test('a refusal wants a reason, and ends the request', async () => {
    const { body } = await ask()
    expect((await f.head.post(`/api/footage/grants/${body.id}/refuse`, { reason: '' })).status).toBe(400)
    expect(await f.head.post(`/api/footage/grants/${body.id}/refuse`, { reason: '范围过大' })).toMatchObject({ body: { status: 'refused' } })
    expect(codeOf(await approve(body.id, f.head))).toBe('grant_decided')
  })

  test('a grant is seen by its officers and those who answer for it, by nobody else', async () => {
    const id = await obtainGrant(f)
    const colleague = await f.house.as('case_officer', { station: 'lancheng', team: 'lancheng-cases' })
    for (const who of [f.officer, f.second, f.head, f.chief, f.auditor]) expect((await who.get(`/api/footage/grants/${id}`)).status).toBe(200)
    for (const who of [colleague, f.owner, await f.house.as('system_administrator')]) expect((await who.get(`/api/footage/grants/${id}`)).status).toBe(403)
    const unknown = await colleague.get(`/api/footage/grants/none`)
    expect([unknown.status, codeOf(unknown)]).toEqual([403, 'not_allowed'])
  })
})
