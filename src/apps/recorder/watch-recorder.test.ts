import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openLive } from '#domains/cameras/index.ts'
import { decodeSegment, messageKinds } from '#media/live/wire.ts'
import { packetiseVideo } from '#media/simulator/packetise.ts'
import { makeGops } from '../../../test/pictures.ts'
import { gops, openOneRecorder, password, type OneRecorder, serveSome, until } from '../../../test/one-recorder.ts'

describe('who watches at a recorder', () => {
  let yard: OneRecorder
  beforeAll(async () => void (yard = await openOneRecorder()))
  // Whatever a test left recording is not the next one's.
  afterEach(() => yard.sql.query(`update cameras set state = 'retired'`))
  afterAll(() => yard?.close())

  test('a watcher who comes late gets the format and the last key frame first, then picture by picture', async () => {
    yard.run()
    const id = await yard.add(yard.addressOf('shed'))
    await yard.untilFrames(id)
    const kinds: string[] = []
    const stop = openLive(yard.house.platform, id, 'main', {
      onMessage: (message) => kinds.push(message[0] === messageKinds.init ? 'init' : message[1] === 1 ? 'key' : 'delta'),
      onEnd: (why) => kinds.push(why),
    })
    await until(async () => kinds.length >= 24)
    stop()
    expect(kinds.slice(0, 2)).toEqual(['init', 'key'])
    expect(kinds.filter((kind) => kind === 'delta').length).toBeGreaterThan(12)
    const ends: string[] = []
    openLive(yard.house.platform, 'nobody', 'main', { onMessage: () => ends.push('message'), onEnd: (why) => ends.push(why) })
    await until(async () => ends.length > 0)
    await yard.stop('SIGTERM')
    openLive(yard.house.platform, id, 'main', { onMessage: () => ends.push('message'), onEnd: (why) => ends.push(why) })
    await until(async () => ends.length > 1)
    expect(ends).toEqual(['not_recorded', 'recorder_away'])
  })

  test('a tile is given the small picture over one connection, who enlarges it the large one, and the large one alone is recorded', async () => {
    yard.run()
    const video = packetiseVideo(makeGops(20, { width: 96, height: 64 }))
    const tiles = await serveSome({ tile: { isGuarded: true, video } })
    const id = await yard.add(yard.addressOf('gate'), { username: 'viewer', password, sub: `rtsp://127.0.0.1:${tiles.port}/tile` })
    await yard.untilFrames(id)
    expect(tiles.countClients()).toBe(0)
    const watch = (wish: 'main' | 'sub') => {
      const heard: (string | number)[] = []
      const stop = openLive(yard.house.platform, id, wish, {
        onMessage: (message) => {
          const segment = decodeSegment(message)
          heard.push(segment?.kind === 'stream' ? segment.stream : segment?.kind === 'init' ? segment.width : 'picture')
        },
        onEnd: (why) => heard.push(why),
      })
      return { heard, stop, playing: () => until(async () => heard.length > 8) }
    }
    const [first, second, enlarged] = [watch('sub'), watch('sub'), watch('main')]
    await Promise.all([first, second, enlarged].map((each) => each.playing()))
    expect([first, second, enlarged].map(({ heard }) => heard.slice(0, 3))).toEqual([['sub', 96, 'picture'], ['sub', 96, 'picture'], [160, 'picture', 'picture']])
    expect(tiles.countClients()).toBe(1)
    for (const each of [first, second, enlarged]) each.stop()
    await until(async () => tiles.countClients() === 0)
    await tiles.close()
    // Its machine is gone: the tile is given the large one.
    const fallen = watch('sub')
    await fallen.playing()
    expect(fallen.heard.slice(0, 3)).toEqual(['main', 160, 'picture'])
    fallen.stop()
    await yard.chief.post(`/api/cameras/${id}/suspend`, { reason: '测试' })
    const files = await until(async () => ((await yard.filesOf(id)).length > 0 ? yard.filesOf(id) : null))
    expect(files.map(({ width }) => width)).toEqual(files.map(() => 160))
    const sent = new Set(gops.map((gop) => gop.frames[0]!.nalus.at(-1)!.length))
    const reading = yard.reader().openGops()
    for (const place of await yard.readAll(id)) expect(sent.has((await reading.keyFrame(place))!.length - 4)).toBe(true)
    await reading.close()
  })

  test('who watches a camera that gets another address, or goes to another recorder, is told to look for it anew', async () => {
    yard.run()
    const id = await yard.add(yard.addressOf('shed'))
    await yard.untilFrames(id)
    const heard: string[] = []
    const watch = () => openLive(yard.house.platform, id, 'main', { onMessage: () => heard.push('picture'), onEnd: (why) => heard.push(why) })
    watch()
    await until(async () => heard.length > 4)
    await yard.chief.post(`/api/cameras/${id}/setStream`, { url: yard.addressOf('gate'), username: 'viewer', password })
    await until(async () => heard.at(-1) === 'recorder_away')
    await yard.untilFrames(id)
    heard.length = 0
    watch()
    await until(async () => heard.length > 4)
    await yard.chief.post(`/api/cameras/${id}/suspend`, { reason: '测试' })
    await until(async () => heard.at(-1) === 'recorder_away')
    watch()
    await until(async () => heard.at(-1) === 'not_recorded')
  })
})
