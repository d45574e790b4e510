import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'

export interface Ended {
  status: number | null
  stdout: string
  stderr: string
}

/** Runs a program beside this process, which goes on: a house that is open here may hold what the program waits for. */
export async function runProgram(program: string, args: readonly string[], { env, input = '' }: { env: NodeJS.ProcessEnv; input?: string }): Promise<Ended> {
  const child = spawn(program, args, { env })
  child.stdin.end(input)
  const ended = new Promise<number | null>((resolve, reject) => child.once('exit', resolve).once('error', reject))
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { status: await ended, stdout, stderr }
}
