import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Fault } from '#platform/fault.ts'

type Holder = 'server' | 'recorder' | 'witness'

/**
 * One server and one recorder a data folder. The lock names a process by number and start time, so that a number that was
 * given to another process since does not block. Throws a Fault `data_in_use`. Returns the way to let go.
 */
export function lockData(dataDir: string, what: Holder = 'server'): () => void {
  const file = lockFile(dataDir, what)
  const holder = readHolder(file)
  if (holder && isLocked(dataDir, what)) throw new Fault('data_in_use', { pid: holder.split(' ')[0]! }, 500)
  writeFileSync(file, describeProcess(process.pid)!)
  return () => rmSync(file, { force: true })
}

/** Whether another living process holds the folder. */
export function isLocked(dataDir: string, what: Holder = 'server'): boolean {
  const holder = readHolder(lockFile(dataDir, what))
  return holder !== null && holder !== describeProcess(process.pid) && describeProcess(Number(holder.split(' ')[0])) === holder
}

const lockFile = (dataDir: string, what: string) => join(dataDir, `${what}.lock`)

function readHolder(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

/** `<pid> <start time in ticks since boot>` (proc(5), field 22), or null when there is no such process. */
function describeProcess(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return `${pid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`
  } catch {
    return null
  }
}
