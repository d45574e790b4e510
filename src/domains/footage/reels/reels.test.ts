import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fromBufferPromise } from 'yauzl'
import { buffer } from 'node:stream/consumers'
import { layDown } from '#media/archive/lay-down.ts'
import { canonicalise } from '#platform/acts/canonical.ts'
import { formatVerifier } from '#platform/ledger/note.ts'
import { ZipFile } from 'yazl'
import { obtainGrant, openFootageHouse, type FootageHouse } from '../../../../test/footage-house.ts'
import { codeOf, rulesOf, type Caller } from '../../../../test/house.ts'
import { makeGops } from '../../../../test/pictures.ts'
import { runCommand, runProbe, runProgram } from '../../../../test/program.ts'
import { verifyBundle } from '../evidence/verify.ts'
import type { ReelContent } from './content.ts'
import type { ReelLine } from './lines.ts'

const minute = 60_000

async function unpack(zip: Buffer): Promise<Record<string, Buffer>> {
  const files: Record<string, Buffer> = {}
  const opened = await fromBufferPromise(zip, { lazyEntries: true })
  for await (const entry of opened.eachEntry()) files[entry.fileName] = await buffer(await opened.openReadStreamPromise(entry))
  return files
}

async function pack(files: Record<string, Buffer>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, bytes] of Object.entries(files)) zip.addBuffer(bytes, name, { compress: false })
  zip.end()
  return buffer(zip.outputStream)
}

