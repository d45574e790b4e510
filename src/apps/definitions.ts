import type { Follower } from '#platform/acts/follow.ts'
import { collectRecordTypes } from '#platform/acts/record-type.ts'
import type { RebuildParts } from '#platform/acts/rebuild/rebuild.ts'
import type { Config } from '#platform/config.ts'
import pg from '#platform/database/column-types.ts'
import { openIdlePlatform, type Platform } from '#platform/platform.ts'
import type { Keyring } from '#platform/secrets/keyring.ts'
import { composeDomains } from './compose.ts'
import { policiesDir } from './paths.ts'

/** What a command needs to make projections from acts: every record type and follower of the house, without running it. */
export async function withDefinitions<T>(config: Config, keyring: Keyring, ownerUrl: string, work: (parts: RebuildParts) => Promise<T>): Promise<T> {
  const platform = openIdlePlatform(config, keyring, ownerUrl, policiesDir)
  try {
    // Domains only close over the platform: what an idle one lacks is used when something runs.
    const domains = composeDomains(platform as Platform)
    const followers: Follower[] = domains.flatMap((domain) => domain.followers ?? [])
    const connect = async () => {
      const client = new pg.Client({ connectionString: ownerUrl })
      await client.connect()
      return client
    }
    return await work({ county: config.county, types: collectRecordTypes(domains.flatMap((domain) => domain.records)), followers, connect })
  } finally {
    await platform.close()
  }
}
