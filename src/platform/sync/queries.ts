import type { Tx } from '../database/database.ts'

/** Whether an intent has come to an end: carried out, refused or declined. One that waits for a person has not. */
export async function isSettled(tx: Tx, county: string, id: string): Promise<boolean> {
  const rows = await tx.query({
    name: 'is_settled',
    text: `select 1 from intents where county = $1 and id = $2::uuid
           union all select 1 from submissions where county = $1 and id = $3 and state in ('refused', 'declined', 'applied') limit 1`,
    values: [county, id, id],
  })
  return rows.length > 0
}

/** Whether an intent was carried out. */
export async function isAnswered(tx: Tx, county: string, id: string): Promise<boolean> {
  return (await tx.query({ name: 'is_answered', text: 'select 1 from intents where county = $1 and id = $2', values: [county, id] })).length > 0
}

/** Intents that are held for this one. */
export async function listHeldBehind(tx: Tx, county: string, id: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>({ name: 'held_behind', text: `select id from submissions where county = $1 and after = $2 and state = 'held'`, values: [county, id] })
  return rows.map((row) => row.id)
}

/** Submissions of the stations that the transaction sees, those that need somebody first. */
export function listSubmissions(tx: Tx, county: string, filter: { account?: string; open?: boolean }) {
  let query = tx.db.selectFrom('submissions as s').leftJoin('accounts as who', (join) => join.onRef('who.county', '=', 's.county').onRef('who.id', '=', 's.account')).selectAll('s').select('who.name').where('s.county', '=', county).orderBy('s.kept_at', 'desc').limit(500)
  if (filter.account) query = query.where('s.account', '=', filter.account)
  if (filter.open) query = query.where('s.state', 'in', ['held', 'waiting'])
  return query.execute()
}

export function listDevices(tx: Tx, county: string, filter: { account?: string }) {
  let query = tx.db.selectFrom('devices').select(['id', 'account', 'station', 'name', 'enrolled_at', 'cut_off_at']).where('county', '=', county).orderBy('enrolled_at', 'desc').limit(500)
  if (filter.account) query = query.where('account', '=', filter.account)
  return query.execute()
}
