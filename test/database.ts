import { mkdtempSync, rmSync, chmodSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { toAppUrl } from '../src/platform/database/app-role.ts'
import { startEmbedded, type EmbeddedDatabase } from '../src/platform/database/embedded.ts'
import { migrate } from '../src/platform/database/migrate.ts'

export const appPassword = 'test-only'

/** A real PostgreSQL in a temporary folder with a migrated template. One for a whole test run. */
export async function startTestDatabase(): Promise<{ server: EmbeddedDatabase; folder: string; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'lq-test-'))
  chmodSync(folder, 0o755)
  const server = await startEmbedded(folder, 'test-only')
  await migrate(server.url, join(import.meta.dirname, '../migrations'), appPassword)
  return {
    server,
    folder,
    async stop() {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Clones the template: a database of its own for one test file. Returns connection strings of owner and application. */
export async function cloneDatabase(ownerUrl: string, name: string): Promise<{ ownerUrl: string; appUrl: string }> {
  await runAsAdmin(ownerUrl, `create database ${name} template langqiao`)
  const own = ownerUrl.replace('/langqiao?', `/${name}?`)
  return { ownerUrl: own, appUrl: toAppUrl(own, appPassword) }
}

export function dropDatabase(ownerUrl: string, name: string): Promise<void> {
  return runAsAdmin(ownerUrl, `drop database ${name}`)
}

async function runAsAdmin(ownerUrl: string, statement: string): Promise<void> {
  const admin = new pg.Client({ connectionString: ownerUrl.replace('/langqiao?', '/postgres?') })
  await admin.connect()
  await admin.query(statement)
  await admin.end()
}
