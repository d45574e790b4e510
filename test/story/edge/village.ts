import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { cli, runProgram } from '../../program.ts'

/** 198.18.0.0/15 is for trying out networks (RFC 2544): nobody's own. Another four of it for each process: one that was killed leaves its own behind. */
const network = `198.${18 + (process.pid & 1)}.${(process.pid >> 1) & 255}`
const base = ((process.pid >> 9) & 63) * 4
export const countyAddress = `${network}.${base + 1}`
const villageAddress = `${network}.${base + 2}`

/** A network of its own that reaches the county's machine by one line: a camera in it, and the recorder that stands beside it. */
export class Village {
  readonly #name = `lq${process.pid % 100_000}`
  readonly #folder: string
  readonly #children: ChildProcess[] = []
  cameraPort = 0

  private constructor(folder: string) {
    this.#folder = folder
  }

  /** Rejects where this user may make no network namespaces: that takes root on Linux. */
  static async open(folder: string): Promise<Village> {
    const village = new Village(folder)
    try {
      await village.#begin()
      return village
    } catch (error) {
      await village.close()
      throw error
    }
  }

  async #begin(): Promise<void> {
    const name = this.#name
    await ip('netns', 'add', name)
    await ip('link', 'add', name, 'type', 'veth', 'peer', 'name', 'line', 'netns', name)
    await ip('addr', 'add', `${countyAddress}/30`, 'dev', name)
    await ip('link', 'set', name, 'up')
    await ip('-n', name, 'addr', 'add', `${villageAddress}/30`, 'dev', 'line')
    await ip('-n', name, 'link', 'set', 'line', 'up')
    await ip('-n', name, 'link', 'set', 'lo', 'up')
    const camera = this.#run([join(import.meta.dirname, 'village-camera.ts')], ['pipe', 'pipe', 'inherit'])
    const [port] = (await once(createInterface(camera.stdout!), 'line')) as [string]
    this.cameraPort = Number(port)
  }

  /** Starts the recorder with what the county gave at its enrolment. */
  startRecorder(link: unknown, env: Record<string, string> = {}): ChildProcess {
    mkdirSync(this.#folder, { recursive: true })
    const file = join(this.#folder, 'village.link')
    writeFileSync(file, JSON.stringify(link), { mode: 0o600 })
    const settings = { LANGQIAO_DATA: join(this.#folder, 'data'), LANGQIAO_KEYS: join(this.#folder, 'keys'), LANGQIAO_DISK_RESERVE_MB: '0', LANGQIAO_LOG: 'warn' }
    return this.#run([cli, 'recorder', '--link', file], ['ignore', 'inherit', 'inherit'], { ...settings, ...env })
  }

  #run(args: string[], stdio: ('ignore' | 'pipe' | 'inherit')[], env: Record<string, string> = {}): ChildProcess {
    const child = spawn('ip', ['netns', 'exec', this.#name, process.execPath, '--disable-warning=ExperimentalWarning', ...args], { env: { PATH: process.env.PATH, ...env }, stdio })
    this.#children.push(child)
    return child
  }

  /** The line to the county: cut without a word, as a digger does it, or mended. */
  async setLine(state: 'down' | 'up'): Promise<void> {
    await ip('link', 'set', this.#name, state)
  }

  /** Ports that anything in the village listens on, other than the camera's. */
  async listOpenPorts(): Promise<string[]> {
    const { stdout } = await runProgram('ip', ['netns', 'exec', this.#name, 'cat', '/proc/net/tcp', '/proc/net/tcp6'])
    const listening = stdout.split('\n').map((line) => line.trim().split(/\s+/)).filter((columns) => columns[3] === '0A')
    return listening.map((columns) => String(Number.parseInt(columns[1]!.split(':')[1]!, 16))).filter((port) => Number(port) !== this.cameraPort)
  }

  async close(): Promise<void> {
    for (const child of this.#children) {
      if (child.exitCode !== null || child.signalCode !== null) continue
      const ended = once(child, 'exit')
      child.stdin?.destroy()
      child.kill('SIGTERM')
      await ended
    }
    await runProgram('ip', ['link', 'del', this.#name])
    await runProgram('ip', ['netns', 'del', this.#name])
  }
}

async function ip(...args: string[]): Promise<void> {
  const { status, stderr } = await runProgram('ip', args)
  if (status !== 0) throw new Error(`ip ${args.join(' ')}: ${stderr}`)
}
