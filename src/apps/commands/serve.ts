import { parseArgs } from 'node:util'
import type { FastifyInstance } from 'fastify'
import { makeFolders, readConfig, type Config } from '#platform/config.ts'
import { Fault } from '#platform/fault.ts'
import { replayErasures } from '#platform/erasure/index.ts'
import { openPlatform, type Platform } from '#platform/platform.ts'
import { startLinks } from '#domains/cameras/index.ts'
import { composeServer, startServices, type Service } from '../compose.ts'
import { lockData } from '../data-lock.ts'
import { openFirstAccount } from '../first-run.ts'
import { migrationsDir, policiesDir } from '../paths.ts'
import { serveMap, servePages } from '../pages.ts'

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
  let app: FastifyInstance | null = null
  const services: Service[] = []
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    await app?.close()
    await Promise.all(services.map((service) => service.stop()))
    await platform.close()
    unlock()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop().then(() => process.exit(0)))
  try {
    const demo = values.demo ? await import('../../../demo/open.ts') : null
    app = await composeServer(platform, demo ? [demo.demoDomain(platform)] : [])
    await servePages(app)
    const replayed = await replayErasures(platform)
    if (replayed > 0) console.log(`${replayed} erasures were carried out again: a restored backup had brought back what they took`)
    await serveMap(app, config.dataDir)
    const firstLink = demo ? null : await openFirstAccount(platform)
    await demo?.openDemo(platform)
    const address = await listen(app, config)
    console.log(`Langqiao 廊桥: ${address}`)
    if (firstLink) console.log(`First run: within a day, set up the security administrator at ${address}/console/enrol#${firstLink}`)
    if (config.linkPort !== null) services.push(await listenForRecorders(platform))
    services.push(...startServices(platform), ...(demo ? demo.startDemo(platform) : []))
  } catch (error) {
    // A start that fails leaves nothing running behind.
    await stop()
    throw error
  }
}

async function listenForRecorders(platform: Platform): Promise<Service> {
  try {
    return await startLinks(platform)
  } catch (error) {
    if ((error as { code?: string }).code === 'EADDRINUSE') throw new Fault('port_taken', { port: platform.config.linkPort! }, 500, error)
    throw error
  }
}

async function listen(app: FastifyInstance, config: Config): Promise<string> {
  try {
    return await app.listen({ port: config.port, host: config.host })
  } catch (error) {
    if ((error as { code?: string }).code === 'EADDRINUSE') throw new Fault('port_taken', { port: config.port }, 500, error)
    throw error
  }
}
