import { existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { compareProjections } from '#platform/acts/rebuild/rebuild.ts'
import { readConfig, type Config } from '#platform/config.ts'
import { readEvidence, readOutside } from '#platform/ledger/evidence.ts'
import type { Finding } from '#platform/ledger/findings.ts'
import { makeSigner, parseVerifier, type NoteVerifier } from '#platform/ledger/note.ts'
import { parseWitnessKey } from '#platform/ledger/witness/cosignature.ts'
import { verifyLedger, type LedgerReport } from '#platform/ledger/verify.ts'
import { openKeyring, type Keyring } from '#platform/secrets/keyring.ts'
import { withDefinitions } from '../../definitions.ts'
import { withOwnDatabase } from '../../own-database.ts'

export const help = `langqiao ledger verify [--key KEY|FILE …] [--checkpoint FILE …] [--witness KEY|FILE …] [--projections] [--json]
Checks every act, payload and checkpoint, with the server up or down. Exit 1 when anything does not agree.
  --key          verifier key, or a file that holds it; may be repeated after the key was replaced; default: this machine's own
  --checkpoint   signed checkpoints from elsewhere (a witness, another reader); may be repeated
  --witness      a witness's key, or a file that holds it; may be repeated: says up to where it cosigned this log
  --projections  makes every projection from acts too and compares; names record and column
  --json         the report as one JSON line`

export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      key: { type: 'string', multiple: true, default: [] }, checkpoint: { type: 'string', multiple: true, default: [] },
      witness: { type: 'string', multiple: true, default: [] },
      projections: { type: 'boolean', default: false }, json: { type: 'boolean', default: false },
    },
  })
  const config = readConfig(process.env)
  const keyring = openKeyring(config.keysDir)
  const keys = values.key.length > 0 ? values.key.map(readKey) : [makeSigner(`langqiao/${config.county}`, keyring.ledgerSeed).verifier]
  const witnesses = values.witness.map(readWitnessKey)
  const outside = readOutside(config.checkpointsDir, values.checkpoint)
  await withOwnDatabase(config, keyring, async (client, ownerUrl) => {
    await client.query('begin isolation level repeatable read read only')
    const report = await verifyLedger({ ...(await readEvidence(client, config.county, keys, outside)), witnesses, sealKey: keyring.sealKey })
    if (values.projections) report.findings.push(...(await compare(config, keyring, ownerUrl)))
    report.valid = report.findings.length === 0
    print(report, values.json)
    process.exitCode = report.valid ? 0 : 1
  })
}

export function readKey(given: string): NoteVerifier {
  const key = parseVerifier(existsSync(given) ? readFileSync(given, 'utf8') : given)
  if (!key) throw new Error('--key is not a verifier key (name+id+base64). Take it from GET /api/ledger/checkpoint, or from whoever keeps it.')
  return key
}

function readWitnessKey(given: string): NoteVerifier {
  const key = parseWitnessKey(existsSync(given) ? readFileSync(given, 'utf8') : given)
  if (!key) throw new Error('--witness is not a witness’s key (name+id+base64). Take the one that `langqiao witness` printed, from whoever keeps it.')
  return key
}

async function compare(config: Config, keyring: Keyring, ownerUrl: string): Promise<Finding[]> {
  const { differences, broken } = await withDefinitions(config, keyring, ownerUrl, compareProjections)
  return [
    ...broken.map(({ record, reason }): Finding => ({ code: 'projection_broken', detail: `${record.type}:${record.id} cannot be made from its acts: ${reason}` })),
    ...differences.map(({ table, key, what }): Finding => {
      const how = what === 'missing' ? 'is missing' : what === 'surplus' ? 'is accounted for by no act' : `is not what the acts make of it in: ${what.join(', ')}`
      return { code: 'projection_differs', detail: `${table}, row ${key.join(':')} ${how}` }
    }),
  ]
}

const mostPrinted = 50

function print(report: LedgerReport, json: boolean): void {
  if (json) return console.log(JSON.stringify(report))
  for (const { at, kept, signed } of report.losses) console.log(`lost by the restore of ${at}: log numbers ${kept} to ${signed - 1} of the log as it was then`)
  for (const finding of report.findings.slice(0, mostPrinted)) console.log(`${finding.code}${finding.seq === undefined ? '' : ` at ${finding.seq}`}: ${finding.detail}`)
  for (const { name, key, checkpoints, size, at } of report.cosigned) {
    const who = report.cosigned.some((other) => other.name === name && other.key !== key) ? key : name
    console.log(size === 0 ? `${who} cosigned nothing of this log` : `${who} cosigned ${checkpoints} checkpoints, the newest of ${size} of ${report.size} acts at ${at}`)
  }
  if (report.findings.length > mostPrinted) console.log(`… and ${report.findings.length - mostPrinted} more (--json prints all)`)
  console.log(`${report.valid ? 'valid' : 'NOT VALID'}: ${report.size} acts (${report.proven} of them by checkpoints outside the database), ${report.erased} erased, ${report.pending} waiting, root ${report.root}`)
}
