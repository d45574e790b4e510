import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from '../../src/platform/database/column-types.ts'
import { startEmbedded } from '../../src/platform/database/embedded.ts'
import { notesApart, splitNotes } from '../../src/platform/ledger/checkpoint-files.ts'
import { formatVerifier, makeSigner } from '../../src/platform/ledger/note.ts'
import { openKeyring, type Keyring } from '../../src/platform/secrets/keyring.ts'
import { cloneDatabase, dropDatabase } from '../database.ts'
import { runCommand, runPeerVerifier, type Ended } from '../program.ts'
import { fillTamperHouse, type TamperHouse } from './tamper-house.ts'
import { hiddenTamperings, tamperings, type Tamperer, type Tampering } from './tamperings.ts'

export interface TamperResult {
  /** Classes that change what both verifiers are given, those of reliability.md among them. */
  tamperings: number
  namedByTs: number
  namedByPython: number
  /** Whether both called the ledger valid before, a proper erasure in it. */
  erasureValid: boolean
  faults: string[]
}

interface Answer {
  exit: number
  valid: boolean
  erased: number
  codes: string[]
}

/**
 * Tries every tampering as the database's superuser, each on a copy of the database of a fresh instance with real acts, and asks
 * both verifiers as programs: `langqiao ledger verify` with the server down, test/verifier.py on the exported file.
 */
export async function tamperWithLedger(): Promise<TamperResult> {
  const folder = mkdtempSync(join(tmpdir(), 'lq-tamper-'))
  chmodSync(folder, 0o755)
  const result: TamperResult = { tamperings: tamperings.length, namedByTs: 0, namedByPython: 0, erasureValid: false, faults: [] }
  try {
    const house = await fillTamperHouse(folder)
    const keyring = openKeyring(house.env.LANGQIAO_KEYS!)
    const server = await startEmbedded(house.env.LANGQIAO_DATA!, keyring.databasePassword)
    try {
      const whole = await ask(await openCopy(server.url, house, keyring, folder, null))
      result.erasureValid = [whole.ours, whole.theirs].every(({ exit, valid, erased, codes }) => exit === 0 && valid && erased > 0 && codes.length === 0)
      if (!result.erasureValid) result.faults.push(`the untouched ledger: ${JSON.stringify(whole)}`)
      for (const tampering of [...tamperings, ...hiddenTamperings]) {
        const { ours, theirs } = await ask(await openCopy(server.url, house, keyring, folder, tampering))
        const isNamed = ({ exit, codes }: Answer) => exit === 1 && tampering.finds.every((code) => codes.includes(code))
        const hidden = hiddenTamperings.includes(tampering)
        if (isNamed(ours)) result.namedByTs += hidden ? 0 : 1
        else result.faults.push(`ledger verify does not name: ${tampering.name}; it says ${JSON.stringify(ours)}`)
        if (hidden) continue
        if (isNamed(theirs)) result.namedByPython++
        else result.faults.push(`verifier.py does not name: ${tampering.name}; it says ${JSON.stringify(theirs)}`)
        console.error(`${tampering.name}: ${[...new Set(ours.codes)].join(', ')}`)
      }
    } finally {
      await server.stop()
    }
    return result
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A copy of the database and of what lies beside it, tampered with. */
interface Copy {
  env: NodeJS.ProcessEnv
  key: string
  /** Files of checkpoints that other readers hold. */
  held: string[]
  /** Where the export may be written. */
  exported: string
  projections: boolean
  drop(): Promise<void>
}

let serial = 0

async function openCopy(serverUrl: string, { env, grant }: TamperHouse, keyring: Keyring, folder: string, tampering: Tampering | null): Promise<Copy> {
  const name = `tampered_${++serial}`
  const { ownerUrl } = await cloneDatabase(serverUrl, name)
  const checkpoints = join(folder, name)
  cpSync(env.LANGQIAO_CHECKPOINTS!, checkpoints, { recursive: true })
  const signer = makeSigner('langqiao/350979', keyring.ledgerSeed)
  const held: string[] = []
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await tampering?.tamper({
      client, signer, ...(await findGrant(client, grant)),
      give(from, note) {
        held.push(join(folder, `${name} ${from}.note`))
        writeFileSync(held.at(-1)!, note)
      },
      replaceOutside: (change) => replaceNotes(checkpoints, change),
    })
  } finally {
    await client.end()
  }
  return {
    env: { ...env, DATABASE_URL: ownerUrl, LANGQIAO_CHECKPOINTS: checkpoints },
    key: formatVerifier(signer.verifier), held, exported: join(folder, `${name}.jsonl`),
    projections: tampering?.finds.includes('projection_differs') ?? false,
    drop: () => dropDatabase(serverUrl, name),
  }
}

async function findGrant(client: pg.Client, id: string): Promise<Pick<Tamperer, 'grant' | 'size'>> {
  const { rows } = await client.query<{ seq: number; act: string; body: string; size: number }>(
    `select l.seq, l.act, convert_from(p.body, 'UTF8') as body, (select count(*) from log) as size
     from log l join acts a on a.id = l.act join payloads p on p.act = a.id where a.record_id = $1 and a.type = 'grant.approved'`,
    [id],
  )
  const { seq, act, body, size } = rows[0]!
  return { grant: { seq, act, until: (JSON.parse(body) as { until: string }).until }, size }
}

function replaceNotes(folder: string, change: (note: string) => string): void {
  const latest = join(folder, 'latest.note')
  writeFileSync(latest, change(readFileSync(latest, 'utf8')))
  for (const file of ['history.notes', 'cosigned.notes'].map((name) => join(folder, name)).filter(existsSync))
    writeFileSync(file, splitNotes(readFileSync(file, 'utf8')).map((note) => `${change(note)}${notesApart}`).join(''))
}

async function ask(copy: Copy): Promise<{ ours: Answer; theirs: Answer }> {
  const given = copy.held.flatMap((file) => ['--checkpoint', file])
  try {
    const ours = runCommand(['ledger', 'verify', '--json', ...given, ...(copy.projections ? ['--projections'] : [])], copy.env)
    const theirs = runCommand(['ledger', 'export', copy.exported], copy.env).then(() => runPeerVerifier([copy.exported, '--key', copy.key, '--json', ...given]))
    return { ours: readAnswer('our verifier', await ours), theirs: readAnswer('the Python verifier', await theirs) }
  } finally {
    rmSync(copy.exported, { force: true })
    await copy.drop()
  }
}

function readAnswer(whose: string, { status: exit, stdout, stderr }: Ended): Answer {
  // Null: ended by a signal.
  if (exit === null || exit > 1 || !stdout.trim().startsWith('{')) throw new Error(`${whose} ended with ${exit}:\n${stderr}`)
  const { valid, erased, findings } = JSON.parse(stdout) as { valid: boolean; erased: number; findings: { code: string }[] }
  return { exit, valid, erased, codes: [...new Set(findings.map(({ code }) => code))] }
}
