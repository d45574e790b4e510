import { parseArgs } from 'node:util'
import { beginAnew } from '#platform/ledger/beginning.ts'
import { makeFolders, readConfig } from '#platform/config.ts'
import { Fault } from '#platform/fault.ts'
import { setAside } from '#platform/ledger/set-aside.ts'
import { openKeyring } from '#platform/secrets/keyring.ts'
import { withOwnDatabase } from '../../own-database.ts'
import { withOwnPlatform } from '../../own-platform.ts'

export const help = `langqiao ledger set-aside ACT --reason TEXT
Takes an act that the sequencer refuses out of its way, after someone has looked. What was found is kept in the table
acts_set_aside. Then run: langqiao ledger verify --projections

langqiao ledger set-aside --reason TEXT
Without an act: where the database is empty but checkpoints of a ledger stand beside it, sets these aside and begins a new
ledger, whose first act says why. Only where no backup can bring the old one back.`

export async function run(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { reason: { type: 'string' } } })
  const [act] = positionals
  if (act === undefined) return setLedgerAside(values.reason)
  if (!/^[0-9a-f-]{36}$/.test(act)) throw new Fault('not_waiting', { act }, 500)
  if (!values.reason) throw new Fault('reason_missing', {}, 500)
  const config = readConfig(process.env)
  await withOwnDatabase(config, openKeyring(config.keysDir), (client) => setAside(client, config.county, act, values.reason!, new Date()))
  console.log(`${act} is set aside. The sequencer goes on by itself. Now run: langqiao ledger verify --projections`)
}

async function setLedgerAside(reason: string | undefined): Promise<void> {
  if (!reason) throw new Fault('reason_missing', {}, 500)
  // The sequencer stands still while the old checkpoints are there: that is why we are here.
  const config = { ...readConfig(process.env), logLevel: 'silent' }
  makeFolders(config)
  const before = await withOwnPlatform(config, (platform) => beginAnew(platform, reason), { beginsAnew: true })
  console.log(`The checkpoints of ${before.size} acts of ${before.origin} are set aside; the new ledger's first act says so. Witnesses have to be told (docs/ledger.md).`)
}
