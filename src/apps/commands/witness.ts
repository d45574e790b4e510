import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Fault } from '#platform/fault.ts'
import { formatVerifier, parseVerifier, type NoteVerifier } from '#platform/ledger/note.ts'
import { makeCosigner, type Cosigner } from '#platform/ledger/witness/cosignature.ts'
import { serveWitness } from '#platform/ledger/witness/serve-witness.ts'
import { openWitnessFile } from '#platform/ledger/witness/witness-file.ts'
import { systemClock } from '#platform/ports/clock.ts'
import { lockData } from '../data-lock.ts'

export const help = `langqiao witness --log KEY|FILE … --state FILE [--port N] [--host HOST] [--name NAME]
Remembers how long other counties' ledgers are and cosigns only what continues them (c2sp.org/tlog-witness). Prints its own key.
  --log     verifier key of a ledger, or a file with one a line; may be repeated
  --state   file of what was cosigned; its key stands beside it, in FILE.key. Losing it is losing the witness
  --port    8481, on --host 127.0.0.1
  --name    name of its key, made at the first start: by default HOSTNAME/langqiao-witness
langqiao witness --state FILE --print ORIGIN    prints the last checkpoint that it cosigned, for \`ledger verify --checkpoint\`
langqiao witness --state FILE --forget ORIGIN   lets a ledger begin anew, after its keeper has answered for a restore`

export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      log: { type: 'string', multiple: true, default: [] }, state: { type: 'string' }, port: { type: 'string', default: '8481' }, host: { type: 'string', default: '127.0.0.1' },
      name: { type: 'string' }, print: { type: 'string' }, forget: { type: 'string' },
    },
  })
  if (!values.state) throw new Error(`name the witness's file\n${help}`)
  const path = resolve(values.state)
  if (values.print !== undefined) return print(path, values.print)
  mkdirSync(dirname(path), { recursive: true })
  const unlock = lockData(dirname(path), 'witness')
  try {
    if (values.forget !== undefined) await forget(path, values.forget)
    else await serve(path, values.log.flatMap(readLogKeys), Number(values.port), values.host, values.name ?? `${hostname()}/langqiao-witness`)
  } finally {
    unlock()
  }
}

async function serve(path: string, logs: NoteVerifier[], port: number, host: string, name: string): Promise<void> {
  if (logs.length === 0) throw new Error(`name the ledger whose checkpoints it cosigns\n${help}`)
  const cosigner = openCosigner(`${path}.key`, name)
  const server = serveWitness({ logs, cosigner, file: await openWitnessFile(path), clock: systemClock })
  server.listen(port, host)
  await once(server, 'listening').catch((error: Error) => {
    throw new Fault('port_taken', { port }, 500, error)
  })
  console.log(`witness of ${logs.map((log) => log.name).join(', ')} on http://${host}:${port}`)
  console.log(formatVerifier(cosigner.verifier))
  await new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, resolve)
  })
  server.close()
  server.closeAllConnections()
}

/** `name seed`, readable by this user alone. */
function openCosigner(path: string, name: string): Cosigner {
  if (/[\s+]/.test(name)) throw new Error(`--name "${name}" holds a space or a plus, which a key's name may not`)
  if (!existsSync(path)) writeFileSync(path, `${name} ${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx', flush: true })
  const [kept, seed] = readFileSync(path, 'utf8').trim().split(' ')
  const bytes = Buffer.from(seed ?? '', 'base64')
  if (!kept || bytes.length !== 32) throw new Error(`${path} holds no witness's key. Bring it back from its copy.`)
  return makeCosigner(kept, bytes)
}

function readLogKeys(given: string): NoteVerifier[] {
  const lines = existsSync(given) ? readFileSync(given, 'utf8').split('\n') : [given]
  return lines.filter((line) => line.trim() !== '').map((line) => {
    const key = parseVerifier(line)
    if (!key) throw new Error(`--log is not a ledger's verifier key (name+id+base64): ${line.slice(0, 60)}`)
    return key
  })
}

async function print(path: string, origin: string): Promise<void> {
  const held = (await openWitnessFile(path)).find(origin)
  if (!held) throw new Error(`this witness has cosigned nothing of ${origin}`)
  process.stdout.write(held.note)
}

async function forget(path: string, origin: string): Promise<void> {
  if (!(await (await openWitnessFile(path)).forget(origin))) throw new Error(`this witness has cosigned nothing of ${origin}`)
  console.log(`${origin} may begin anew: its next checkpoint is cosigned whatever it continues.`)
}
