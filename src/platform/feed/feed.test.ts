import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { openTestHouse, runAsOwner, type Caller, type TestHouse } from '../../../test/house.ts'
import { tallies, tallyDomain, tallySql } from '../../../test/tally.ts'
import { closeCodes, serveFeed } from './socket.ts'
import type { FeedEvent, LogTail } from './tail.ts'

interface Frame {
  at: number
  events: { seq: number; type: string; record: { type: string; id: string } }[]
}

/** A page that follows the feed: every event it heard, and where it is. */
function follow(address: string, token: string, from?: number) {
  const socket = new WebSocket(`${address}/api/feed${from === undefined ? '' : `?from=${from}`}`, { headers: { authorization: `Bearer ${token}` } })
  const heard: Frame['events'] = []
  const page = {
    socket, heard, at: null as number | null,
    closed: once(socket, 'close').then(([code]) => code as number),
    reached: (size: number) => expect.poll(() => page.at).toBeGreaterThanOrEqual(size),
  }
  socket.on('message', (data: Buffer) => {
    const frame = JSON.parse(data.toString()) as Frame
    page.at = frame.at
    heard.push(...frame.events)
  })
  socket.on('error', () => undefined)
  return page
}

describe('the feed over a WebSocket', () => {
  let house: TestHouse
  let address: string
  let tally: ReturnType<typeof tallies>
  let desk: Caller
  let security: Caller
  let fail = false
  beforeAll(async () => {
    house = await openTestHouse({
      more: [tallyDomain], sql: tallySql, log: 'silent',
      spoil({ sessions }) {
        const { find } = sessions
        sessions.find = (token) => (fail ? Promise.reject(new Error('planted: the database is away')) : find(token))
      },
    })
    address = (await house.app.listen({ port: 0, host: '127.0.0.1' })).replace('http', 'ws')
    tally = tallies(house)
    desk = await house.as('dispatcher')
    security = await house.as('security_administrator')
    await tally.open('a', 'lancheng')
  })
  afterAll(() => house?.close())

  const size = async () => {
    await house.settle()
    return house.platform.tail.size()
  }

  test('resumes from a log number with none missed and none doubled, however often it is torn', async () => {
    // The one who hears of everything.
    const auditor = await house.as('auditor')
    let writing = true
    const writer = (async () => {
      for (let i = 0; writing; i++) await tally.count('a', 1, `${i}`)
    })()
    const heard: number[] = []
    let at = 0
    for (let round = 0; round < 12; round++) {
      const page = follow(address, auditor.token, at)
      await expect.poll(() => page.at).not.toBeNull()
      await page.reached(at + 3)
      // Torn without a word, as a network does it.
      page.socket.terminate()
      await page.closed
      heard.push(...page.heard.map((event) => event.seq))
      at = page.at!
    }
    writing = false
    await writer
    const end = await size()
    const last = follow(address, auditor.token, at)
    await last.reached(end)
    last.socket.close()
    heard.push(...last.heard.map((event) => event.seq))
    expect(heard).toEqual(Array.from({ length: end }, (_, i) => i))
  })

  test('without a number tells what comes from now on; with one that is none it is refused', async () => {
    const before = await size()
    const page = follow(address, desk.token)
    await page.reached(before)
    await tally.count('a', 1)
    await page.reached(await size())
    expect(page.heard.map((event) => event.seq)).toEqual([before])
    page.socket.close()
    const socket = new WebSocket(`${address}/api/feed?from=first`, { headers: { authorization: `Bearer ${desk.token}` } })
    expect((await once(socket, 'close'))[0]).toBe(closeCodes.badHello)
  })

  test('holds ids only, and nothing of another station', async () => {
    const officer = await house.as('case_officer', { station: 'lancheng', team: 'lancheng-cases' })
    await tally.open('far', 'qiyun')
    await tally.open('near', 'lancheng')
    const page = follow(address, officer.token, 0)
    await page.reached(await size())
    page.socket.close()
    const records = page.heard.map((event) => event.record.id)
    expect(records).toContain('near')
    expect(records).not.toContain('far')
    expect(Object.keys(page.heard[0]!).sort()).toEqual(['act', 'record', 'recordedAt', 'seq', 'type', 'version'])
  })

  test('whose rights were taken loses its events before the next one', async () => {
    const officer = await house.as('case_officer', { station: 'lancheng', team: 'lancheng-cases' })
    const page = follow(address, officer.token)
    await page.reached(await size())
    const change = { name: '测试', roles: ['case_officer'], station: 'qiyun', team: 'qiyun-cases', phone: '', reason: '调动' }
    expect(await security.post(`/api/accounts/${officer.account}/change`, change)).toMatchObject({ status: 200 })
    await tally.open('after-move', 'lancheng')
    await tally.open('at-new-station', 'qiyun')
    await page.reached(await size())
    const heard = page.heard.map((event) => event.record.id)
    expect(heard).not.toContain('after-move')
    expect(heard).toContain('at-new-station')

    expect(await security.post(`/api/accounts/${officer.account}/end`, { reason: '离职' })).toMatchObject({ status: 200 })
    await tally.open('after-end', 'qiyun')
    expect(await page.closed).toBe(closeCodes.rights)
    expect(page.heard.map((event) => event.record.id)).not.toContain('after-end')
  })

  test('that cannot ask about its rights tells nothing more by the old ones', async () => {
    const page = follow(address, desk.token)
    await page.reached(await size())
    fail = true
    // An act that may change rights, and one behind it, in whatever pages they come.
    await house.as('case_officer', { station: 'lancheng', team: 'lancheng-cases', login: 'newcomer' }).catch(() => undefined)
    await tally.open('unjudged', 'lancheng')
    expect(await page.closed).toBe(closeCodes.failed)
    fail = false
    expect(page.heard.map((event) => event.record.id)).not.toContain('unjudged')
    const again = follow(address, desk.token, page.at!)
    await again.reached(await size())
    again.socket.close()
    expect(again.heard.map((event) => event.record.id)).toContain('unjudged')
  })

  test('that nobody signed in for is closed, and a listening connection that dies is made anew', async () => {
    expect(await follow(address, 'nobody').closed).toBe(closeCodes.rights)
    const page = follow(address, desk.token)
    await page.reached(await size())
    await runAsOwner(house.ownerUrl, `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'listen%'`)
    const before = page.heard.length
    await tally.count('a', 1)
    await page.reached((await size()))
    expect(page.heard.length).toBe(before + 1)
    page.socket.close()
  })
})

