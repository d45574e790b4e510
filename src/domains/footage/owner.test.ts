import { WebSocket } from 'ws'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { obtainGrant, openFootageHouse, type FootageHouse } from '../../../test/footage-house.ts'
import { codeOf, type Caller } from '../../../test/house.ts'

const minute = 60_000

interface OwnerPage {
  cameras: { id: string }[]
  services: { id: string; number: string; document: string; answer: string | null }[]
  looks: { id: string; viewer: string; number: string; cameraName: string }[]
}

describe('the owner of a camera', () => {
  let f: FootageHouse
  beforeAll(async () => void (f = await openFootageHouse()))
  afterAll(() => f?.house.close())

  const page = async (who = f.owner) => (await who.get<OwnerPage>('/api/owner')).body
  const look = async (grant: string) => (await f.officer.post<{ id: string }>('/api/footage/looks', { grant, camera: f.camera, kind: 'playback' })).body.id
  /** Everything that the feed has told an account since the beginning. */
  const hear = async ({ token }: Caller): Promise<string> => {
    await f.house.settle()
    const address = await f.house.app.listen({ port: 0, host: '127.0.0.1' })
    const socket = new WebSocket(`${address.replace('http', 'ws')}/api/feed?from=0`, { headers: { authorization: `Bearer ${token}` } })
    let heard = ''
    await new Promise<void>((resolve, reject) => {
      socket.on('message', (data: Buffer) => {
        heard += data.toString()
        if ((JSON.parse(data.toString()) as { at: number }).at >= f.house.platform.tail.size()) resolve()
      })
      socket.on('close', () => reject(new Error('closed')))
    })
    socket.terminate()
    return heard
  }
  const inFuture = (ms: number) => new Date(f.clock.now() + ms).toISOString()

  test('sees the notice at the approval, and who looked, when and why', async () => {
    const grant = await obtainGrant(f)
    const id = await look(grant)
    const seen = await page()
    expect(seen.cameras.map((c) => c.id)).toEqual([f.camera])
    expect(seen.services).toMatchObject([{ id: `${grant}.${f.owner.account}`, document: '岚公刑调证字〔2026〕12号', answer: null }])
    expect(seen.looks.find((l) => l.id === id)).toMatchObject({ viewer: `测试${f.officer.account}`, cameraName: '溪畔花园车棚', number: f.caseNumber })
    expect(JSON.stringify(seen)).not.toContain('确定车辆被骑走的时刻')
  })

  test('another owner sees nothing of it, nor does an administrator', async () => {
    await look(await obtainGrant(f))
    const other = await f.house.as('camera_owner')
    expect(await page(other)).toEqual({ cameras: [], services: [], looks: [], exports: [] })
    expect((await (await f.house.as('system_administrator')).get('/api/owner')).status).toBe(403)
  })

  test('a deferred notice and the looks under it appear when the deferral ends, by itself', async () => {
    const grant = await obtainGrant(f, {}, { deferral: { until: inFuture(10 * minute), ground: '所有人涉案，告知将妨碍侦查' } })
    const id = await look(grant)
    const before = await page()
    expect([before.services.some((s) => s.id.startsWith(grant)), before.looks.some((l) => l.id === id)]).toEqual([false, false])
    expect(codeOf(await f.owner.post(`/api/owner/services/${grant}.${f.owner.account}/answer`, { answer: 'signed' }))).toBe('not_allowed')
    f.clock.advance(10 * minute)
    const after = await page()
    expect([after.services.some((s) => s.id.startsWith(grant)), after.looks.some((l) => l.id === id)]).toEqual([true, true])
  })

  test('no route and no event tells of a deferred look before its time', async () => {
    const shown = await obtainGrant(f)
    const hidden = await obtainGrant(f, {}, { deferral: { until: inFuture(10 * minute), ground: '妨碍侦查' } })
    const [id, told] = [await look(hidden), await look(shown)]
    await f.head.post(`/api/footage/grants/${hidden}/defer`, { owner: f.owner.account, until: inFuture(12 * minute), ground: '仍在侦查' })
    await f.officer.post(`/api/footage/looks/${id}/close`)
    const secrets = [hidden, id]
    // Whatever can be read, asked for with every id that the owner could have got hold of.
    const paths = Object.entries(f.house.app.swagger().paths ?? {}).flatMap(([path, methods]) => (methods && 'get' in methods ? [path] : []))
    const urls = paths.flatMap((path) => (path.includes('{') ? [hidden, id, `${hidden}.${f.owner.account}`, f.camera].map((one) => path.replaceAll(/\{\w+\}/g, one)) : [path]))
    const answers = await Promise.all(urls.map(async (url) => [url, await f.owner.get(url)] as const))
    const telling = answers.filter(([, answer]) => answer.status < 300 && secrets.some((secret) => JSON.stringify(answer.body).includes(secret)))
    expect(telling.map(([url]) => url)).toEqual([])
    expect((await page()).looks.some((l) => l.id === told)).toBe(true)
    const heard = await hear(f.owner)
    expect(heard).toContain(`${shown}.${f.owner.account}`)
    expect(secrets.filter((secret) => heard.includes(secret))).toEqual([])
  })

  test('the approver prolongs a deferral while it runs, and cannot hide again what was shown', async () => {
    const grant = await obtainGrant(f, {}, { deferral: { until: inFuture(5 * minute), ground: '妨碍侦查' } })
    const defer = (until: string, who = f.head) => who.post(`/api/footage/grants/${grant}/defer`, { owner: f.owner.account, until, ground: '仍在侦查' })
    expect(codeOf(await defer(inFuture(20 * minute), f.officer))).toBe('not_allowed')
    expect((await defer(inFuture(400 * 24 * 60 * minute))).status).toBe(409)
    expect((await defer(inFuture(8 * minute))).status).toBe(200)
    f.clock.advance(8 * minute)
    expect(codeOf(await defer(inFuture(20 * minute)))).toBe('service_shown')
  })

  test('signs or refuses once; a refusal is noted and stops nothing', async () => {
    const grant = await obtainGrant(f)
    const id = `${grant}.${f.owner.account}`
    const answer = (body: object, who = f.owner) => who.post(`/api/owner/services/${id}/answer`, body)
    expect(codeOf(await answer({ answer: 'signed' }, f.officer))).toBe('not_allowed')
    expect(await answer({ answer: 'declined', reason: '需先告知业委会' })).toMatchObject({ status: 200, body: { answer: 'declined' } })
    expect(codeOf(await answer({ answer: 'signed' }))).toBe('service_answered')
    expect((await f.officer.get<{ services: { answer: string }[] }>(`/api/footage/grants/${grant}`)).body.services).toMatchObject([{ answer: 'declined' }])
    expect(await look(grant)).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('who has no account is served on paper, and the officer notes the answer', async () => {
    const grant = await obtainGrant(f, { cameras: [f.otherCamera] })
    const note = (who = f.officer) => who.post(`/api/footage/grants/${grant}/noteService`, { owner: '', answer: 'declined', note: '当面送达，拒签，有执法记录' })
    expect(codeOf(await note(await f.house.as('station_chief', { station: 'lancheng' })))).toBe('not_allowed')
    expect(await note()).toMatchObject({ status: 200, body: { answer: 'declined' } })
  })
})
