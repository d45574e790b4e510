import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { readConfig } from '#platform/config.ts'
import { readEvidence, readOutside } from '#platform/ledger/evidence.ts'
import { exportLedger } from '#platform/ledger/export.ts'
import { makeSigner } from '#platform/ledger/note.ts'
import { openKeyring } from '#platform/secrets/keyring.ts'
import { withOwnDatabase } from '../../own-database.ts'

export const help = `langqiao ledger export FILE [--hashes]
Writes everything that a foreign verifier needs as JSON lines (docs/ledger.md; test/verifier.py is one), with the server
up or down. The file holds the content of acts, names included.
  --hashes  payloads as their hashes alone: the content stays here, and goes unproven`

export async function run(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { hashes: { type: 'boolean', default: false } } })
  const [file] = positionals
  if (!file) throw new Error(`name the file to write\n${help}`)
  const config = readConfig(process.env)
  const keyring = openKeyring(config.keysDir)
  const key = makeSigner(`langqiao/${config.county}`, keyring.ledgerSeed).verifier
  const outside = readOutside(config.checkpointsDir, [])
  await withOwnDatabase(config, keyring, async (client) => {
    await client.query('begin isolation level repeatable read read only')
    const evidence = await readEvidence(client, config.county, [key], outside)
    await pipeline(Readable.from(exportLedger(evidence, { content: !values.hashes })), createWriteStream(file, { mode: 0o600, flush: true }))
  })
}
