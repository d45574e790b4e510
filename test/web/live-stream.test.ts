import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { WebSocketServer, type WebSocket } from 'ws'
import { tileGops } from '../../src/media/archive/lay-down.ts'
import type { Frame } from '../../src/media/frame.ts'
import { LiveChannel } from '../../src/media/live/channel.ts'
import { encodeSegment } from '../../src/media/live/wire.ts'
import { openChromium } from '../chromium.ts'
import { makeGops } from '../pictures.ts'
import { bundle } from './bundle.ts'

const frameMs = 40

describe('a live picture in Chromium', () => {
  let browser: Browser
  let page: Page
  let server: Server
  let sockets: WebSocketServer
  let timer: NodeJS.Timeout
  const channel = new LiveChannel()
  /** What a viewer of the next connection is sent; null: nothing for the moment. */
  let lets: (message: Buffer) => boolean
  let onConnect: (socket: WebSocket) => void

  beforeAll(async () => {
    const code = await bundle('shared/video/live-stream.ts')
    server = createServer((request, response) => {
      response.setHeader('content-type', request.url === '/code.js' ? 'text/javascript' : 'text/html')
      response.end(request.url === '/code.js' ? code : `<video muted></video><script type="module">
        import { LiveStream } from '/code.js'
        const video = document.querySelector('video'), states = []
        const stream = new LiveStream('ws://' + location.host, video, (state) => states.push(state))
        window.lq = { states, video, shownAt: () => stream.shownAt() }
      </script>`)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    sockets = new WebSocketServer({ server })
    sockets.on('connection', (socket) => onConnect(socket))
    // A camera of 25 pictures a second, a key frame every two seconds.
    const gops = makeGops(50, { gopFrames: 50, width: 320, height: 192 })
    const stream = tileGops(gops, { fromMs: Date.now(), toMs: Number.MAX_SAFE_INTEGER, frameTicks: 3600 })
    channel.onFormat(gops[0]!.format)
    let open: Frame[] = []
    timer = setInterval(() => {
      if (open.length === 0) {
        channel.onGop()
        open = [...stream.next().value!.frames]
      }
      channel.onFrame({ ...open.shift()!, arrivalMs: Date.now() })
    }, frameMs)
    browser = await openChromium('shell')
  })
  afterAll(async () => {
    clearInterval(timer)
    await browser?.close()
    sockets?.close()
    server?.close()
  })
  beforeEach(async () => {
    lets = () => true
    onConnect = (socket) => {
      const stop = channel.listen((segment) => {
        const message = encodeSegment(segment)
        if (lets(message)) socket.send(message)
      })
      socket.on('close', stop)
    }
    page = await browser.newPage()
    page.setDefaultTimeout(60_000)
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    return () => page.close()
  })

  const framesShown = () => page.evaluate<number>('lq.video.getVideoPlaybackQuality().totalVideoFrames')
  const untilShown = (frames: number) => page.waitForFunction(`lq.video.getVideoPlaybackQuality().totalVideoFrames >= ${frames}`)

  test('plays, near the newest picture, and knows when it was taken', async () => {
    await untilShown(75)
    const { width, behind, age, states } = await page.evaluate<{ width: number; behind: number; age: number; states: string[] }>(
      '({ width: lq.video.videoWidth, behind: lq.video.buffered.end(lq.video.buffered.length - 1) - lq.video.currentTime, age: Date.now() - lq.shownAt(), states: lq.states })',
    )
    expect(width).toBe(320)
    expect(behind).toBeLessThan(4.5)
    expect(Math.abs(age)).toBeLessThan(10_000)
    expect(states).toContain('playing')
  })

  test('goes on after pictures were left out up to a key frame', async () => {
    await untilShown(25)
    let isShed = true
    lets = (message) => {
      if (message[0] === 2 && message[1] === 1 && leftOut > 20) isShed = false
      if (isShed) leftOut++
      return !isShed
    }
    let leftOut = 0
    while (isShed) await new Promise((resolve) => setTimeout(resolve, 50))
    await untilShown((await framesShown()) + 50)
  })

  test('comes back after the connection broke, and not once the right has ended', async () => {
    await untilShown(25)
    for (const socket of sockets.clients) socket.terminate()
    await page.waitForFunction(`lq.states.filter((state) => state === 'playing').length >= 2`)
    onConnect = (socket) => socket.close(4003, 'rights_ended')
    for (const socket of sockets.clients) socket.close(4003, 'rights_ended')
    await page.waitForFunction(`lq.states.at(-1) === 'no_right'`)
    await page.waitForTimeout(1500)
    expect(await page.evaluate<string>('lq.states.at(-1)')).toBe('no_right')
  })
})
