import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { mirrorKept } from '../kept-files.ts'
import { restore } from '#platform/backup/restore.ts'
import { makeFolders, readConfig } from '#platform/config.ts'
import { rebuildProjections } from '#platform/acts/rebuild/rebuild.ts'
import { migrate } from '#platform/database/migrate.ts'
import { Fault } from '#platform/fault.ts'
import { openCheckpointFiles } from '#platform/ledger/checkpoint-files.ts'
import { makeSigner } from '#platform/ledger/note.ts'
import { acceptRestore } from '#platform/ledger/restores.ts'
import { openKeyring } from '#platform/secrets/keyring.ts'
import { withDefinitions } from '../definitions.ts'
import { withOwnDatabase } from '../own-database.ts'
import { migrationsDir } from '../paths.ts'

export const help = `langqiao restore FOLDER
Loads a backup into a new data folder (LANGQIAO_DATA must be empty or absent), rebuilds every projection from acts, and says,
signed, which acts were lost since the backup's last cycle, if the checkpoints outside the data still stand.
Needs the keys folder that the backup was made with. Then: langqiao ledger verify`

export async function run([folder]: string[]): Promise<void> {
  if (!folder) throw new Error(`name the folder of the backup\n${help}`)
  const config = readConfig(process.env)
  if (!existsSync(join(config.keysDir, 'ledger.key'))) throw new Fault('restore_without_keys', { folder: config.keysDir }, 500)
  makeFolders(config)
  const keyring = openKeyring(config.keysDir)
  await withOwnDatabase(config, keyring, async (client, ownerUrl) => {
    await migrate(ownerUrl, migrationsDir, keyring.appPassword)
    const manifest = await restore(client, config.county, folder, keyring.sealKey)
    const { acts, records } = await withDefinitions(config, keyring, ownerUrl, rebuildProjections)
    const files = await mirrorKept(folder, config.dataDir)
    const signer = makeSigner(`langqiao/${config.county}`, keyring.ledgerSeed)
    const loss = await acceptRestore(client, config.county, signer, openCheckpointFiles(config.checkpointsDir), new Date())
    console.error(loss ? `lost: log numbers ${loss.kept} to ${loss.signed - 1}, which came after the backup of ${manifest.at}` : 'nothing was lost that had been signed')
    console.log(JSON.stringify({ backupOf: manifest.at, acts, records, files, lost: loss ? loss.signed - loss.kept : 0 }))
  })
}
