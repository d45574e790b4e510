import { rebuildProjections } from '#platform/acts/rebuild/rebuild.ts'
import { readConfig } from '#platform/config.ts'
import { openKeyring } from '#platform/secrets/keyring.ts'
import { withDefinitions } from '../definitions.ts'
import { withOwnDatabase } from '../own-database.ts'

export const help = `langqiao projections rebuild
Makes every query table and every record's state from acts again, in shadow tables, and swaps them in one transaction;
with the server up or down. The last line is one JSON object. To compare without changing: langqiao ledger verify --projections`

export async function run([verb = '']: string[]): Promise<void> {
  if (verb !== 'rebuild') throw new Error(`unknown: projections ${verb}\n${help}`)
  const config = readConfig(process.env)
  const keyring = openKeyring(config.keysDir)
  await withOwnDatabase(config, keyring, async (_, ownerUrl) => {
    const started = performance.now()
    const rebuilt = await withDefinitions(config, keyring, ownerUrl, rebuildProjections)
    console.log(JSON.stringify({ ...rebuilt, seconds: Number(((performance.now() - started) / 1000).toFixed(3)) }))
  })
}