describe('a client that does not read', () => {
  /** A log of made-up acts, larger than any socket's buffers. */
  const events = Array.from({ length: 120_000 }, (_, seq): FeedEvent => ({
    seq, act: `01a20f8b-613f-7406-92fc-${String(seq).padStart(12, '0')}`, type: 'tally.counted', record: { type: 'tally', id: 'a' }, version: seq + 1, topics: ['class:tally'], recordedAt: '2026-11-25T00:00:00.000Z',
  }))
  const tail: LogTail = { size: () => events.length, read: async (seq, limit) => events.slice(seq, seq + limit), onGrowth: () => () => undefined, stop: async () => undefined }
  let server: WebSocketServer
  beforeAll(async () => {
    server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
    server.on('connection', (socket, request) => {
      const from = Number(new URL(request.url!, 'http://x').searchParams.get('from'))
      serveFeed(tail, { socket, from, mayHear: () => true, beforePage: async () => undefined })
    })
    await once(server, 'listening')
  })
  afterAll(() => {
    for (const socket of server.clients) socket.terminate()
    server.close()
  })

  test('is shed and keeps nobody waiting; when it comes back it has missed nothing', async () => {
    const address = `ws://127.0.0.1:${(server.address() as { port: number }).port}`
    const slow = follow(address, '', 0)
    await once(slow.socket, 'open')
    slow.socket.pause()
    const quick = follow(address, '', 0)
    await quick.reached(events.length)
    expect(quick.heard).toHaveLength(events.length)
    quick.socket.close()

    await expect.poll(() => [...server.clients].map((client) => client.readyState)).toEqual([WebSocket.CLOSING])
    slow.socket.resume()
    expect(await slow.closed).toBe(closeCodes.slow)
    expect(slow.at).toBeLessThan(events.length)
    const back = follow(address, '', slow.at!)
    await back.reached(events.length)
    back.socket.close()
    expect([...slow.heard, ...back.heard].map((event) => event.seq)).toEqual(events.map((event) => event.seq))
  })
})
