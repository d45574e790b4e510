import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

/** A process of a benchmark that is told words and answers with lines of JSON. */
export interface Conversation {
  child: ChildProcess
  /** Says a word, unless it is empty, and waits for the next line. Rejects when the process ends instead. */
  ask<T>(word: string): Promise<T>
  /** Waits for the process to end. */
  ended: Promise<unknown>
}

/** Starts a TypeScript file beside this one. */
export function talkTo(file: string, args: string[]): Conversation {
  const child = spawn(process.execPath, [new URL(file, import.meta.url).pathname, ...args], { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  const ended = once(child, 'exit')
  const ask = async <T>(word: string): Promise<T> => {
    if (word) child.stdin.write(`${word}\n`)
    const { value, done } = await lines.next()
    if (done) throw new Error(`${file} ended before it answered "${word}"`)
    return JSON.parse(value) as T
  }
  return { child, ask, ended }
}
