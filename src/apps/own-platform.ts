import { existsSync } from 'node:fs'
import type { Config } from '#platform/config.ts'
import { embeddedUrl } from '#platform/database/embedded.ts'
import { Fault } from '#platform/fault.ts'
import { openPlatform, type Platform } from '#platform/platform.ts'
import { openKeyring } from '#platform/secrets/keyring.ts'
import { composeDomains } from './compose.ts'
import { isLocked, lockData } from './data-lock.ts'
import { migrationsDir, policiesDir } from './paths.ts'

/**
 * Lends a command the whole platform, so that it acts through policy and rules like a route does: beside a running server, or
 * alone with the data folder locked.
 */
export async function withOwnPlatform<T>(config: Config, work: (platform: Platform) => Promise<T>, options: { beginsAnew?: boolean } = {}): Promise<T> {
  const databaseUrl = config.databaseUrl ?? (isLocked(config.dataDir) ? embeddedUrl(config.dataDir, openKeyring(config.keysDir).databasePassword) : null)
  if (databaseUrl === null && !existsSync(config.dataDir)) throw new Fault('no_data', { folder: config.dataDir }, 500)
  const unlock = databaseUrl === null ? lockData(config.dataDir) : () => {}
  try {
    const platform = await openPlatform({ config: { ...config, databaseUrl }, policiesDir, migrationsDir, ...options })
    try {
      platform.adopt(composeDomains(platform))
      return await work(platform)
    } finally {
      await platform.close()
    }
  } finally {
    unlock()
  }
}
