import { parseArgs } from 'node:util'
import { watchCameraHealth } from '#domains/cameras/index.ts'
import { makeFolders, readConfig } from '#platform/config.ts'
import { Fault } from '#platform/fault.ts'
import { openPlatform } from '#platform/platform.ts'
import { composeServer } from '../compose.ts'
import { lockData } from '../data-lock.ts'
import { openFirstAccount } from '../first-run.ts'
import { keepRecorder } from '../keep-recorder.ts'
import { migrationsDir, policiesDir } from '../paths.ts'
import { servePages } from '../pages.ts'

export const help = `langqiao serve [--demo]
Starts the server: database, API, pages, sequencer, and a recorder beside it.
  --demo   opens the made-up county with its accounts when the data folder is new
Settings by environment: docs/operations.md`

export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { demo: { type: 'boolean', default: false } } })
  const config = readConfig(process.env)
  makeFolders(config)
  const unlock = lockData(config.dataDir)
  const platform = await openPlatform({ config, policiesDir, migrationsDir })
  const demo = values.demo ? await import('../../../demo/open.ts') : null
  const app = await composeServer(platform, demo ? [demo.demoDomain] : [])
  await servePages(app)
  const beside: { stop(): Promise<void> }[] = []
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    await app.close()
    await Promise.all(beside.map((one) => one.stop()))
    await platform.close()
    unlock()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop())
  const firstLink = demo ? null : await openFirstAccount(platform)
  await demo?.openDemo(platform)
  try {
    const address = await app.listen({ port: config.port, host: config.host })
    console.log(`Langqiao 廊桥: ${address}`)
    if (firstLink) console.log(`First run: within a day, set up the security administrator at ${address}/console/enrol#${firstLink}`)
    beside.push(watchCameraHealth(platform))
    if (config.startsRecorder) beside.push(keepRecorder(platform))
  } catch (error) {
    if ((error as { code?: string }).code !== 'EADDRINUSE') throw error
    await platform.close()
    unlock()
    throw new Fault('port_taken', { port: config.port }, 500)
  }
}
