import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, runAsOwner, type Caller, type TestHouse } from '../../../test/house.ts'
import { runPeerVerifier } from '../../../test/program.ts'
import { checkInclusion } from './merkle.ts'
import { parseCheckpoint, parseNote, parseVerifier, verifyNote } from './note.ts'

interface Row {
  seq: number
  type: string
  record: { type: string; id: string }
  actor: string
  actorName: string | null
  refused: { action: string; record: { type: string }; rules: string[] } | null
}

let house: TestHouse
let auditor: Caller
let desk: Caller
let call: { id: string }
beforeAll(async () => {
  house = await openTestHouse({ unsound: 'the last test alters a payload', log: 'silent' })
  auditor = await house.as('auditor')
  desk = await house.as('dispatcher')
  const owner = await house.as('camera_owner')
  call = (await desk.post<{ id: string }>('/api/incidents', { station: 'lancheng', caller: '林某某', phone: '15400000001', place: '南岸', position: null, nature: 'criminal', priority: 2, text: '电动车不见了' })).body
  await owner.get('/api/incidents')
  await owner.post('/api/sign-out')
  await house.settle()
})
afterAll(() => house?.close())

const find = async (query: string) => (await auditor.get<{ acts: Row[] }>(`/api/ledger/acts?${query}`)).body.acts

test('acts are found by object, actor, kind and time, newest first, without what was said in them', async () => {
  expect((await find(`about=incident:${call.id}`)).map((a) => [a.type, a.actorName])).toEqual([['incident.received', `测试${desk.account}`]])
  expect((await find(`actor=${desk.account}&kind=incident`)).map((a) => a.record.id)).toEqual([call.id])
  expect(await find('kind=incident&to=2020-01-01T00:00:00Z')).toEqual([])
  const answer = JSON.stringify(await find('limit=500'))
  for (const word of ['林某某', '15400000001', '电动车不见了']) expect(answer).not.toContain(word)
})

test('a refusal tells what was refused by which rule; who owns a camera has no name here', async () => {
  const [refusal] = await find('type=refusal.refused')
  expect(refusal!.refused).toMatchObject({ action: 'incident.list', rules: ['camera-owner-sees-own-side-only'] })
  expect((await find(`actor=${refusal!.record.id}`)).every((a) => a.actorName === null)).toBe(true)
})

test('any act’s proof leads from its envelope to the signed root', async () => {
  const [act] = await find(`about=incident:${call.id}`)
  await expect.poll(async () => (await auditor.get(`/api/ledger/acts/${act!.seq}/proof`)).status).toBe(200)
  const { body } = await auditor.get<{ envelope: string; leaf: string; size: number; path: string[]; checkpoint: string; key: string }>(`/api/ledger/acts/${act!.seq}/proof`)
  const bytes = (text: string) => Buffer.from(text, 'base64')
  const leaf = createHash('sha256').update(Buffer.of(0)).update(bytes(body.envelope)).digest()
  const note = parseNote(body.checkpoint)!
  expect(verifyNote(note, parseVerifier(body.key)!)).toBe(true)
  expect(checkInclusion(leaf, act!.seq, body.size, body.path.map(bytes), parseCheckpoint(note.text)!.root)).toBe(true)
  expect(JSON.parse(bytes(body.envelope).toString())).toMatchObject({ type: 'incident.received', record: { id: call.id } })
  expect((await auditor.get('/api/ledger/acts/999999/proof')).status).toBe(422)
  expect(await checkElsewhere(body)).toBe(0)
  expect(await checkElsewhere({ ...body, seq: act!.seq - 1 })).toBe(1)
  expect(await checkElsewhere({ ...body, envelope: Buffer.from(bytes(body.envelope).toString().replace(desk.account, 'someone')).toString('base64') })).toBe(1)
})

/** By the Python verifier, which was written from docs/ledger.md alone. */
async function checkElsewhere(proof: { key: string; seq?: number; envelope: string }): Promise<number | null> {
  const file = join(house.folder, 'proof.json')
  writeFileSync(file, JSON.stringify(proof))
  return (await runPeerVerifier(['--proof', file, '--key', proof.key])).status
}

test('the auditor has the whole ledger verified, and what was found stays; nobody else does', async () => {
  for (const who of [desk, await house.as('county_bureau_head'), await house.as('system_administrator')]) {
    expect((await who.get('/api/ledger/state')).status).toBe(403)
    expect((await who.post('/api/ledger/verifications')).status).toBe(403)
  }
  expect((await auditor.post('/api/ledger/verifications')).body).toMatchObject({ valid: true, findings: [], by: auditor.account })
  await runAsOwner(house.ownerUrl, `update payloads set body = body || ' '::bytea where act = (select id from acts where record_id = $1 limit 1)`, [call.id])
  expect((await auditor.post('/api/ledger/verifications')).body).toMatchObject({ valid: false, count: 1, findings: [{ code: 'payload_altered' }] })
  const { body } = await auditor.get<{ size: number; checkpoint: { size: number } }>('/api/ledger/state')
  expect(body).toMatchObject({ verification: { valid: false }, sequencer: 'working', cosigned: [], isVerifying: false })
  expect(body.size).toBeGreaterThanOrEqual(body.checkpoint.size)
})
