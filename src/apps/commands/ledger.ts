import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { readConfig } from '#platform/config.ts'
import { startEmbedded } from '#platform/database/embedded.ts'
import { makeSigner, parseVerifier } from '#platform/ledger/note.ts'
import { readEntries, readStoredNotes, readUnlogged } from '#platform/ledger/entries.ts'
import { verifyLedger } from '#platform/ledger/verify.ts'
import { openKeyring } from '#platform/secrets/keyring.ts'

export const help = `langqiao ledger verify [--key KEY|FILE] [--checkpoint FILE …] [--json]
Checks every act, payload and checkpoint, with the server up or down. Exit 1 when anything does not agree.
  --key         verifier key, or a file that holds it; default: this machine's own
  --checkpoint  a signed checkpoint from elsewhere (a witness, another reader); may be repeated
  --json        the report as one JSON line`

export async function run([verb, ...args]: string[]): Promise<void> {
  if (verb !== 'verify') throw new Error(`unknown: ledger ${verb ?? ''}\n${help}`)
  const { values } = parseArgs({
    args,
    options: { key: { type: 'string' }, checkpoint: { type: 'string', multiple: true, default: [] }, json: { type: 'boolean', default: false } },
  })
  const config = readConfig(process.env)
  const keyring = openKeyring(config.keysDir)
  const name = `langqiao/${config.county}`
  const key = values.key ? parseVerifier(existsSync(values.key) ? readFileSync(values.key, 'utf8') : values.key) : makeSigner(name, keyring.ledgerSeed).verifier
  if (!key) throw new Error('--key is not a verifier key (name+id+base64). Take it from GET /api/ledger/checkpoint, or from whoever keeps it.')
  const files = [join(config.checkpointsDir, 'latest.note'), join(config.checkpointsDir, 'history.notes'), ...values.checkpoint].filter(existsSync)
  const givenNotes = files.flatMap((file) => readFileSync(file, 'utf8').split('\f\n').filter((note) => note.trim()).map((note) => ({ from: file, note })))
  const embedded = config.databaseUrl ? null : await startEmbedded(config.dataDir, keyring.databasePassword)
  const client = new pg.Client({ connectionString: config.databaseUrl ?? embedded!.url })
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    const report = await verifyLedger({
      county: config.county, key, givenNotes,
      entries: readEntries(client, config.county),
      unlogged: await readUnlogged(client, config.county),
      storedNotes: await readStoredNotes(client, config.county),
    })
    if (values.json) console.log(JSON.stringify(report))
    else {
      for (const finding of report.findings) console.log(`${finding.code}${finding.seq === undefined ? '' : ` at ${finding.seq}`}: ${finding.detail}`)
      console.log(`${report.valid ? 'valid' : 'NOT VALID'}: ${report.size} acts, ${report.erased} erased, ${report.pending} waiting, root ${report.root}`)
    }
    process.exitCode = report.valid ? 0 : 1
  } finally {
    await client.end()
    await embedded?.stop()
  }
}
