import { existsSync } from 'node:fs'
import type pg from 'pg'
import type { Config } from '#platform/config.ts'
import PgClient from '#platform/database/column-types.ts'
import { embeddedUrl, startEmbedded } from '#platform/database/embedded.ts'
import { Fault } from '#platform/fault.ts'
import type { Keyring } from '#platform/secrets/keyring.ts'
import { isLocked, lockData } from './data-lock.ts'

/**
 * Lends a command the database as its owner, whether the server is up or not: a running one is joined, else the
 * embedded one is started for as long as the command takes, with the data folder locked.
 */
export async function withOwnDatabase<T>(config: Config, keyring: Keyring, work: (client: pg.Client, url: string) => Promise<T>): Promise<T> {
  const lent = config.databaseUrl ?? (isLocked(config.dataDir) ? embeddedUrl(config.dataDir, keyring.databasePassword) : null)
  if (lent) return lend(lent, work)
  if (!existsSync(config.dataDir)) throw new Fault('no_data', { folder: config.dataDir }, 500)
  const unlock = lockData(config.dataDir)
  const embedded = await startEmbedded(config.dataDir, keyring.databasePassword)
  try {
    return await lend(embedded.url, work)
  } finally {
    await embedded.stop()
    unlock()
  }
}

async function lend<T>(url: string, work: (client: pg.Client, url: string) => Promise<T>): Promise<T> {
  const client = new PgClient.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client, url)
  } finally {
    await client.end()
  }
}
