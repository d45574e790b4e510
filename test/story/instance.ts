import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cli } from '../program.ts'

/** A fresh Langqiao of its own: real processes, an empty data folder, a free port. */
export interface Instance {
  url: string
  folder: string
  env: NodeJS.ProcessEnv
  pid: number
  /** What the server has printed so far. */
  output(): string
  stop(): Promise<void>
}

const root = join(import.meta.dirname, '../..')

/** Starts `langqiao serve` with these arguments and waits until it is healthy. Throws what it printed when it ends before. */
export async function startInstance(args: string[] = ['--demo'], given: { folder?: string; env?: NodeJS.ProcessEnv } = {}): Promise<Instance> {
  const folder = given.folder ?? mkdtempSync(join(tmpdir(), 'lq-story-'))
  chmodSync(folder, 0o755)
  const port = await findFreePort()
  const env = {
    ...process.env,
    LANGQIAO_DATA: join(folder, 'data'), LANGQIAO_KEYS: join(folder, 'keys'), LANGQIAO_CHECKPOINTS: join(folder, 'checkpoints'),
    LANGQIAO_PORT: String(port), LANGQIAO_HOST: '127.0.0.1', DATABASE_URL: '', ...given.env,
  }
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', cli, 'serve', ...args], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-20_000)))
  const url = `http://127.0.0.1:${port}`
  while (!(await isHealthy(url))) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}:\n${said}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return {
    url, folder, env, pid: child.pid!,
    output: () => said,
    async stop() {
      await stopChild(child)
      if (given.folder === undefined) rmSync(folder, { recursive: true, force: true })
    },
  }
}

function isHealthy(url: string): Promise<boolean> {
  return fetch(`${url}/healthz`).then((answer) => answer.ok, () => false)
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill('SIGTERM')
  await ended
}

export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}
