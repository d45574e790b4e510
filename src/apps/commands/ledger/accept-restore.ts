import { readConfig } from '#platform/config.ts'
import { openCheckpointFiles } from '#platform/ledger/checkpoint-files.ts'
import { makeSigner } from '#platform/ledger/note.ts'
import { acceptRestore } from '#platform/ledger/restores.ts'
import { openKeyring } from '#platform/secrets/keyring.ts'
import { withOwnDatabase } from '../../own-database.ts'

export const help = `langqiao ledger accept-restore
After a backup was restored by other means than \`langqiao restore\`: writes a signed statement of which acts were lost
beside the checkpoints, and lets the log go on from what is there. \`ledger verify\` names the loss from then on.`

export async function run(): Promise<void> {
  const config = readConfig(process.env)
  const keyring = openKeyring(config.keysDir)
  const signer = makeSigner(`langqiao/${config.county}`, keyring.ledgerSeed)
  const files = openCheckpointFiles(config.checkpointsDir)
  const loss = await withOwnDatabase(config, keyring, (client) => acceptRestore(client, config.county, signer, files, new Date()))
  console.log(loss ? `lost: log numbers ${loss.kept} to ${loss.signed - 1}. Witnesses have to be told (docs/ledger.md, "After a restore").` : 'Nothing was lost: the log holds all that was signed.')
}
