import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ManualClock } from '#platform/ports/clock.ts'
import { openTestHouse, type Caller, type TestHouse } from '../../../test/house.ts'
import type { Incident } from './incident.ts'
import { findSharedWords, type SimilarCall } from './similar.ts'

test('shared words leave out what every call says', () => {
  expect(findSharedWords('停在车棚的电动车不见了，报警人很急', '报警人称电动车在车棚被盗')).toEqual(['电动车', '车棚'])
  expect(findSharedWords('有人打架', '有人报警称丢了手机')).toEqual([])
  expect(findSharedWords('蓝色小车 MX7731', '小车mx7731逃逸')).toEqual(['mx7731', '小车'])
})

describe('similar calls', () => {
  const clock = new ManualClock(Date.UTC(2026, 10, 24, 1))
  const shed = { lon: 119.42, lat: 27.3 }
  const near = { lon: 119.4215, lat: 27.3008 }
  const far = { lon: 119.45, lat: 27.32 }
  const theft = { station: 'lancheng', caller: '甲', phone: '15400000001', place: '溪畔花园电动车棚', position: shed, nature: 'criminal', priority: 2, text: '停在车棚的电动车不见了，昨晚还在' }
  let house: TestHouse
  let desk: Caller
  let first: string
  beforeAll(async () => {
    house = await openTestHouse({ clock })
    desk = await house.as('dispatcher')
    first = (await desk.post<{ id: string }>('/api/incidents', theft)).body.id
    await desk.post('/api/incidents', { ...theft, phone: '15400000009', place: '南岸菜市场', position: far, nature: 'dispute', text: '摊位前两人争吵' })
    clock.advance(10 * 3_600_000)
  })
  afterAll(() => house?.close())
  const ask = async (typed: object) => (await desk.post<{ similar: SimilarCall[] }>('/api/incidents/similar', typed)).body.similar

  test('the second e-bike of the evening offers the first: same place, same nature, shared words', async () => {
    const [found, ...others] = await ask({ place: '溪畔花园北门', position: near, nature: 'criminal', text: '家里的电动车也被偷了' })
    expect(found).toMatchObject({ id: first, kind: 'same_series', grounds: { sameNature: true, words: ['电动车'], minutesAgo: 600 } })
    expect(found!.grounds.distanceM).toBeGreaterThan(100)
    expect(others).toEqual([])
  })

  test('it is offered by words and the name of the place alone, before anyone has picked a point', async () => {
    expect(await ask({ place: '溪畔花园', nature: 'criminal', text: '电动车' })).toMatchObject([{ id: first, grounds: { distanceM: null, samePlaceName: true } }])
  })

  test('what shares only the hour offers nothing', async () => {
    expect(await ask({ place: '老街', position: far, nature: 'help', text: '钥匙忘在家里' })).toEqual([])
    expect(await ask({})).toEqual([])
  })

  test('the same number again within two hours, or the same thing within minutes, is taken for one call told twice', async () => {
    const { id } = (await desk.post<{ id: string }>('/api/incidents', { ...theft, phone: '15400000077', place: '东门广场', position: far, nature: 'public_order', text: '广场上有人打架' })).body
    clock.advance(5 * 60_000)
    expect(await ask({ phone: '15400000077', place: '广场' })).toMatchObject([{ id, kind: 'duplicate', grounds: { samePhone: true, minutesAgo: 5 } }])
    expect(await ask({ place: '东门广场', position: far, nature: 'public_order', text: '三四个人打架' })).toMatchObject([{ id, kind: 'duplicate' }])
  })

  test('another station’s calls are not offered', async () => {
    const stranger = await house.as('dispatcher', { station: 'qiyun' })
    expect((await stranger.post('/api/incidents/similar', { place: '溪畔花园', position: near, nature: 'criminal', text: '电动车不见了' })).body).toEqual({ similar: [] })
  })

  test('a call linked while it is written down is linked both ways, and undone both ways', async () => {
    const { id } = (await desk.post<{ id: string }>('/api/incidents', { ...theft, position: near, links: [{ to: first, kind: 'same_series', reason: '同一车棚' }] })).body
    const relations = async (of: string) => (await desk.get<Incident>(`/api/incidents/${of}`)).body.relations
    expect([await relations(id), await relations(first)]).toEqual([[{ to: first, kind: 'same_series' }], [{ to: id, kind: 'same_series' }]])
    await desk.post(`/api/incidents/${first}/unrelate`, { to: id, reason: '经核实无关' })
    expect([await relations(id), await relations(first)]).toEqual([[], []])
  })
})
