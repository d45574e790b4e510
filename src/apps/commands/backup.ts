import { parseArgs } from 'node:util'
import { backUp } from '#platform/backup/back-up.ts'
import { mirrorKept } from '../kept-files.ts'
import { forgetErasedIn } from '#domains/cases/index.ts'
import { toTx } from '#platform/database/database.ts'
import { readConfig } from '#platform/config.ts'
import { openKeyring } from '#platform/secrets/keyring.ts'
import { withOwnDatabase } from '../own-database.ts'

export const help = `langqiao backup FOLDER [--every SECONDS] [--once]
Copies what has come since the last cycle to a folder elsewhere: acts, payloads, log, checkpoints, sign-in secrets
(encrypted), evidence files and photos. Runs until stopped; a cycle every 60 s (at most 300: what a loss may cost).
  --once    one cycle, then exit
Keys are not in the backup: keep LANGQIAO_KEYS in another safe place. Footage is not either (docs/operations.md).`

/** RPO ≤ 5 min (reliability.md). */
const longestPauseSeconds = 300

export async function run(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { every: { type: 'string', default: '60' }, once: { type: 'boolean', default: false } } })
  const [folder] = positionals
  const seconds = Number(values.every)
  if (!folder) throw new Error(`name the folder to write to\n${help}`)
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > longestPauseSeconds) throw new Error(`--every takes 1 to ${longestPauseSeconds} seconds`)
  const config = readConfig(process.env)
  const keyring = openKeyring(config.keysDir)
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort())
  do {
    await withOwnDatabase(config, keyring, async (client) => {
      const { from, to, rewritten } = await backUp(client, config.county, folder, keyring.sealKey, new Date())
      const files = await mirrorKept(config.dataDir, folder)
      await forgetErasedIn(folder, toTx(client), config.county)
      console.log(JSON.stringify({ at: new Date().toISOString(), from, to, rewritten, files }))
    })
    if (!values.once) await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, seconds * 1000)
      stop.signal.addEventListener('abort', () => { clearTimeout(timer); resolve() }, { once: true })
    })
  } while (!values.once && !stop.signal.aborted)
}
