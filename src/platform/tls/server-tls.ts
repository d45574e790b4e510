import { readFileSync } from 'node:fs'
import type { Config } from '../config.ts'
import { issueServerTls, type ServerTls } from './county-ca.ts'

/** What the server shows to browsers: given files, the county's own certificate, or null for plain HTTP. */
export async function readServerTls(config: Config, now: Date): Promise<ServerTls | null> {
  if (config.tls === null) return null
  if (config.tls === 'county') return issueServerTls(config.keysDir, config.county, config.hosts, now)
  return { cert: readFileSync(config.tls.certFile), key: readFileSync(config.tls.keyFile), ca: null }
}
