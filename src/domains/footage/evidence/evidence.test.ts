import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fromBufferPromise } from 'yauzl'
import { ZipFile } from 'yazl'
import { layDown } from '#media/archive/lay-down.ts'
import { canonicalise } from '#platform/acts/canonical.ts'
import { formatVerifier, makeSigner } from '#platform/ledger/note.ts'
import { obtainGrant, openFootageHouse, type FootageHouse } from '../../../../test/footage-house.ts'
import { codeOf, rulesOf, type Caller } from '../../../../test/house.ts'
import { makeGops } from '../../../../test/pictures.ts'
import { runCommand, runProbe } from '../../../../test/program.ts'
import type { EvidenceManifest } from './manifest.ts'
import { removeHalfMade } from './seal.ts'
import { verifyBundle } from './verify.ts'

type Files = Record<string, Buffer>
const minute = 60_000

async function unpack(zip: Buffer): Promise<Files> {
  const files: Files = {}
  const opened = await fromBufferPromise(zip, { lazyEntries: true })
  for await (const entry of opened.eachEntry()) files[entry.fileName] = await buffer(await opened.openReadStreamPromise(entry))
  return files
}

async function pack(files: Files): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, bytes] of Object.entries(files)) zip.addBuffer(bytes, name, { compress: false })
  zip.end()
  return buffer(zip.outputStream)
}