describe('a reel of clips', () => {
  let f: FootageHouse
  let start: number
  let grant: string
  let first: string
  let second: string
  let reel: string
  let bundle: Buffer
  const at = (ms: number) => new Date(start + ms).toISOString()
  const mark = async (camera: string, from: number, to: number, name: string, id = grant) =>
    (await f.officer.post<{ id: string }>('/api/footage/clips', { grant: id, camera, from: at(from), to: at(to), name })).body.id
  const make = async (items: { clip: string; caption?: string }[], who: Caller = f.officer) => {
    const answer = await who.post<string>('/api/footage/reels', { title: '车棚一案', items })
    const lines = answer.status === 200 ? String(answer.body).trim().split('\n').map((line) => JSON.parse(line) as ReelLine) : []
    return { ...answer, lines, last: lines.at(-1) }
  }
  const mask = (from: number, to: number, x = 0.1) => ({ from: at(from), to: at(to), keys: [{ at: at(from), x, y: 0.2, width: 0.3, height: 0.5 }] })
  const verify = async (bytes: Buffer) => {
    const path = join(f.house.folder, `${f.house.platform.ids.uuid()}.zip`)
    writeFileSync(path, bytes)
    const { valid, findings } = await verifyBundle(path, [f.house.platform.signer.verifier])
    return { valid, wrong: findings.filter((finding) => !finding.ok).map((finding) => finding.check) }
  }

  beforeAll(async () => {
    f = await openFootageHouse()
    start = Math.floor(f.clock.now() / minute) * minute - 20 * minute
    const root = join(f.house.folder, 'data/archive')
    const gops = makeGops(50, { gopFrames: 50, width: 320, height: 192 })
    for (const cameraId of [f.camera, f.otherCamera]) await layDown({ root, cameraId, gops, fromMs: start, toMs: start + 2 * minute })
    grant = await obtainGrant(f, { from: at(0), to: at(5 * minute), cameras: [f.camera, f.otherCamera] })
    first = await mark(f.camera, 10_000, 13_000, '走进车棚')
    second = await mark(f.otherCamera, 20_000, 22_000, '从院门出去')
  })
  afterAll(() => f?.house.close())

  test('masks are drawn over a clip by whoever marked it, and never outside of it', async () => {
    expect((await f.officer.post(`/api/footage/clips/${first}/mask`, { masks: [mask(10_000, 13_000)] })).status).toBe(200)
    expect(codeOf(await f.officer.post(`/api/footage/clips/${first}/mask`, { masks: [mask(30_000, 31_000)] }))).toBe('mask_outside')
    expect(rulesOf(await f.second.post(`/api/footage/clips/${first}/mask`, { masks: [] }))).toEqual(['default-deny'])
    const { body } = await f.officer.get<{ clips: { id: string; masks: unknown[] }[] }>(`/api/footage/grants/${grant}/marks`)
    expect(body.clips.map((c) => c.masks.length)).toEqual([1, 0])
  })

  test('it is made in the chosen order, says how far it is, and plays', async () => {
    const { lines, last } = await make([{ clip: second, caption: '出口' }, { clip: first, caption: '车棚里，旁人已遮挡' }])
    expect(lines.some((line) => 'progress' in line)).toBe(true)
    expect(last).toMatchObject({ made: { lengthMs: 5000 } })
    reel = (last as Extract<ReelLine, { made: unknown }>).made.id
    const film = await f.officer.get<Buffer>(`/api/footage/reels/${reel}/film`)
    const path = join(f.house.folder, 'reel.mp4')
    writeFileSync(path, film.body)
    const { stdout, stderr } = await runProbe(['-count_frames', '-show_entries', 'stream=codec_name,nb_read_frames'], path)
    expect([stderr, stdout.trim()]).toEqual(['', 'h264,125'])
  })

  test('its manifest says what is shown, in what order, what is masked, where and by whom; and the ledger answers for it', async () => {
    bundle = (await f.officer.get<Buffer>(`/api/footage/reels/${reel}/bundle`)).body
    const files = await unpack(bundle)
    expect(Object.keys(files).sort()).toEqual(['manifest.json', 'manifest.sig', 'reel.mp4'])
    const { content } = JSON.parse(files['manifest.json']!.toString()) as { content: ReelContent }
    expect(content.items.map((i) => [i.clip, i.caption, i.startMs, i.lengthMs, i.masks.length])).toEqual([[second, '出口', 0, 2000, 0], [first, '车棚里，旁人已遮挡', 2000, 3000, 1]])
    expect(content.items.map((i) => i.maskedBy)).toEqual(['', `测试${f.officer.account}`])
    expect(content.items[1]!.masks).toEqual([mask(10_000, 13_000)])
    expect(await verify(bundle)).toEqual({ valid: true, wrong: [] })
  })

  test('a changed film, or a mask that the manifest leaves out, is found, even signed by the house', async () => {
    const files = await unpack(bundle)
    const film = Buffer.from(files['reel.mp4']!)
    film[film.length - 100]! ^= 1
    expect(await verify(await pack({ ...files, 'reel.mp4': film }))).toEqual({ valid: false, wrong: ['files'] })
    const manifest = JSON.parse(files['manifest.json']!.toString()) as { content: ReelContent }
    manifest.content.items[1]!.masks = []
    const text = canonicalise(manifest as never)
    expect(await verify(await pack({ ...files, 'manifest.json': Buffer.from(text), 'manifest.sig': Buffer.from(f.house.platform.signer.sign(text)) }))).toEqual({ valid: false, wrong: ['content'] })
  })

  test('the program that verifies bundles verifies it too, and says that it is derived', async () => {
    const path = join(f.house.folder, 'reel.zip')
    writeFileSync(path, bundle)
    const { status, stdout } = await runCommand(['verify', path, '--key', formatVerifier(f.house.platform.signer.verifier)], { PATH: process.env.PATH })
    expect(status).toBe(0)
    expect(stdout).toContain('derived for watching, no original')
    expect(stdout).toContain('1 regions blacked out by')
  })

  test('its originals are held, and owners see that their camera is in it', async () => {
    const holds = await f.head.get<{ holds: { source: string }[] }>(`/api/footage/holds?limit=500`)
    expect(holds.body.holds.filter((hold) => hold.source === 'export').length).toBeGreaterThanOrEqual(2)
    const owner = await f.owner.get<{ exports: { from: string }[] }>('/api/owner')
    expect(owner.body.exports.map((e) => e.from)).toEqual([at(10_000)])
  })

  test('it stands with what it shows on the grant’s timeline and in the case', async () => {
    const marks = await f.officer.get<{ reels: { id: string; items: { clip: string; masks: number }[] }[] }>(`/api/footage/grants/${grant}/marks`)
    expect(marks.body.reels.map((r) => [r.id, r.items.map((i) => [i.clip, i.masks])])).toEqual([[reel, [[second, 0], [first, 1]]]])
    expect((await f.head.get<{ reels: unknown[] }>(`/api/footage/reels?case=${f.caseId}`)).body.reels).toHaveLength(1)
  })

  test('a viewing copy of a clip’s export is black where the clip is masked', async () => {
    const sealed = await f.officer.post<{ id: string }>('/api/footage/exports', { grant, camera: f.camera, clip: first, from: at(10_000), to: at(13_000) })
    const copy = await f.officer.get<Buffer>(`/api/footage/exports/${sealed.body.id}/viewing-copy`)
    const path = join(f.house.folder, 'copy.mp4')
    writeFileSync(path, copy.body)
    const { bytes } = await runProgram('ffmpeg', ['-v', 'error', '-i', path, '-vf', 'select=eq(n\\,40)', '-frames:v', '1', '-f', 'rawvideo', '-pix_fmt', 'gray', '-'])
    const pixel = (x: number, y: number) => bytes[Math.round(y * 192) * 320 + Math.round(x * 320)]!
    expect([pixel(0.2, 0.5) < 24, pixel(0.38, 0.6) < 24, pixel(0.6, 0.5) > 60]).toEqual([true, true, true])
  })

  test('clips of two cases, and clips of others, become none', async () => {
    const otherCase = await f.openCase()
    const other = await obtainGrant(f, { ground: { type: 'case', id: otherCase }, from: at(0), to: at(5 * minute) })
    const foreign = await mark(f.camera, 1000, 2000, '另一案', other)
    expect(codeOf(await make([{ clip: first }, { clip: foreign }]))).toBe('reel_mixed')
    const stranger = await f.house.as('case_officer', { station: 'lancheng', team: 'lancheng-cases' })
    expect(rulesOf(await make([{ clip: first }], stranger))).toEqual(['default-deny'])
    expect((await make([{ clip: 'no-such-clip' }])).status).toBe(403)
  })

  test('it is handed out to whoever made it alone, and not after the grant has ended', async () => {
    expect(rulesOf(await f.second.get(`/api/footage/reels/${reel}/film`))).toEqual(['default-deny'])
    await f.head.post(`/api/footage/grants/${grant}/revoke`, { reason: '已无必要' })
    for (const what of ['film', 'bundle']) expect((await f.officer.get(`/api/footage/reels/${reel}/${what}`)).status).toBe(403)
    expect(rulesOf(await make([{ clip: first }]))).toEqual(['grant-not-active'])
    expect(readdirSync(join(f.house.folder, 'data/exports')).filter((name) => name.endsWith('.making'))).toEqual([])
  })
})
