import { createHash } from 'node:crypto'
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { obtainGrant, openFootageHouse, type FootageHouse } from '../../../test/footage-house.ts'
import { hiddenTamperings, tamperings, type Tamperer } from '../../../test/faults/tamperings.ts'
import { compareProjections } from '../acts/rebuild/rebuild.ts'
import { refusalRecord } from '../http/refusals.ts'
import { runPeerVerifier } from '../../../test/program.ts'
import { systemPrincipal } from '../policy/principal.ts'
import pg from '../database/column-types.ts'
import { readEvidence, readOutside, type OutsideEvidence } from './evidence.ts'
import { exportLedger } from './export.ts'
import { formatSignature, formatVerifier, parseNote, type NoteVerifier } from './note.ts'
import { verifyLedger } from './verify.ts'
import { makeCosigner, type Cosigner } from './witness/cosignature.ts'

interface Report {
  valid: boolean
  size: number
  root: string
  erased: number
  proven: number
  cosigned: { name: string; key: string; checkpoints: number; size: number; at: string | null }[]
  findings: { code: string; seq?: number | null }[]
}

describe('a ledger in the hands of the database’s superuser', () => {
  let f: FootageHouse
  let client: pg.Client
  let size: number
  let grant: Tamperer['grant']
  beforeAll(async () => {
    f = await openFootageHouse()
    const id = await obtainGrant(f)
    // More than 256 acts, so that there are kept nodes.
    const refusal = { type: 'refusal.refused' as const, payload: { action: 'ledger.read', record: { type: 'list', id: 'x' }, rules: ['default-deny'] } }
    const { store, ids } = f.house.platform
    await store.perform({ id: ids.uuid(), principal: systemPrincipal, action: 'refusal.record', body: null }, (work) => work.act(refusalRecord, 'nobody', () => Array.from({ length: 240 }, () => refusal)))
    await f.house.settle()
    client = await connect()
    const { rows } = await client.query<{ seq: number; act: string; body: string }>(
      `select l.seq, l.act, convert_from(p.body, 'UTF8') as body from log l join acts a on a.id = l.act join payloads p on p.act = a.id where a.record_id = $1 and a.type = 'grant.approved'`,
      [id],
    )
    grant = { seq: rows[0]!.seq, act: rows[0]!.act, until: (JSON.parse(rows[0]!.body) as { until: string }).until }
    size = f.house.platform.tail.size()
    // The newest checkpoint goes outside within a second.
    while (!outside().notes.some((given) => given.from === 'latest.note' && given.note.includes(`\n${size}\n`))) await new Promise((resolve) => setTimeout(resolve, 50))
  })
  afterAll(async () => {
    await client?.end()
    await f?.house.close()
  })

  const connect = async () => {
    const made = new pg.Client({ connectionString: f.house.ownerUrl })
    await made.connect()
    return made
  }
  const outside = () => readOutside(join(f.house.folder, 'checkpoints'), [])
  const key = () => f.house.platform.signer.verifier

  const verifyBoth = async (given: OutsideEvidence, witnesses: NoteVerifier[] = []): Promise<{ ours: Report; theirs: Report; exit: number | null }> => {
    const evidence = () => readEvidence(client, f.house.platform.county, [key()], given)
    const ours = await verifyLedger({ ...(await evidence()), witnesses, sealKey: f.house.platform.keyring.sealKey })
    const file = join(f.house.folder, 'export.jsonl')
    writeFileSync(file, '')
    for await (const line of exportLedger(await evidence(), { content: true })) appendFileSync(file, line)
    const done = await runPeerVerifier([file, '--key', formatVerifier(key()), '--json', ...witnesses.flatMap((witness) => ['--witness', formatVerifier(witness)])])
    if (done.status === null || done.status > 1) throw new Error(done.stderr)
    return { ours, theirs: JSON.parse(done.stdout) as Report, exit: done.status }
  }
  const codes = (report: Report, without: string[] = []) => [...new Set(report.findings.map((finding) => finding.code))].filter((code) => !without.includes(code)).sort()

  test('is valid before anyone touches it, for both verifiers, and proven by what lies outside', async () => {
    const { ours, theirs, exit } = await verifyBoth(outside())
    expect(ours).toMatchObject({ valid: true, size, proven: size, findings: [] })
    expect(theirs).toMatchObject({ valid: true, size, proven: size, root: ours.root, findings: [] })
    expect(exit).toBe(0)
  })

  test('is cosigned by the witnesses whose keys were given, for both verifiers: one name under two keys is two witnesses', async () => {
    const [a, b] = ['a', 'b'].map((seed) => makeCosigner('neighbour/witness', createHash('sha256').update(seed).digest())) as [Cosigner, Cosigner]
    const given = outside()
    const note = given.notes.find(({ from }) => from === 'latest.note')!.note
    const { text } = parseNote(note)!
    const line = a.cosign(text, 1_800_000_000)
    given.notes.push({ from: 'cosigned.notes', note: note + line })
    const { ours, theirs } = await verifyBoth(given, [a.verifier, b.verifier])
    expect(ours.cosigned).toEqual([
      { name: 'neighbour/witness', key: formatVerifier(a.verifier), checkpoints: 1, size, at: '2027-01-15T08:00:00.000Z' },
      { name: 'neighbour/witness', key: formatVerifier(b.verifier), checkpoints: 0, size: 0, at: null },
    ])
    expect(theirs.cosigned).toEqual(ours.cosigned)
    expect([ours.findings, theirs.findings]).toEqual([[], []])
    // The line of one, passed off as the other's.
    given.notes.push({ from: 'cosigned.notes', note: note + formatSignature(b.verifier.name, b.verifier.keyId, parseNote(note + line)!.signatures.at(-1)!.signature) })
    const forged = await verifyBoth(given, [a.verifier, b.verifier])
    expect([codes(forged.ours), codes(forged.theirs), forged.exit]).toEqual([['cosignature_wrong'], ['cosignature_wrong'], 1])
    expect(forged.theirs.cosigned).toEqual(forged.ours.cosigned)
    expect((await verifyBoth(given, [a.verifier])).exit).toBe(0)
  })

  test.each([...tamperings, hiddenTamperings[0]!])('shows: $name', async (tampering) => {
    const { finds, tamper } = tampering
    const given = outside()
    await client.query('begin')
    try {
      await tamper({
        client, grant, size, signer: f.house.platform.signer,
        give: (from, note) => given.notes.push({ from, note }),
        replaceOutside: (change) => (given.notes = given.notes.map(({ from, note }) => ({ from, note: change(note) }))),
      })
      const { ours, theirs, exit } = await verifyBoth(given)
      expect(codes(ours)).toEqual(expect.arrayContaining(finds))
      expect(ours.valid).toBe(false)
      if (!tamperings.includes(tampering)) return
      expect(codes(theirs)).toEqual(expect.arrayContaining(finds))
      expect(exit).toBe(1)
      // The two agree in everything but the seal, which only the machine itself can check.
      expect(codes(theirs)).toEqual(codes(ours, ['seal_wrong']))
      expect([theirs.size, theirs.root, theirs.proven, theirs.erased]).toEqual([ours.size, ours.root, ours.proven, ours.erased])
    } finally {
      await client.query('rollback')
    }
  })

  test('shows: projection altered while acts are not', async () => {
    const compare = () => compareProjections({ county: f.house.platform.county, types: f.house.platform.recordTypes, followers: [], connect })
    const before = (await client.query<{ state: string }>(`select state::text from records where type = 'grant'`)).rows[0]!.state
    await client.query(`update records set state = jsonb_set(state, '{until}', '"2099-12-31T00:00:00.000Z"') where type = 'grant'`)
    expect((await verifyBoth(outside())).ours.valid).toBe(true)
    expect((await compare()).differences).toMatchObject([{ table: 'records', what: ['state'] }])
    await client.query(`update records set state = $1 where type = 'grant'`, [before])
    expect((await compare()).differences).toEqual([])
  })

  test('of which an export was cut is no whole ledger', async () => {
    const file = join(f.house.folder, 'export.jsonl')
    await verifyBoth(outside())
    writeFileSync(file, readFileSync(file, 'utf8').split('\n').slice(0, -2).join('\n') + '\n')
    const done = await runPeerVerifier([file, '--key', formatVerifier(key())])
    expect(done.status).toBe(1)
    expect(done.stdout).toContain('the export was cut')
  })

  test('that was exported without content still shows everything but the content', async () => {
    const lines: string[] = []
    for await (const line of exportLedger(await readEvidence(client, f.house.platform.county, [key()], outside()), { content: false })) lines.push(line)
    expect(lines.join('')).not.toContain('"salt"')
    const file = join(f.house.folder, 'hashes.jsonl')
    writeFileSync(file, lines.join(''))
    const verify = async () => (await runPeerVerifier([file, '--key', formatVerifier(key())])).status
    expect(await verify()).toBe(0)
    writeFileSync(file, lines.join('').replace('"actor":"system"', '"actor":"someone"'))
    expect(await verify()).toBe(1)
  })

  test('is valid after a proper erasure, for both verifiers; not when the content comes back', async () => {
    const legal = await f.house.as('legal_reviewer')
    const county = await f.house.as('county_bureau_head')
    const { rows } = await client.query<{ record_id: string }>('select record_id from acts where id = $1', [grant.act])
    const { rows: kept } = await client.query('select * from payloads where act = $1', [grant.act])
    const asked = await legal.post<{ id: string }>('/api/erasures', { ground: 'court', document: 'X', reason: 'Y', records: [{ type: 'grant', id: rows[0]!.record_id, acts: null }] })
    expect(await county.post(`/api/erasures/${asked.body.id}/order`)).toMatchObject({ status: 200, body: { acts: 2 } })
    await f.house.settle()
    const { ours, theirs, exit } = await verifyBoth(outside())
    expect(ours).toMatchObject({ valid: true, erased: 2 })
    expect(theirs).toMatchObject({ valid: true, erased: 2, root: ours.root })
    expect(exit).toBe(0)

    const payload = kept[0] as { county: string; act: string; salt: Buffer; body: Buffer }
    await client.query('begin')
    await client.query('insert into payloads (county, act, salt, body) values ($1, $2, $3, $4)', [payload.county, payload.act, payload.salt, payload.body])
    const back = await verifyBoth(outside())
    await client.query('rollback')
    expect(codes(back.ours)).toEqual(['payload_not_erased'])
    expect(codes(back.theirs)).toEqual(['payload_not_erased'])
    expect(back.exit).toBe(1)
  })
})
