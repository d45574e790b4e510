import { readFileSync } from 'node:fs'

/** Clock ticks a second in /proc (proc(5): USER_HZ, 100 on every Linux that runs here). */
const ticksPerSecond = 100

/** CPU seconds, user and system, that a process has used so far, by proc(5). Throws where it is gone. */
export function readCpuSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // The name may hold spaces: fields are counted from behind its bracket. utime and stime are fields 14 and 15.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
}

/** CPU seconds that `work` took here and in the process `pid` names, which must not be replaced meanwhile. */
export async function measureCpu<T>(pid: () => number | undefined, work: () => Promise<T>): Promise<{ cpuSeconds: number; result: T }> {
  const child = pid()
  const before = child === undefined ? 0 : readCpuSeconds(child)
  const started = process.cpuUsage()
  const result = await work()
  const { user, system } = process.cpuUsage(started)
  const now = pid()
  // A process that was replaced has taken its account with it: the sum would be too small.
  if (child !== undefined && now !== child) throw new Error('the decoding process was replaced while it was measured')
  return { cpuSeconds: (user + system) / 1e6 + (now === undefined ? 0 : readCpuSeconds(now) - before), result }
}
