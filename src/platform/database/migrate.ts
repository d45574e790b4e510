import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Fault } from '../fault.ts'
import { ensureAppRole } from './app-role.ts'
import pg from './column-types.ts'

/** An arbitrary constant: the advisory lock that lets one server migrate while the others wait. */
const migrationLock = 8_480_001

/**
 * Brings the database to the newest migration. Forward only, each file in its own transaction, one server at a
 * time. Throws a Fault: `migration_changed` (a file that ran was edited), `migration_unknown` (the database is newer).
 */
export async function migrate(ownerUrl: string, folder: string, appPassword: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    await client.query('create table if not exists migrations (name text primary key, sha256 text not null, ran_at timestamptz not null default now())')
    await ensureAppRole(client, ownerUrl, appPassword)
    return await runMissing(client, folder)
  } finally {
    await client.end()
  }
}

async function runMissing(client: pg.Client, folder: string): Promise<string[]> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.sql')).sort()
  const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from migrations')
  const done = new Map(rows.map((row) => [row.name, row.sha256]))
  for (const name of done.keys()) if (!files.includes(name)) throw new Fault('migration_unknown', { name }, 500)
  const ran: string[] = []
  for (const name of files) {
    const text = readFileSync(join(folder, name), 'utf8')
    const sha256 = createHash('sha256').update(text).digest('hex')
    if (done.has(name)) {
      if (done.get(name) !== sha256) throw new Fault('migration_changed', { name }, 500)
      continue
    }
    await client.query('begin')
    await client.query(text)
    await client.query('insert into migrations (name, sha256) values ($1, $2)', [name, sha256])
    await client.query('commit')
    ran.push(name)
  }
  return ran
}
