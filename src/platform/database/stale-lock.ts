import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Makes way for a start after a crash. `kill -9` of our process leaves the postmaster running: it is asked
 * to stop. `kill -9` of the postmaster leaves its pid file, which blocks a restart while that number is
 * taken by another process or an unreaped zombie: then the file is removed.
 */
export async function clearStaleLock(dataDir: string): Promise<void> {
  const pidFile = join(dataDir, 'postmaster.pid')
  if (!existsSync(pidFile)) return
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
  if (isPostmasterOf(pid, dataDir)) {
    process.kill(pid, 'SIGINT')
    for (let i = 0; i < 300 && isPostmasterOf(pid, dataDir); i++) {
      if (i === 200) process.kill(pid, 'SIGQUIT')
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  if (!isPostmasterOf(pid, dataDir)) rmSync(pidFile, { force: true })
}

function isPostmasterOf(pid: number, dataDir: string): boolean {
  try {
    // A zombie has an empty command line.
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    return command[0]!.endsWith('postgres') && command.includes(dataDir)
  } catch {
    return false
  }
}
