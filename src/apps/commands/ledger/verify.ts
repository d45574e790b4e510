import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '#platform/config.ts'
import { makeSigner, parseVerifier } from '#platform/ledger/note.ts'
import { readEntries, readStoredNotes, readUnlogged } from '#platform/ledger/entries.ts'
import { verifyLedger, type LedgerReport } from '#platform/ledger/verify.ts'
import { openKeyring } from '#platform/secrets/keyring.ts'
import { withOwnDatabase } from '../../own-database.ts'

export const help = `langqiao ledger verify [--key KEY|FILE] [--checkpoint FILE …] [--json]
Checks every act, payload and checkpoint, with the server up or down. Exit 1 when anything does not agree.
  --key         verifier key, or a file that holds it; default: this machine's own
  --checkpoint  a signed checkpoint from elsewhere (a witness, another reader); may be repeated
  --json        the report as one JSON line`

export async function run(args: string[]): Promise<void> {
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
  await withOwnDatabase(config, keyring, async (client) => {
    await client.query('begin isolation level repeatable read read only')
    const report = await verifyLedger({
      county: config.county, key, givenNotes,
      entries: readEntries(client, config.county),
      unlogged: await readUnlogged(client, config.county),
      storedNotes: await readStoredNotes(client, config.county),
    })
    print(report, values.json)
    process.exitCode = report.valid ? 0 : 1
  })
}

const mostPrinted = 50

function print(report: LedgerReport, json: boolean): void {
  if (json) return console.log(JSON.stringify(report))
  for (const finding of report.findings.slice(0, mostPrinted)) console.log(`${finding.code}${finding.seq === undefined ? '' : ` at ${finding.seq}`}: ${finding.detail}`)
  if (report.findings.length > mostPrinted) console.log(`… and ${report.findings.length - mostPrinted} more (--json prints all)`)
  console.log(`${report.valid ? 'valid' : 'NOT VALID'}: ${report.size} acts, ${report.erased} erased, ${report.pending} waiting, root ${report.root}`)
}
