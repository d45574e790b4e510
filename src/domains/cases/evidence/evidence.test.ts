import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, runAsOwner, type Caller, type TestHouse } from '../../../../test/house.ts'
import { ManualClock } from '#platform/ports/clock.ts'
import { diskVfs } from '#platform/ports/vfs.ts'
import { mirrorFiles } from '#platform/backup/mirror.ts'
import { forgetErasedIn } from '../index.ts'
import { openEvidenceFiles } from './files.ts'
import { maxEvidenceBytes, openUploads } from './uploads.ts'

const team = { station: 'lancheng', team: 'lancheng-cases' }
const tus = { 'tus-resumable': '1.0.0' }
const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const jpegHead = Buffer.from('ffd8ffe000104a46494600010100', 'hex')
const fakePhoto = (size: number) => Buffer.concat([jpegHead, randomBytes(size - jpegHead.length)])

type Listed = { evidence: { id: string; name: string; sha256: string; size: number; looks: number; mediaType: string }[]; unfinished: { id: string; received: number }[] }

describe('evidence by resumable upload', () => {
  let house: TestHouse
  let address: string
  let chen: Caller, shu: Caller, colleague: Caller, stranger: Caller
  let id: string
  beforeAll(async () => {
    house = await openTestHouse({ log: 'silent' })
    address = await house.app.listen({ port: 0, host: '127.0.0.1' })
    chen = await house.as('case_officer', team)
    shu = await house.as('case_officer', team)
    colleague = await house.as('case_officer', team)
    stranger = await house.as('case_officer', { station: 'qiyun', team: 'qiyun-cases' })
    const desk = await house.as('dispatcher', { team: 'command-room' })
    const call = { station: 'lancheng', caller: '', phone: '', place: 'x', position: null, nature: 'criminal', priority: 2, text: '' }
    const incident = (await desk.post<{ id: string }>('/api/incidents', call)).body.id
    await desk.post(`/api/incidents/${incident}/handOver`, { team: 'lancheng-cases', reason: '' })
    const opening = { kind: 'criminal', title: 't', summary: '', lead: chen.account, second: shu.account, incidents: [incident] }
    id = (await chen.post<{ id: string }>('/api/cases', opening)).body.id
  })
  afterAll(() => house?.close())

  const send = (method: string, url: string, headers: Record<string, string>, body?: Buffer, by = chen) =>
    fetch(new URL(url, address), { method, headers: { authorization: `Bearer ${by.token}`, 'accept-language': 'en', ...tus, ...headers }, ...(body ? { body: new Uint8Array(body) } : {}) })
  const start = async (name: string, length: number, more: Record<string, string> = {}, by = chen) => {
    const metadata = Object.entries({ filename: name, ...more }).map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`).join(',')
    return send('POST', `/api/cases/${id}/uploads`, { 'upload-length': String(length), 'upload-metadata': metadata }, undefined, by)
  }
  const patch = (url: string, offset: number, bytes: Buffer, more: Record<string, string> = {}, by = chen) =>
    send('PATCH', url, { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset), ...more }, bytes, by)
  const offsetOf = async (url: string, by = chen) => Number((await send('HEAD', url, {}, undefined, by)).headers.get('upload-offset'))
  const upload = async (name: string, bytes: Buffer, more: Record<string, string> = {}) => {
    const url = (await start(name, bytes.length, more)).headers.get('location')!
    return { url, answer: await patch(url, 0, bytes) }
  }
  const list = async () => (await chen.get<Listed>(`/api/cases/${id}/parts`)).body
  const codeOf = async (answer: Response) => ((await answer.json()) as { error: { code: string } }).error.code
  const evidenceDir = () => join(house.folder, 'data', 'evidence', house.platform.county)
  const uploadsDir = () => join(house.folder, 'data', 'uploads', house.platform.county)

  /** Sends part of a piece and then tears the connection, as a lost network does. */
  const sendAndCut = (url: string, offset: number, promised: number, bytes: Buffer) =>
    new Promise<void>((resolve) => {
      const { hostname, port } = new URL(address)
      const headers = { authorization: `Bearer ${chen.token}`, ...tus, 'content-type': 'application/offset+octet-stream', 'upload-offset': offset, 'content-length': promised }
      const req = request({ hostname, port, path: url, method: 'PATCH', headers })
      req.on('error', () => undefined)
      req.on('close', () => resolve())
      req.write(bytes, () => setTimeout(() => req.destroy(), 50))
    })

  test('a photo becomes evidence, sealed under its hash, with the act that says so', async () => {
    const bytes = fakePhoto(300_000)
    const { answer } = await upload('现场 1.jpg', bytes, { description: '北门车棚', takenAt: '2026-11-20T10:00:00.000Z', sha256: sha(bytes) })
    expect([answer.status, answer.headers.get('upload-offset')]).toEqual([204, '300000'])
    const [first] = (await list()).evidence
    expect(first).toMatchObject({ name: '现场 1.jpg', size: 300_000, sha256: sha(bytes), mediaType: 'image/jpeg', looks: 0 })
    expect(existsSync(join(evidenceDir(), sha(bytes).slice(0, 2), `${sha(bytes)}.${first!.id}`))).toBe(true)
    const { body } = await chen.get<{ acts: { type: string }[] }>(`/api/cases/${id}/history?record=evidence:${first!.id}`)
    expect(body.acts.map((a) => a.type)).toEqual(['evidence.received'])
  })

  test('an upload goes on where the connection was lost', async () => {
    const bytes = fakePhoto(9_000_000)
    const url = (await start('断网.jpg', bytes.length, { sha256: sha(bytes) })).headers.get('location')!
    await sendAndCut(url, 0, bytes.length, bytes.subarray(0, 5_000_000))
    const reached = await offsetOf(url)
    expect(reached).toBeGreaterThan(0)
    expect(reached).toBeLessThanOrEqual(5_000_000)
    expect((await list()).unfinished).toEqual([expect.objectContaining({ received: reached })])
    const rest = await patch(url, reached, bytes.subarray(reached))
    expect(rest.status).toBe(204)
    expect((await list()).evidence.map((e) => e.sha256)).toContain(sha(bytes))
    expect((await list()).unfinished).toEqual([])
  })

  test('it goes on after the server lost what it had in memory, and drops a torn end on the disk', async () => {
    const bytes = fakePhoto(200_000)
    const url = (await start('重启.jpg', bytes.length)).headers.get('location')!
    await patch(url, 0, bytes.subarray(0, 120_000))
    const file = join(uploadsDir(), url.split('/').at(-1)!)
    writeFileSync(file, randomBytes(777), { flag: 'a' })
    const other = openUploads({ files: openEvidenceFiles(diskVfs, join(house.folder, 'data'), house.platform.county), database: house.platform.database, clock: house.platform.clock, county: house.platform.county, dataDir: join(house.folder, 'data') })
    const found = (await other.find(url.split('/').at(-1)!, id, chen.account))!
    const whole = await other.take(found, Readable.from([bytes.subarray(120_000)]), { checksum: null, abort: () => undefined })
    expect(whole.sha256).toBe(sha(bytes))
    // The server asked now has only the row to go by, and makes evidence of the whole file.
    expect(await offsetOf(url)).toBe(200_000)
    expect((await list()).evidence.map((e) => e.sha256)).toContain(sha(bytes))
  })

  test.each(['before its hash was kept', 'after'])('where the server stops between the last byte and the sealing, %s, asking how far it is makes it evidence all the same', async (when) => {
    const bytes = fakePhoto(100_000)
    const url = (await start('断电.jpg', bytes.length)).headers.get('location')!
    // A file stands where the folder of sealed files must be made.
    const folder = join(evidenceDir(), sha(bytes).slice(0, 2))
    mkdirSync(evidenceDir(), { recursive: true })
    const isThere = existsSync(folder)
    if (isThere) renameSync(folder, `${folder}.aside`)
    writeFileSync(folder, '')
    expect((await patch(url, 0, bytes)).status).toBe(500)
    rmSync(folder)
    if (isThere) renameSync(`${folder}.aside`, folder)
    const upload = url.split('/').at(-1)!
    if (when !== 'after') await runAsOwner(house.ownerUrl, 'update evidence_uploads set sha256 = null, kind = null, media_type = null where id = $1', [upload])
    expect(await offsetOf(url)).toBe(bytes.length)
    expect((await list()).evidence.map((e) => e.id)).toContain(upload)
    const back = await chen.get<Buffer>(`/api/cases/${id}/evidence/${upload}/original`)
    expect(back.status).toBe(200)
    expect(sha(back.body)).toBe(sha(bytes))
  })

  test('a look that is asked for with the same key again is another act', async () => {
    const bytes = fakePhoto(30_000)
    const { url } = await upload('再看.jpg', bytes)
    const part = url.split('/').at(-1)!
    const headers = { 'idempotency-key': house.platform.ids.uuid() }
    for (let i = 0; i < 3; i++) expect((await chen.get(`/api/cases/${id}/evidence/${part}/original`, headers)).status).toBe(200)
    expect((await list()).evidence.find((e) => e.id === part)!.looks).toBe(3)
  })

  test('sending the last piece again, or asking after the end, changes nothing', async () => {
    const bytes = fakePhoto(1_000)
    const { url } = await upload('again.jpg', bytes)
    const count = (await list()).evidence.length
    expect(await offsetOf(url)).toBe(1_000)
    expect((await patch(url, 1_000, Buffer.alloc(0))).status).toBe(204)
    expect((await list()).evidence).toHaveLength(count)
  })

  test('a piece at another place, of another type or too long is refused', async () => {
    const url = (await start('a.jpg', 1_000)).headers.get('location')!
    const wrong = await patch(url, 10, fakePhoto(100))
    expect([wrong.status, await codeOf(wrong)]).toEqual([409, 'upload_offset'])
    expect((await patch(url, 0, fakePhoto(100), { 'content-type': 'application/octet-stream' })).status).toBe(415)
    expect(await codeOf(await patch(url, 0, fakePhoto(1_001)))).toBe('upload_too_long')
    expect(await offsetOf(url)).toBe(0)
    expect((await send('DELETE', url, {})).status).toBe(204)
    expect((await send('HEAD', url, {})).status).toBe(404)
  })

  test('a piece whose checksum does not fit counts as not sent', async () => {
    const bytes = fakePhoto(2_000)
    const url = (await start('sum.jpg', 2_000)).headers.get('location')!
    const checksum = (of: Buffer) => ({ 'upload-checksum': `sha256 ${createHash('sha256').update(of).digest('base64')}` })
    const first = bytes.subarray(0, 1_000)
    const bad = await patch(url, 0, first, checksum(bytes))
    expect([bad.status, await codeOf(bad), await offsetOf(url)]).toEqual([460, 'upload_checksum', 0])
    expect((await patch(url, 0, first, checksum(first))).status).toBe(204)
    expect((await patch(url, 1_000, bytes.subarray(1_000), checksum(bytes.subarray(1_000)))).status).toBe(204)
    expect((await list()).evidence.map((e) => e.sha256)).toContain(sha(bytes))
  })

  test('a whole file whose hash is not the one announced is refused and removed', async () => {
    const bytes = fakePhoto(5_000)
    const { url, answer } = await upload('hash.jpg', bytes, { sha256: sha(Buffer.from('other')) })
    expect([answer.status, await codeOf(answer)]).toEqual([460, 'evidence_hash'])
    expect((await send('HEAD', url, {})).status).toBe(404)
    expect((await list()).evidence.map((e) => e.name)).not.toContain('hash.jpg')
  })

  test('a program that calls itself a photo is refused after its first bytes, and nothing of it stays', async () => {
    const { url, answer } = await upload('photo.jpg', Buffer.concat([Buffer.from('MZ\x90\0'), randomBytes(500_000)]))
    expect([answer.status, await codeOf(answer)]).toEqual([415, 'evidence_kind'])
    expect(existsSync(join(uploadsDir(), url.split('/').at(-1)!))).toBe(false)
    const renamed = await upload('photo.exe', fakePhoto(1_000))
    expect(await codeOf(renamed.answer)).toBe('evidence_name')
  })

  test('64 MiB pass in a stream; a byte more is refused before anything is sent', async () => {
    expect((await start('big.jpg', maxEvidenceBytes + 1)).status).toBe(413)
    const bytes = Buffer.concat([jpegHead, Buffer.alloc(maxEvidenceBytes - jpegHead.length, 7)])
    const { answer } = await upload('big.jpg', bytes)
    expect(answer.status).toBe(204)
    expect((await list()).evidence.find((e) => e.name === 'big.jpg')).toMatchObject({ size: maxEvidenceBytes, sha256: sha(bytes) })
  })

  test('only officers of the case upload, and only the one who began goes on', async () => {
    expect((await start('a.jpg', 100, {}, stranger)).status).toBe(403)
    expect((await start('a.jpg', 100, {}, colleague)).status).toBe(403)
    const url = (await start('a.jpg', 100)).headers.get('location')!
    expect((await send('HEAD', url, {}, undefined, shu)).status).toBe(404)
    expect((await patch(url, 0, fakePhoto(100), {}, shu)).status).toBe(404)
    await send('DELETE', url, {})
  })

  test('the original comes down as an attachment with its hash, and the look is an act before the first byte', async () => {
    const bytes = fakePhoto(400_000)
    await upload('下载 (1).jpg', bytes)
    const { id: piece } = (await list()).evidence.find((e) => e.name === '下载 (1).jpg')!
    const answer = await send('GET', `/api/cases/${id}/evidence/${piece}/original`, {}, undefined, shu)
    expect(Object.fromEntries(['content-disposition', 'x-content-type-options', 'content-type', 'cache-control'].map((h) => [h, answer.headers.get(h)]))).toEqual({
      'content-disposition': `attachment; filename="evidence"; filename*=UTF-8''%E4%B8%8B%E8%BD%BD%20%281%29.jpg`,
      'x-content-type-options': 'nosniff', 'content-type': 'application/octet-stream', 'cache-control': 'no-store',
    })
    expect(sha(Buffer.from(await answer.arrayBuffer()))).toBe(sha(bytes))
    const custody = await chen.get<{ acts: { type: string; actor: { login: string } }[] }>(`/api/cases/${id}/history?record=evidence:${piece}`)
    expect(custody.body.acts.map((a) => [a.type, a.actor.login])).toEqual([['evidence.looked', shu.account], ['evidence.received', chen.account]])
    expect((await send('GET', `/api/cases/${id}/evidence/${piece}/original`, {}, undefined, colleague)).status).toBe(403)
    expect((await send('GET', `/api/cases/${id}/evidence/${piece}/original`, {}, undefined, stranger)).status).toBe(403)
  })

  test('bytes that changed on the disk are not handed out', async () => {
    const bytes = fakePhoto(1_000)
    await upload('harmed.jpg', bytes)
    const { id: piece, sha256 } = (await list()).evidence.find((e) => e.name === 'harmed.jpg')!
    writeFileSync(join(evidenceDir(), sha256.slice(0, 2), `${sha256}.${piece}`), fakePhoto(1_000))
    const answer = await send('GET', `/api/cases/${id}/evidence/${piece}/original`, {})
    expect([answer.status, await codeOf(answer)]).toEqual([500, 'evidence_damaged'])
  })

  test('evidence put in by mistake is marked, stays, and can be restored', async () => {
    const { id: piece } = (await list()).evidence[0]!
    await chen.post(`/api/cases/${id}/evidence/${piece}/withdraw`, { reason: '传错案件' })
    expect((await list()).evidence[0]).toMatchObject({ withdrawnAt: expect.any(String) })
    await chen.post(`/api/cases/${id}/evidence/${piece}/restore`, { reason: '核对无误' })
    expect((await list()).evidence[0]).toMatchObject({ withdrawnAt: null })
  })

  test('erased evidence leaves the data folder and the copy in a backup', async () => {
    const bytes = fakePhoto(2_000)
    await upload('erased.jpg', bytes)
    const { id: piece } = (await list()).evidence.find((e) => e.name === 'erased.jpg')!
    const name = join('evidence', house.platform.county, sha(bytes).slice(0, 2), `${sha(bytes)}.${piece}`)
    const backup = mkdtempSync(join(house.folder, 'backup-'))
    const data = join(house.folder, 'data')
    await mirrorFiles(join(data, 'evidence'), join(backup, 'evidence'))
    const uploads = openUploads({ files: openEvidenceFiles(diskVfs, data, house.platform.county), database: house.platform.database, clock: house.platform.clock, county: house.platform.county, dataDir: data })
    const scope = { county: house.platform.county, stations: 'all' as const, account: 'system' }
    const forget = async () => {
      await uploads.forgetErased()
      await house.platform.database.read(scope, (tx) => forgetErasedIn(backup, tx, house.platform.county))
    }
    await forget()
    expect([existsSync(join(data, name)), existsSync(join(backup, name))]).toEqual([true, true])
    const [legal, head] = [await house.as('legal_reviewer'), await house.as('county_bureau_head')]
    const asked = await legal.post<{ id: string }>('/api/erasures', { ground: 'consent_withdrawn', document: '兰廊法〔2026〕7号', reason: '撤回同意', records: [{ type: 'evidence', id: piece, acts: null }] })
    expect((await head.post(`/api/erasures/${asked.body.id}/order`, {})).status).toBe(200)
    await forget()
    expect([existsSync(join(data, name)), existsSync(join(backup, name))]).toEqual([false, false])
  })

  test('the protocol says what it can, and refuses another version of itself', async () => {
    const options = await fetch(new URL(`/api/cases/${id}/uploads`, address), { method: 'OPTIONS' })
    expect([options.status, options.headers.get('tus-extension'), options.headers.get('tus-max-size')]).toEqual([204, 'creation,termination,checksum,expiration', String(maxEvidenceBytes)])
    expect((await send('POST', `/api/cases/${id}/uploads`, { 'tus-resumable': '0.2.2', 'upload-length': '1' })).status).toBe(412)
  })

  test('a half upload expires, with its bytes', async () => {
    const clock = new ManualClock(Date.now())
    const { database, county } = house.platform
    const dataDir = join(house.folder, 'data')
    const uploads = openUploads({ files: openEvidenceFiles(diskVfs, dataDir, county), database, clock, county, dataDir })
    const before = readdirSync(uploadsDir()).length
    const given = { id: house.platform.ids.uuid(), case: id, account: 'someone', name: 'a.jpg', description: '', takenAt: null, length: 5_000, expected: null }
    await uploads.take(await uploads.create(given), Readable.from([fakePhoto(2_000)]), { checksum: null, abort: () => undefined })
    expect(readdirSync(uploadsDir())).toHaveLength(before + 1)
    clock.advance(23 * 3_600_000)
    await uploads.sweep()
    expect(readdirSync(uploadsDir())).toContain(given.id)
    clock.advance(2 * 3_600_000)
    await expect(uploads.find(given.id, id, 'someone')).rejects.toThrow('upload_expired')
    expect(readdirSync(uploadsDir())).not.toContain(given.id)
  })
})
