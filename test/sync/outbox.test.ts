import { describe, expect, test } from 'vitest'
import { openMemoryStorage } from '../../web/grid/sync/memory-storage.ts'
import { openSender, SendFailure, type Network, type Storage, type Wire } from '../../web/grid/sync/outbox.ts'
import { systemClock } from '#platform/ports/clock.ts'
import { makeIds } from './ids.ts'

const uuid = makeIds(systemClock)
const keep = (storage: Storage, bodies: unknown[]) => storage.add(bodies.map((body) => ({ id: uuid(), kind: 'matter.push', at: new Date().toISOString(), record: `matter/${uuid()}`, label: '难题', body })))
const takes = (bad: (body: unknown) => boolean, asked: Wire[][] = []): Network => ({
  async send(intents) {
    asked.push([...intents])
    if (intents.some(({ body }) => bad(body))) throw new SendFailure('refused', '服务器收不下', '请联系所长')
    return intents.map(({ id }) => ({ id, state: 'done' }))
  },
  async sendPhoto({ sha256 }) {
    if (sha256.startsWith('bad')) throw new SendFailure('refused', '这不是照片。', '请重拍。')
  },
})

describe('what a phone keeps until the server has it', () => {
  test('one intent that the server cannot take is told from the others by halving, and says so; all others arrive, in their order', async () => {
    const storage = openMemoryStorage()
    await keep(storage, Array.from({ length: 50 }, (_, at) => at))
    const asked: Wire[][] = []
    expect(await openSender(storage, takes((body) => body === 37, asked)).flush()).toBe('all_sent')
    const items = await storage.list()
    expect(items.filter(({ state }) => state === 'stuck')).toMatchObject([{ body: 37, message: '服务器收不下', todo: '请联系所长' }])
    expect(items.filter(({ state }) => state === 'done')).toHaveLength(49)
    // Twice the depth of halving, not fifty requests.
    expect(asked.length).toBeLessThanOrEqual(13)
    const arrived = asked.filter((intents) => !intents.some(({ body }) => body === 37)).flat().map(({ body }) => body)
    expect(arrived).toEqual(Array.from({ length: 50 }, (_, at) => at).filter((at) => at !== 37))
  })

  test('what was stuck is not sent again, and holds up nothing that comes later', async () => {
    const storage = openMemoryStorage()
    await keep(storage, ['bad'])
    const asked: Wire[][] = []
    const sender = openSender(storage, takes((body) => body === 'bad', asked))
    await sender.flush()
    await keep(storage, ['good'])
    expect(await sender.flush()).toBe('all_sent')
    expect(asked.map((intents) => intents.map(({ body }) => body))).toEqual([['bad'], ['good']])
  })

  test('a photo that the server does not take says why, holds up no other, and is not sent again until somebody wants it', async () => {
    const storage = openMemoryStorage()
    for (const sha256 of ['bad', 'good']) await storage.addPhoto({ sha256, takenAt: new Date().toISOString(), size: 3 }, new Uint8Array(3))
    const sender = openSender(storage, takes(() => false))
    expect(await sender.flush()).toBe('all_sent')
    expect(await storage.listPhotos()).toMatchObject([{ sha256: 'bad', isSent: false, problem: '这不是照片。 请重拍。' }, { sha256: 'good', isSent: true, problem: '' }])
  })

  test('what was done at once stands in one order, each after the one before about its record', async () => {
    const storage = openMemoryStorage()
    const at = new Date().toISOString()
    const given = ['a', 'b', 'a'].map((record) => ({ id: uuid(), kind: 'task.do', at, record, label: '', body: record }))
    const added = await storage.add(given)
    expect(added.map(({ seq, after }) => [seq, after])).toEqual([[1, null], [2, null], [3, given[0]!.id]])
  })
})
