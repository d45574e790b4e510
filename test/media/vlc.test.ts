import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { afterAll, describe, expect, test } from 'vitest'
import { Archive } from '../../src/media/archive/archive.ts'
import { type ClipPart, listClip, writeClip } from '../../src/media/archive/clip.ts'
import { ArchiveReader } from '../../src/media/archive/reader.ts'
import { burnIn } from '../../src/media/decode/burn-in.ts'
import { findFont } from '../../src/domains/footage/evidence/font.ts'
import { ManualClock } from '../../src/platform/ports/clock.ts'
import { encodeGops } from '../peers/encode-video.ts'
import { runProbe } from '../program.ts'

const start = Date.UTC(2026, 2, 1, 10)
const folder = mkdtempSync(join(tmpdir(), 'langqiao-vlc-'))
chmodSync(folder, 0o777)
const reader = new ArchiveReader(folder)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Records 75 pictures with a key frame every 25, and cuts from the 11th picture on. */
async function cut(codec: 'h264' | 'h265'): Promise<ClipPart> {
  const archive = new Archive({ root: folder, clock: new ManualClock(start), reserveBytes: 0, onFile: () => {} })
  for (const gop of await encodeGops({ codec, frames: 75, gop: 25 })) await archive.writer(codec).write({ ...gop, frames: gop.frames.map((frame) => ({ ...frame, arrivalMs: start + frame.ticks / 90 })) })
  await archive.close()
  const [part] = (await listClip(reader, codec, start + 400, start + 60_000)).parts
  return part!
}

async function write(name: string, chunks: AsyncIterable<Buffer>): Promise<string> {
  const path = join(folder, name)
  const all: Buffer[] = []
  for await (const chunk of chunks) all.push(chunk)
  writeFileSync(path, Buffer.concat(all))
  return path
}

/** Of 65 pictures: VLC's own encoder leaves out a few at the end. */
const most = 75
const least = 55

/** Plays a film to its end in VLC, which will not run as root, and counts the pictures that come out. */
async function playInVlc(path: string): Promise<number> {
  const shown = `${path}.ts`
  const output = `#transcode{vcodec=mp2v,vb=4000,fps=25,acodec=none}:standard{access=file,mux=ts,dst=${shown}}`
  const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
  const { status, stderr } = spawnSync('cvlc', ['-I', 'dummy', '--no-audio', '--sout', output, path, 'vlc://quit'], { ...user, env: { ...process.env, HOME: folder }, timeout: 60_000, encoding: 'utf8' })
  expect(status, stderr).toBe(0)
  const { stdout } = await runProbe(['-count_frames', '-show_entries', 'stream=nb_read_frames'], shown)
  return Number.parseInt(stdout, 10)
}

describe.runIf(process.env.LANGQIAO_TEST_LONG)('in VLC', () => {
  test.each(['h264', 'h265'] as const)('an original of %s plays to its end', async (codec) => {
    const part = await cut(codec)
    const shown = await playInVlc(await write(`${codec}.mp4`, writeClip(reader, part)))
    expect(part.frames.length).toBe(75)
    // A player may show what decoding needs before the range: it is marked, not left out.
    expect(shown).toBeGreaterThanOrEqual(least)
    expect(shown).toBeLessThanOrEqual(most)
  })

  test('a viewing copy plays to its end', async () => {
    const part = await cut('h264')
    const copy = burnIn(reader, part, { lines: ['派生观看副本'], masks: () => [], fontFile: findFont()!.path, label: (atMs) => new Date(atMs).toISOString() })
    expect(await playInVlc(await write('copy.mp4', copy))).toBeGreaterThanOrEqual(least)
  })
})
