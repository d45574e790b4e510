import { parseArgs } from 'node:util'
import { readConfig } from '#platform/config.ts'
import { Fault } from '#platform/fault.ts'
import { setAside } from '#platform/ledger/set-aside.ts'
import { openKeyring } from '#platform/secrets/keyring.ts'
import { withOwnDatabase } from '../../own-database.ts'

export const help = `langqiao ledger set-aside ACT --reason TEXT
Takes an act that the sequencer refuses out of its way, after someone has looked. What was found is kept in the table
acts_set_aside. Then run: langqiao ledger verify --projections`

export async function run(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { reason: { type: 'string' } } })
  const [act] = positionals
  if (!act || !/^[0-9a-f-]{36}$/.test(act)) throw new Fault('not_waiting', { act: act ?? '' }, 500)
  if (!values.reason) throw new Fault('reason_missing', {}, 500)
  const config = readConfig(process.env)
  await withOwnDatabase(config, openKeyring(config.keysDir), (client) => setAside(client, config.county, act, values.reason!, new Date()))
  console.log(`${act} is set aside. The sequencer goes on by itself. Now run: langqiao ledger verify --projections`)
}
