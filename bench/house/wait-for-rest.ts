import { readFileSync, statSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { readCpuSeconds } from './cpu.ts'

const secondMs = 1_000
/** Of one core, over two seconds: what a county with its seven cameras takes when nobody asks for anything. */
const restful = 0.35
const mostPatienceMs = 180_000
/** By then the demo writes its past, at the latest (demo/history/lay-down.ts); until then rest is a pause. */
const youngMs = 43_000

/** Waits until a process and its children have done what they do after a start: the demo draws hours of pictures, and writes two years of calls and cases. */
export async function waitForRest(pid: number): Promise<void> {
  const until = performance.now() + mostPatienceMs
  const grownUp = statSync(`/proc/${pid}`).ctimeMs + youngMs
  for (let before = readTree(pid); performance.now() < until; ) {
    await pause(2 * secondMs)
    const now = readTree(pid)
    if (now - before < 2 * restful && Date.now() > grownUp) return
    before = now
  }
  console.error('bench: the county did not come to rest')
}

/** CPU seconds of a process and of all below it. */
function readTree(pid: number): number {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean)
    return readCpuSeconds(pid) + children.reduce((sum, child) => sum + readTree(Number(child)), 0)
  } catch {
    return 0 // It has ended since.
  }
}