describe('evidence', () => {
  let f: FootageHouse
  let start: number
  let grant: string
  let bundle: Buffer
  let made: { id: string; sha256: string; parts: { frames: number; preRollFrames: number }[] }
  const at = (ms: number) => new Date(start + ms).toISOString()
  const exportRange = (from: number, to: number, who: Caller = f.officer, id = grant) =>
    who.post<typeof made>('/api/footage/exports', { grant: id, camera: f.camera, from: at(from), to: at(to) })
  const fetchBundle = (id: string, who: Caller = f.officer) => who.get<Buffer>(`/api/footage/exports/${id}/bundle`)
  const verify = async (bytes: Buffer, keys = [f.house.platform.signer.verifier]) => {
    const path = join(f.house.folder, `${f.house.platform.ids.uuid()}.zip`)
    writeFileSync(path, bytes)
    const { valid, findings } = await verifyBundle(path, keys)
    return { valid, wrong: findings.filter((finding) => !finding.ok).map((finding) => finding.check) }
  }

  beforeAll(async () => {
    f = await openFootageHouse()
    start = Math.floor(f.clock.now() / minute) * minute - 20 * minute
    const root = join(f.house.folder, 'data/archive')
    const gops = makeGops(50, { gopFrames: 50 })
    await layDown({ root, cameraId: f.camera, gops, fromMs: start, toMs: start + 2 * minute })
    await layDown({ root, cameraId: f.camera, gops, fromMs: start + 3 * minute, toMs: start + 5 * minute })
    grant = await obtainGrant(f, { from: at(0), to: at(5 * minute) })
    const answer = await exportRange(61_000, 71_000)
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
    made = answer.body
    bundle = (await fetchBundle(made.id)).body
  })
  afterAll(() => f?.house.close())

  test('a bundle is valid to whoever was given the key beforehand', async () => {
    expect(await verify(bundle)).toEqual({ valid: true, wrong: [] })
    const { createHash } = await import('node:crypto')
    expect(createHash('sha256').update(bundle).digest('hex')).toBe(made.sha256)
  })

  test('the original holds exactly the frames of its range, and a player shows no other', async () => {
    const files = await unpack(bundle)
    const path = join(f.house.folder, 'video-1.mp4')
    writeFileSync(path, files['video-1.mp4']!)
    const { stdout } = await runProbe(['-count_frames', '-show_entries', 'stream=nb_read_frames'], path)
    expect(Number.parseInt(stdout, 10)).toBe(250)
    // The range begins one second into a GOP of two.
    expect(made.parts).toMatchObject([{ frames: 275, preRollFrames: 25 }])
    expect((JSON.parse(files['manifest.json']!.toString()) as EvidenceManifest).content.parts[0]).toMatchObject({ frames: 275, preRollFrames: 25, from: at(61_000), to: at(71_000) })
  })

  test('a gap makes two parts and is named', async () => {
    const { body } = await exportRange(minute, 4 * minute)
    const { content } = JSON.parse((await unpack((await fetchBundle(body.id)).body))['manifest.json']!.toString()) as EvidenceManifest
    expect(content.parts.map((p) => [p.file, p.from, p.to])).toEqual([['video-1.mp4', at(minute), at(2 * minute)], ['video-2.mp4', at(3 * minute), at(4 * minute)]])
    expect(content.missing).toEqual([{ from: at(2 * minute), to: at(3 * minute), why: 'not_recorded' }])
  })

  test.each(['video-1.mp4', 'manifest.json', 'manifest.sig', 'sheet.pdf'])('one byte of %s changed is found', async (name) => {
    const files = await unpack(bundle)
    const inZip = Buffer.from(bundle)
    inZip[bundle.indexOf(files[name]!) + Math.floor(files[name]!.length / 2)]! ^= 1
    expect((await verify(inZip)).valid).toBe(false)
    // Packed anew, with checksums that fit.
    const changed = Buffer.from(files[name]!)
    changed[Math.floor(changed.length / 2)]! ^= 1
    expect((await verify(await pack({ ...files, [name]: changed }))).valid).toBe(false)
  })

  test('altered and signed with another key it is not believed, whatever that key is called', async () => {
    const files = await unpack(bundle)
    const manifest = JSON.parse(files['manifest.json']!.toString()) as EvidenceManifest
    manifest.content.camera.name = '另一个摄像头'
    const text = canonicalise(manifest)
    const thief = makeSigner(f.house.platform.signer.name, Buffer.alloc(32, 7))
    const forged = await pack({ ...files, 'manifest.json': Buffer.from(text), 'manifest.sig': Buffer.from(thief.sign(text)) })
    expect(await verify(forged)).toEqual({ valid: false, wrong: ['signature', 'content'] })
    expect(await verify(forged, [thief.verifier])).toEqual({ valid: false, wrong: ['checkpoint'] })
  })

  test('as a program it says valid and ends with 0; with 1 once video or manifest was changed, or both were signed anew', async () => {
    const path = join(f.house.folder, 'given.zip')
    const run = async (bytes: Buffer, key = f.house.platform.signer.verifier) => {
      writeFileSync(path, bytes)
      const { status, stdout } = await runCommand(['verify', path, '--key', formatVerifier(key)], { PATH: process.env.PATH })
      return { status, last: stdout.trim().split('\n').at(-1) }
    }
    const files = await unpack(bundle)
    const change = (name: string) => {
      const bytes = Buffer.from(bundle)
      bytes[bundle.indexOf(files[name]!) + Math.floor(files[name]!.length / 2)]! ^= 1
      return bytes
    }
    expect(await run(bundle)).toEqual({ status: 0, last: 'valid' })
    for (const name of ['video-1.mp4', 'manifest.json']) expect(await run(change(name))).toEqual({ status: 1, last: 'NOT VALID' })
    const thief = makeSigner(f.house.platform.signer.name, Buffer.alloc(32, 7))
    const manifest = JSON.parse(files['manifest.json']!.toString()) as EvidenceManifest
    manifest.content.camera.name = '另一个摄像头'
    const text = canonicalise(manifest)
    const forged = await pack({ ...files, 'manifest.json': Buffer.from(text), 'manifest.sig': Buffer.from(thief.sign(text)) })
    expect(await run(forged)).toEqual({ status: 1, last: 'NOT VALID' })
    expect(await run(forged, thief.verifier)).toEqual({ status: 1, last: 'NOT VALID' })
  })

  test('even the house’s own signature does not replace what the ledger holds', async () => {
    const files = await unpack(bundle)
    const manifest = JSON.parse(files['manifest.json']!.toString()) as EvidenceManifest
    manifest.content.parts[0]!.from = at(0)
    const text = canonicalise(manifest)
    const resigned = await pack({ ...files, 'manifest.json': Buffer.from(text), 'manifest.sig': Buffer.from(f.house.platform.signer.sign(text)) })
    expect(await verify(resigned)).toEqual({ valid: false, wrong: ['content'] })
  })

  test('a file too many, one too few, no key and no zip are each named', async () => {
    const files = await unpack(bundle)
    expect(await verify(await pack({ ...files, 'notes.txt': Buffer.from('x') }))).toEqual({ valid: false, wrong: ['files'] })
    const { 'sheet.pdf': _, ...fewer } = files
    expect(await verify(await pack(fewer))).toEqual({ valid: false, wrong: ['files'] })
    expect((await verify(bundle, [])).wrong).toEqual(['signature', 'checkpoint'])
    expect((await verify(Buffer.from('no zip at all'))).wrong).toEqual(['zip'])
  })

  test('a checksum of the zip that does not fit, and an entry that is compressed, are named', async () => {
    const entry = bundle.lastIndexOf('video-1.mp4') - 46
    expect(bundle.readUInt32LE(entry)).toBe(0x02014b50)
    const wrong = Buffer.from(bundle)
    wrong[entry + 16]! ^= 1
    expect(await verify(wrong)).toEqual({ valid: false, wrong: ['zip'] })
    const zip = new ZipFile()
    for (const [name, bytes] of Object.entries(await unpack(bundle))) zip.addBuffer(bytes, name, { compress: name === 'sheet.pdf' })
    zip.end()
    expect(await verify(await buffer(zip.outputStream))).toEqual({ valid: false, wrong: ['zip'] })
  })

  test.each(['../../outside.mp4', '/etc/outside', 'a\\b', 'video-1.mp4/', '证据.mp4', 'a\u202e4pm.exe'])('a zip with a file called %s is not valid, and nothing of it is written anywhere', async (name) => {
    const files = await unpack(bundle)
    const zip = new ZipFile()
    for (const [known, bytes] of Object.entries(files)) zip.addBuffer(bytes, known, { compress: false })
    const plain = 'x'.repeat(Buffer.byteLength(name))
    zip.addBuffer(Buffer.from('x'), plain, { compress: false })
    zip.end()
    const bytes = await buffer(zip.outputStream)
    // The zip writer refuses such names: they are written over a plain one.
    for (let at = bytes.indexOf(plain); at !== -1; at = bytes.indexOf(plain, at)) Buffer.from(name).copy(bytes, at)
    expect((await verify(bytes)).valid).toBe(false)
  })

  test('nobody exports outside the grant, without its leave, or what was not recorded', async () => {
    expect(rulesOf(await exportRange(4 * minute, 6 * minute))).toEqual(['outside-the-grant'])
    const without = await obtainGrant(f, { from: at(0), to: at(5 * minute), allows: ['playback'] })
    expect(rulesOf(await exportRange(0, minute, f.officer, without))).toEqual(['outside-the-grant'])
    for (const who of [f.head, f.owner, f.auditor]) expect((await exportRange(0, minute, who)).status).toBe(403)
    expect(codeOf(await exportRange(2 * minute + 1000, 3 * minute - 1000))).toBe('nothing_recorded')
  })

  test('a bundle is fetched by who made it, as long as the grant runs', async () => {
    for (const who of [f.second, f.head, f.owner, f.auditor]) expect((await fetchBundle(made.id, who)).status).toBe(403)
    const brief = await obtainGrant(f, { from: at(0), to: at(5 * minute) })
    const { body } = await exportRange(0, 2000, f.officer, brief)
    await f.head.post(`/api/footage/grants/${brief}/revoke`, { reason: '已无必要' })
    expect((await fetchBundle(body.id)).status).toBe(403)
    expect(readFileSync(join(f.house.folder, 'data/exports', `${made.id}.zip`)).equals(bundle)).toBe(true)
  })

  test('a fetching that is asked for with the same key again is another disclosure', async () => {
    const headers = { 'idempotency-key': f.house.platform.ids.uuid() }
    const count = async () => {
      await f.house.settle()
      const { body } = await f.auditor.get<{ acts: { type: string }[] }>(`/api/ledger/acts?record=export:${made.id}`)
      return body.acts.filter((a) => a.type === 'export.handedOut').length
    }
    const before = await count()
    for (let i = 0; i < 3; i++) expect((await f.officer.get(`/api/footage/exports/${made.id}/bundle`, headers)).status).toBe(200)
    expect(await count()).toBe(before + 3)
  })

  test('a download that is under way when the grant is revoked is cut', async () => {
    const long = await obtainGrant(f, { from: at(0), to: at(5 * minute) })
    const { body } = await exportRange(0, 2 * minute, f.officer, long)
    // Larger than what lies in buffers between disk and reader.
    const path = join(f.house.folder, 'data/exports', `${body.id}.zip`)
    appendFileSync(path, Buffer.alloc(64 * 1024 * 1024))
    const address = await f.house.app.listen({ port: 0, host: '127.0.0.1' })
    const answer = await fetch(`${address}/api/footage/exports/${body.id}/bundle`, { headers: { authorization: `Bearer ${f.officer.token}` } })
    const reader = answer.body!.getReader()
    await reader.read()
    expect((await f.head.post(`/api/footage/grants/${long}/revoke`, { reason: '已无必要' })).status).toBe(200)
    const rest = async () => {
      for (;;) {
        await new Promise((resolve) => setTimeout(resolve, 20))
        if ((await reader.read()).done) return 'whole'
      }
    }
    await expect(rest()).rejects.toThrow('terminated')
  })

  test('a viewing copy is another file, marked as derived in its name, and shows the frames of the range', async () => {
    const answer = await f.officer.get<Buffer>(`/api/footage/exports/${made.id}/viewing-copy`)
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'video/mp4'])
    expect(answer.headers['content-disposition']).toContain('DERIVED')
    const path = join(f.house.folder, 'copy.mp4')
    writeFileSync(path, answer.body)
    const { stdout } = await runProbe(['-count_frames', '-show_entries', 'stream=nb_read_frames'], path)
    expect(Number.parseInt(stdout, 10)).toBe(250)
    expect((await unpack(bundle))['video-1.mp4']!.equals(answer.body)).toBe(false)
    expect((await f.head.get(`/api/footage/exports/${made.id}/viewing-copy`)).status).toBe(403)
  })

  test('what a killed server left half made is removed, and the bundles stay', async () => {
    const folder = join(f.house.folder, 'data/exports')
    mkdirSync(join(folder, 'x.making'))
    writeFileSync(join(folder, 'x.making', 'video-1.mp4'), 'footage')
    writeFileSync(join(folder, 'x.zip.part'), 'footage')
    const whole = readdirSync(folder).filter((name) => name.endsWith('.zip'))
    await removeHalfMade(join(f.house.folder, 'data'))
    expect(readdirSync(folder)).toEqual(whole)
  })

  test('the same export asked for twice is made once', async () => {
    const headers = { 'idempotency-key': f.house.platform.ids.uuid() }
    const body = { grant, camera: f.camera, from: at(0), to: at(2000) }
    const first = await f.officer.post('/api/footage/exports', body, headers)
    expect(await f.officer.post('/api/footage/exports', body, headers)).toMatchObject({ status: 200, body: first.body })
  })
})
