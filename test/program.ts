import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { buffer, text } from 'node:stream/consumers'

/** The command line of Langqiao. */
export const cli = join(import.meta.dirname, '../src/apps/cli.ts')

export interface Ended {
  /** Null where a signal ended it. */
  status: number | null
  stdout: string
  /** `stdout` as it came, for pictures and the like. */
  bytes: Buffer
  stderr: string
}

interface Surroundings {
  env?: NodeJS.ProcessEnv
  cwd?: string
  input?: string | Uint8Array
}

/** Runs a program beside this process, which goes on: a house that is open here may hold what the program waits for. */
export async function runProgram(program: string, args: readonly string[], { input = '', ...surroundings }: Surroundings = {}): Promise<Ended> {
  const child = spawn(program, args, surroundings)
  const status = new Promise<number | null>((resolve, reject) => child.once('exit', resolve).once('error', reject))
  // Whoever has heard enough closes its input early, as ffprobe does.
  child.stdin.on('error', () => undefined).end(input)
  const [ended, bytes, stderr] = await Promise.all([status, buffer(child.stdout), text(child.stderr)])
  return { status: ended, bytes, stderr, get stdout() { return bytes.toString() } }
}

/** Runs a command of Langqiao with these settings alone. */
export function runCommand(args: readonly string[], env: NodeJS.ProcessEnv): Promise<Ended> {
  return runProgram(process.execPath, ['--disable-warning=ExperimentalWarning', cli, ...args], { env })
}

/** The Python verifier, which was written from docs/ledger.md alone. */
export function runPeerVerifier(args: readonly string[]): Promise<Ended> {
  return runProgram('/usr/bin/python3', [join(import.meta.dirname, 'verifier.py'), ...args])
}

/** What ffprobe prints of a file, as CSV; what it complains of stands in `stderr`. */
export function runProbe(entries: readonly string[], file: string): Promise<Ended> {
  return runProgram('ffprobe', ['-v', 'warning', ...entries, '-of', 'csv=p=0', file])
}

/** Builds the pages where a source of theirs has changed. */
export async function buildPages(): Promise<void> {
  const { status, stdout, stderr } = await runProgram(process.execPath, [join(import.meta.dirname, 'build-web.ts'), '--if-stale'])
  if (status !== 0) throw new Error(`the pages do not build: ${stdout}${stderr}`)
}
