import type { Tx } from '../database/database.ts'

/** The county's tree, parents before children as far as ids go. */
export function listUnits(tx: Tx, county: string) {
  return tx.db.selectFrom('units').select(['id', 'name_zh', 'name_en', 'kind', 'parent', 'station']).where('county', '=', county).orderBy('id').execute()
}

export async function isTeam(tx: Tx, county: string, id: string): Promise<boolean> {
  const found = await tx.db.selectFrom('units').select('id').where('county', '=', county).where('id', '=', id).where('kind', '=', 'team').executeTakeFirst()
  return found !== undefined
}

/** Accounts by login. Row-level security does not bind this table: who may list is policy's. */
export function listAccounts(tx: Tx, county: string, filter: { station?: string; team?: string; role?: string; state?: string }) {
  let query = tx.db.selectFrom('accounts').select(['id', 'login', 'name', 'roles', 'station', 'team', 'phone', 'state']).where('county', '=', county).orderBy('login')
  if (filter.station !== undefined) query = query.where('station', '=', filter.station)
  if (filter.team !== undefined) query = query.where('team', '=', filter.team)
  if (filter.role !== undefined) query = query.where((eb) => eb(eb.val(filter.role), '=', eb.fn.any('roles')))
  if (filter.state !== undefined) query = query.where('state', '=', filter.state)
  return query.execute()
}

export function listSessions(tx: Tx, county: string, account: string, now: number) {
  return tx.db
    .selectFrom('sessions')
    .select(['id', 'device', 'created_at', 'seen_at', 'expires_at'])
    .where('county', '=', county)
    .where('account', '=', account)
    .where('stage', '=', 'full')
    .where('ended_at', 'is', null)
    .where('expires_at', '>', new Date(now))
    .orderBy('created_at', 'desc')
    .execute()
}

export async function countAccounts(tx: Tx, county: string): Promise<number> {
  const { count } = await tx.db.selectFrom('accounts').select((eb) => eb.fn.countAll<number>().as('count')).where('county', '=', county).executeTakeFirstOrThrow()
  return count
}

/** Names of accounts by login; who is not known is left out. */
export async function namesOf(tx: Tx, county: string, logins: readonly string[]): Promise<Record<string, string>> {
  const rows = await tx.query<{ login: string; name: string }>({ name: 'names_of_accounts', text: 'select login, name from accounts where county = $1 and login = any ($2)', values: [county, [...new Set(logins)]] })
  return Object.fromEntries(rows.map((row) => [row.login, row.name]))
}
