import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { LiveChannel } from '#media/live/channel.ts'
import { serveLive } from '#media/live/serve-live.ts'
import { decodeSegment } from '#media/live/wire.ts'
import { tileGops } from '#media/archive/lay-down.ts'
import { makeSocketFolder, recorderSocket } from '#domains/cameras/index.ts'
import { obtainGrant, openFootageHouse, type FootageHouse } from '../../../test/footage-house.ts'
import type { Caller } from '../../../test/house.ts'
import { makeGops } from '../../../test/pictures.ts'

const incidentAt = { lon: 119.42, lat: 27.3 }
/** Degrees of latitude in a metre. */
const metre = 1 / 111_200

interface Stream {
  kinds: string[]
  closed: Promise<{ code: number; reason: string }>
  gotMedia: Promise<void>
  socket: WebSocket
}

describe('live pictures', () => {
  let f: FootageHouse
  let desk: Caller
  let address: string
  let stopRecorder: () => Promise<void>
  const channel = new LiveChannel()
  const wishes: unknown[] = []

  beforeAll(async () => {
    f = await openFootageHouse()
    desk = await f.house.as('dispatcher', { team: 'command-room' })
    const path = recorderSocket(f.house.platform.config.dataDir)
    makeSocketFolder(path)
    const recorder = await serveLive(path, { find: () => ({ listen: (listener, wish) => (wishes.push(wish), channel.listen(listener)) }), answer: async () => null })
    // A camera that sends ten pictures a second for as long as the test runs.
    const gops = makeGops(10, { gopFrames: 10, fps: 10 })
    channel.onFormat(gops[0]!.format)
    const frames = tileGops(gops, { fromMs: Date.now(), toMs: Number.MAX_SAFE_INTEGER, frameTicks: 9000 })
    let open = [...frames.next().value!.frames]
    const timer = setInterval(() => {
      if (open.length === 0) {
        channel.onGop()
        open = [...frames.next().value!.frames]
      }
      channel.onFrame(open.shift()!)
    }, 100)
    stopRecorder = async () => {
      clearInterval(timer)
      await recorder.close()
    }
    address = (await f.house.app.listen({ port: 0, host: '127.0.0.1' })).replace('http', 'ws')
  })
  afterAll(async () => {
    await stopRecorder?.()
    await f?.house.close()
  })

  const call = async (position: object | null = incidentAt) => {
    const body = { station: 'lancheng', caller: '测试', phone: '15400000001', place: '溪畔花园北门', position, nature: 'criminal', priority: 1, text: '有人落水' }
    return (await desk.post<{ id: string }>('/api/incidents', body)).body.id
  }
  const camera = async (name: string, metresNorth: number, more: object = {}) => {
    const position = { lon: incidentAt.lon, lat: incidentAt.lat + metresNorth * metre }
    const body = {
      name, place: name, category: 'road', position, bearing: 0, fieldOfView: 60, reach: 50, station: 'lancheng', ownerName: '县公安局', ownerAccount: '', ownerKind: 'police', legalClass: 'gov_plan',
      necessity: '治安', publicPlace: true, seesPrivacy: false, nearSecretSite: false, consentDocument: '', signText: '公共安全视频图像采集区域', signPhoto: true, retentionDays: 90,
      stream: { url: 'rtsp://127.0.0.1:1/none' }, ...more,
    }
    const { id } = (await f.chief.post<{ id: string }>('/api/cameras', body)).body
    await f.chief.post(`/api/cameras/${id}/activate`)
    return id
  }
  const watch = async (who: Caller, grant: string, cameraId: string) => {
    const look = await who.post<{ id: string }>('/api/footage/looks', { grant, camera: cameraId, kind: 'live' })
    return { status: look.status, id: look.body.id, stream: look.status === 200 ? stream(who, look.body.id) : null }
  }
  const stream = (who: Caller, look: string, query = ''): Stream => {
    const socket = new WebSocket(`${address}/api/footage/looks/${look}/live${query}`, { headers: { authorization: `Bearer ${who.token}` } })
    const kinds: string[] = []
    const gotMedia = new Promise<void>((resolve) => {
      socket.on('message', (message: Buffer) => {
        kinds.push(decodeSegment(message)?.kind ?? 'none')
        if (kinds.includes('media')) resolve()
      })
    })
    const closed = new Promise<{ code: number; reason: string }>((resolve) => socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() })))
    return { kinds, gotMedia, closed, socket }
  }

  test('an open incident offers public places within 300 m, the nearest six, and never a household’s', async () => {
    await camera('within', 250)
    await camera('outside', 320)
    await camera('yard', 10, { ownerKind: 'household', publicPlace: false, legalClass: 'art9_other', category: 'not_public', retentionDays: 7 })
    for (let i = 0; i < 6; i++) await camera(`near ${i}`, 100 + i)
    const { body } = await desk.post<{ cameras: { name: string }[] }>('/api/footage/live', { incident: await call() })
    expect(body.cameras.map((c) => c.name)).toEqual(['near 0', 'near 1', 'near 2', 'near 3', 'near 4', 'near 5'])
  })

  test('the desk watches, the time is recorded, and the close of the incident cuts the stream', async () => {
    const incident = await call()
    const { body } = await desk.post<{ id: string; cameras: { id: string }[] }>('/api/footage/live', { incident })
    const { id, stream: live } = await watch(desk, body.id, body.cameras[0]!.id)
    await live!.gotMedia
    expect(live!.kinds[0]).toBe('init')
    await desk.post(`/api/incidents/${incident}/close`, { closing: 'silent', text: '' })
    expect(await live!.closed).toEqual({ code: 4003, reason: 'rights_ended' })
    const recorded = async () => {
      const { body: list } = await f.auditor.get<{ looks: { id: string; spans: unknown[]; closedAt: string | null }[] }>('/api/footage/looks?kind=incident_live')
      const look = list.looks.find((l) => l.id === id)!
      return { spans: look.spans.length, closed: look.closedAt !== null }
    }
    await expect.poll(recorded).toEqual({ spans: 1, closed: true })
  })

  test('one look has its small and its large picture, and the end of the incident cuts both', async () => {
    const incident = await call()
    const { body } = await desk.post<{ id: string; cameras: { id: string }[] }>('/api/footage/live', { incident })
    const { id } = (await desk.post<{ id: string }>('/api/footage/looks', { grant: body.id, camera: body.cameras[0]!.id, kind: 'live' })).body
    wishes.length = 0
    const tile = stream(desk, id, '?stream=sub')
    await tile.gotMedia
    const large = stream(desk, id)
    await large.gotMedia
    expect(wishes).toEqual(['sub', 'main'])
    expect((await desk.get(`/api/footage/looks/${id}/live?stream=other`)).status).toBe(400)
    await desk.post(`/api/incidents/${incident}/close`, { closing: 'silent', text: '' })
    // One finds that the right has ended, and so ends the look.
    const codes = (await Promise.all([tile.closed, large.closed])).map(({ code }) => code)
    expect(codes).toContain(4003)
    expect(codes.every((code) => code === 4003 || code === 4012)).toBe(true)
  })

  test('nobody else watches for the incident: not a case officer, the station’s chief, an owner or an administrator', async () => {
    const incident = await call()
    for (const who of [f.officer, f.chief, f.owner, f.auditor, await f.house.as('system_administrator')])
      expect([(await who.post('/api/footage/live', { incident })).status, (await who.post('/api/footage/live', { incident: 'none' })).status]).toEqual([403, 403])
    const { body } = await desk.post<{ id: string; cameras: { id: string }[] }>('/api/footage/live', { incident })
    expect((await watch(f.officer, body.id, body.cameras[0]!.id)).status).toBe(403)
    expect((await watch(desk, body.id, f.otherCamera)).status).toBe(403)
  })

  test('a correction of the incident’s position takes the cameras along', async () => {
    const incident = await call()
    const { body } = await desk.post<{ id: string; cameras: { id: string }[] }>('/api/footage/live', { incident })
    await desk.post(`/api/incidents/${incident}/correct`, { position: { lon: incidentAt.lon + 0.1, lat: incidentAt.lat }, reason: '报警人更正' })
    expect((await watch(desk, body.id, body.cameras[0]!.id)).status).toBe(403)
    expect(await desk.post('/api/footage/live', { incident })).toMatchObject({ status: 409, body: { error: { code: 'no_camera_near' } } })
  })

  test('a grant for live pictures ends its stream when it is revoked', async () => {
    const grant = await obtainGrant(f, { allows: ['live'] })
    const { stream: live } = await watch(f.officer, grant, f.camera)
    await live!.gotMedia
    await f.head.post(`/api/footage/grants/${grant}/revoke`, { reason: '已无必要' })
    expect(await live!.closed).toEqual({ code: 4003, reason: 'rights_ended' })
  })

  test('the stream of who signs out, or is no officer any more, ends', async () => {
    const security = await f.house.as('security_administrator')
    const live = async (who: Caller, grant: string) => {
      const opened = (await watch(who, grant, f.camera)).stream!
      await opened.gotMedia
      return opened
    }
    const grant = await obtainGrant(f, { allows: ['live'], second: f.second.account })
    const leaving = await f.house.as('dispatcher', { team: 'command-room' })
    const near = (await leaving.post<{ id: string; cameras: { id: string }[] }>('/api/footage/live', { incident: await call() })).body
    const left = (await watch(leaving, near.id, near.cameras[0]!.id)).stream!
    await left.gotMedia
    await leaving.post('/api/sign-out')
    expect(await left.closed).toEqual({ code: 4003, reason: 'rights_ended' })

    const moved = await live(f.second, grant)
    const become = (role: string) =>
      security.post(`/api/accounts/${f.second.account}/change`, { name: '测试', roles: [role], station: 'lancheng', team: 'lancheng-cases', phone: '', reason: '转岗' })
    expect((await become('auxiliary')).status).toBe(200)
    expect(await moved.closed).toEqual({ code: 4003, reason: 'rights_ended' })
    expect((await become('case_officer')).status).toBe(200)
  })

  test('who goes before their rights were judged leaves nothing running', async () => {
    const grant = await obtainGrant(f, { allows: ['live'] })
    const look = (await f.officer.post<{ id: string }>('/api/footage/looks', { grant, camera: f.camera, kind: 'live' })).body.id
    await expect.poll(() => channel.listeners).toBe(0)
    const brief = async () => {
      const { socket, closed } = stream(f.officer, look)
      socket.on('open', () => socket.terminate())
      await closed
    }
    await Promise.all(Array.from({ length: 10 }, brief))
    // One more that stays proves that those before it were taken up.
    const last = stream(f.officer, look)
    await last.gotMedia
    expect(channel.listeners).toBe(1)
    last.socket.close()
    await expect.poll(() => channel.listeners).toBe(0)
  })

  test('without a sign-in, or in another’s name, there is no stream', async () => {
    const grant = await obtainGrant(f, { allows: ['live'] })
    const { id, stream: live } = await watch(f.officer, grant, f.camera)
    expect(await stream(f.second, id).closed).toMatchObject({ code: 4003 })
    const stranger = new WebSocket(`${address}/api/footage/looks/${id}/live`)
    expect(await new Promise((resolve) => stranger.on('error', (error) => resolve(error.message)))).toContain('401')
    live!.socket.close()
  })
})
