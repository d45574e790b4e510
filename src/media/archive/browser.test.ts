import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ManualClock } from '#platform/ports/clock.ts'
import { openChromium } from '../../../test/chromium.ts'
import { makeGops } from '../../../test/pictures.ts'
import { playRange } from '../../../test/play-range.ts'
import type { Gop } from '../frame.ts'
import { Archive } from './archive.ts'
import { tileGops } from './lay-down.ts'
import { ArchiveReader } from './reader.ts'

/** Ten seconds before the hour. */
const start = Date.UTC(2026, 2, 1, 10, 59, 50)

/** In the page: appends segments to a SourceBuffer, seeks, and tells what the browser has. Text, since it is no code of this program. */
const play = `async ({ segments, seekTo }) => {
  const once = (target, name) => new Promise((resolve) => target.addEventListener(name, resolve, { once: true }))
  const video = document.createElement('video')
  const media = new MediaSource()
  video.src = URL.createObjectURL(media)
  await once(media, 'sourceopen')
  const buffer = media.addSourceBuffer('video/mp4; codecs="' + segments[0].codec + '"')
  let refused = 0
  buffer.addEventListener('error', () => refused++)
  for (const { codec, base64 } of segments) {
    if (codec) buffer.changeType('video/mp4; codecs="' + codec + '"')
    buffer.appendBuffer(Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)))
    await once(buffer, 'updateend')
  }
  media.endOfStream()
  const ranges = Array.from({ length: video.buffered.length }, (_, i) => [video.buffered.start(i), video.buffered.end(i)])
  const widths = []
  for (const time of seekTo) {
    video.currentTime = time
    await once(video, 'seeked')
    widths.push(video.videoWidth)
  }
  return { ranges, widths, refused }
}`

test('a browser plays across the hour and across a change of format as one stretch', async () => {
  const root = mkdtempSync(join(tmpdir(), 'langqiao-browser-'))
  const archive = new Archive({ root, clock: new ManualClock(start), reserveBytes: 0, onFile: () => {} })
  const small = makeGops(25, { gopFrames: 25 })
  const large = makeGops(25, { gopFrames: 25, width: 320, height: 192 })
  const all = [...tileGops(small, { fromMs: start, toMs: start + 20_000 })]
  for (const [i, gop] of all.entries()) await archive.writer('c').write(i < 14 ? gop : swap(gop, large[0]!))
  await archive.close()

  const segments: { codec?: string; base64: string }[] = []
  for await (const { bytes, codec } of playRange(new ArchiveReader(root), 'c', start, start + 20_000))
    segments.push({ base64: bytes.toString('base64'), ...(codec ? { codec } : {}) })
  expect(segments.filter((s) => s.codec)).toHaveLength(2)

  const browser = await openChromium('shell')
  try {
    const page = await browser.newPage()
    const played = await page.evaluate(`(${play})(${JSON.stringify({ segments, seekTo: [10.02, 15] })})`)
    expect(played).toEqual({ ranges: [[0, expect.closeTo(20, 2)]], widths: [160, 320], refused: 0 })
  } finally {
    await browser.close()
    rmSync(root, { recursive: true })
  }
})

/** The same times with the pictures of another format. */
function swap(gop: Gop, by: Gop): Gop {
  return { format: by.format, frames: gop.frames.map((frame, i) => ({ ...frame, nalus: by.frames[i]!.nalus })) }
}
