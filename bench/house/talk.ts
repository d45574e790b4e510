import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** A process of a bench that is told lines of JSON on its stdin and answers each with one. `script`: beside `bench/`. */
export function startTalker(script: string, ...args: string[]) {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--max-old-space-size=8192', join(import.meta.dirname, '..', script), ...args], { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const hear = async <T>() => {
    const { value, done } = await lines.next()
    if (done) throw new Error(`${script} ended`)
    return JSON.parse(value as string) as T
  }
  return {
    hear,
    ask<T>(question: unknown): Promise<T> {
      child.stdin.write(`${JSON.stringify(question)}\n`)
      return hear<T>()
    },
    async end(): Promise<void> {
      child.stdin.end()
      await once(child, 'exit')
    },
  }
}
