import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { saveRecorderDeath } from '#domains/cameras/index.ts'
import type { Config } from '#platform/config.ts'
import type { Platform } from '#platform/platform.ts'

const firstPauseMs = 1_000
const longestPauseMs = 30_000
/** One that lived so long starts over with a short pause. */
const steadyMs = 60_000
/** How long it may take to finish its files when told to stop. */
const patienceMs = 15_000

/** Keeps a recorder process running beside the server: starts it, starts it again when it dies, and says so. */
export function keepRecorder({ config, database, clock, county, log }: Pick<Platform, 'config' | 'database' | 'clock' | 'county' | 'log'>): { pid(): number | undefined; stop(): Promise<void> } {
  const stopper = new AbortController()
  let child: ChildProcess | undefined

  const keep = async () => {
    let pauseMs = firstPauseMs
    while (!stopper.signal.aborted) {
      const startedMs = clock.monotonicMs()
      child = start(config)
      const end = await waitForEnd(child)
      if (stopper.signal.aborted) return
      log.error({ end, pauseMs }, 'the recorder died; it is started again')
      await database.transact({ county, stations: 'all', account: 'system' }, (tx) => saveRecorderDeath(tx, county, 'main', end)).catch(() => {})
      if (clock.monotonicMs() - startedMs > steadyMs) pauseMs = firstPauseMs
      await clock.sleep(pauseMs, stopper.signal).catch(() => {})
      pauseMs = Math.min(longestPauseMs, pauseMs * 2)
    }
  }

  const keeping = keep()
  return {
    pid: () => child?.pid,
    async stop() {
      stopper.abort()
      child?.kill('SIGTERM')
      const patience = setTimeout(() => child?.kill('SIGKILL'), patienceMs)
      await keeping
      clearTimeout(patience)
    },
  }
}

function start(config: Config): ChildProcess {
  const env = {
    ...process.env,
    LANGQIAO_DATA: config.dataDir, LANGQIAO_KEYS: config.keysDir, LANGQIAO_COUNTY: config.county, LANGQIAO_LOG: config.logLevel,
    ...(config.databaseUrl ? { DATABASE_URL: config.databaseUrl } : {}),
  }
  const args = ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'cli.ts'), 'recorder', '--child']
  // Its standard input ends with us, so that it never outlives the server unseen.
  return spawn(process.execPath, args, { env, stdio: ['pipe', 'ignore', 'inherit'] })
}

function waitForEnd(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(`could not start: ${error.message}`))
    child.once('exit', (code, signal) => resolve(signal ?? `exit ${code}`))
  })
}
