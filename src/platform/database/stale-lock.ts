import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Makes way for a start after a crash. `kill -9` of our process leaves the postmaster running: it is asked to stop, also
 * where its data were wiped beneath it, since it would take the socket with it when it ends. `kill -9` of the postmaster
 * leaves its pid file and the socket's lock, which block a restart while that number is taken by another process or an
 * unreaped zombie: then the files are removed.
 */
export async function clearStaleLock(dataDir: string, socketDir: string): Promise<void> {
  const socket = join(socketDir, '.s.PGSQL.5432')
  for (const lock of [join(dataDir, 'postmaster.pid'), `${socket}.lock`]) {
    if (!existsSync(lock)) continue
    const pid = Number(readFileSync(lock, 'utf8').split('\n')[0])
    await stopPostmaster(pid, dataDir)
    rmSync(lock, { force: true })
  }
  rmSync(socket, { force: true })
}

/** Fast shutdown; after ten seconds an immediate one, after fifteen none: what was committed is in the WAL. */
async function stopPostmaster(pid: number, dataDir: string): Promise<void> {
  for (let i = 0; isPostmasterOf(pid, dataDir); i++) {
    // Without its data there is nothing that it could still save, and it waits long for what it cannot write.
    if (i === 0) process.kill(pid, existsSync(join(dataDir, 'postmaster.pid')) ? 'SIGINT' : 'SIGKILL')
    if (i === 200) process.kill(pid, 'SIGQUIT')
    if (i === 300) process.kill(pid, 'SIGKILL')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
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
