import { ConfigError } from '#platform/config.ts'
import { Fault } from '#platform/fault.ts'
import { platformMessages, say } from '#platform/http/messages.ts'
import { startMessages } from './start-messages.ts'

/** `npm run langqiao -- <command>`: each command is a module in `commands/` that exports `help` and `run`. */
interface Command {
  help: string
  run(args: string[]): Promise<void>
}

const commands: Record<string, () => Promise<Command>> = {
  serve: () => import('./commands/serve.ts'),
  recorder: () => import('./commands/recorder.ts'),
  camera: () => import('./commands/camera.ts'),
  backup: () => import('./commands/backup.ts'),
  restore: () => import('./commands/restore.ts'),
  ledger: () => import('./commands/ledger.ts'),
  projections: () => import('./commands/projections.ts'),
  export: () => import('./commands/export.ts'),
  witness: () => import('./commands/witness.ts'),
  verify: () => import('./commands/verify.ts'),
}

const [name = '', ...args] = process.argv.slice(2)
const load = commands[name]
if (!load) {
  console.error(`usage: npm run langqiao -- <command>\ncommands: ${Object.keys(commands).join(', ')}; each answers --help`)
  process.exit(name === '' || name === '--help' ? 0 : 2)
}
const command = await load()
if (args.includes('--help')) console.log(command.help)
else {
  try {
    await command.run(args)
  } catch (error) {
    console.error(`langqiao: ${await describe(error)}`)
    process.exit(1)
  }
}

async function describe(error: unknown): Promise<string> {
  if (error instanceof ConfigError) return error.message
  if (error instanceof Fault) {
    const { cameraMessages } = await import('#domains/cameras/index.ts')
    const { erasureMessages } = await import('#platform/erasure/index.ts')
    const { message, todo } = say({ ...platformMessages, ...startMessages, ...cameraMessages, ...erasureMessages }, error.code, 'en', error.params)
    return `${message} ${todo}`
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
