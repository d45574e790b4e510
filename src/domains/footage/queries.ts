import type { Tx } from '#platform/database/database.ts'
import type { Principal } from '#platform/policy/principal.ts'
import { isHead } from './lookups.ts'

export interface GrantFilter {
  /** `mine`: asked by or with this account. `waiting`: for this account's decision. */
  view: 'mine' | 'waiting' | 'all'
  ground?: { type: string; id: string } | undefined
  limit: number
}

/** Grants that concern this person: their own, those of the team they head, those of the station they lead; all for who oversees. */
export function listGrants(tx: Tx, county: string, who: Principal, { view, ground, limit }: GrantFilter) {
  const heads = isHead(who.roles) && who.team !== ''
  const leads = who.roles.includes('station_chief')
  const oversees = who.roles.includes('legal_reviewer') || who.roles.includes('auditor')
  let query = tx.db
    .selectFrom('grants as g')
    .select((eb) => [
      'g.id', 'g.kind', 'g.status', 'g.ground_type', 'g.ground_id', 'g.number', 'g.station', 'g.team', 'g.level', 'g.allows', 'g.from_at', 'g.to_at',
      'g.asked_by', 'g.asked_at', 'g.second', 'g.document', 'g.decided_by', 'g.decided_at', 'g.until', 'g.review',
      eb.selectFrom('grant_cameras as c').select((e) => e.fn.agg<string[]>('array_agg', ['c.camera']).as('list')).whereRef('c.county', '=', 'g.county').whereRef('c.grant_id', '=', 'g.id').as('cameras'),
      eb.selectFrom('accounts as a').select('a.name').whereRef('a.county', '=', 'g.county').whereRef('a.id', '=', 'g.asked_by').as('asked_by_name'),
      eb.selectFrom('accounts as a').select('a.name').whereRef('a.county', '=', 'g.county').whereRef('a.id', '=', 'g.second').as('second_name'),
    ])
    .where('g.county', '=', county)
    .where('g.kind', '<>', 'incident_live')
    .orderBy('g.asked_at', 'desc')
    .limit(limit)
  if (ground) query = query.where('g.ground_type', '=', ground.type).where('g.ground_id', '=', ground.id)
  if (view === 'mine') return query.where((eb) => eb.or([eb('g.asked_by', '=', who.account), eb('g.second', '=', who.account)])).execute()
  if (view === 'waiting')
    return query
      .where((eb) =>
        eb.or([
          eb.and([eb('g.status', '=', 'awaiting_second'), eb('g.second', '=', who.account)]),
          eb.and([
            eb.or([eb('g.status', '=', 'asked'), eb.and([eb('g.review', '=', 'waiting'), eb('g.status', '=', 'active')])]),
            eb('g.asked_by', '<>', who.account),
            eb('g.second', '<>', who.account),
            eb.or([
              eb.and([eb('g.level', '=', 'team'), eb('g.team', '=', who.team), eb.val(heads)]),
              eb.and([eb('g.level', '=', 'station'), eb('g.station', '=', who.station), eb.val(leads)]),
            ]),
          ]),
        ]),
      )
      .execute()
  if (oversees) return query.execute()
  return query
    .where((eb) =>
      eb.or([
        eb('g.asked_by', '=', who.account),
        eb('g.second', '=', who.account),
        eb.and([eb('g.team', '=', who.team), eb.val(heads)]),
        eb.and([eb('g.station', '=', who.station), eb.val(leads)]),
      ]),
    )
    .execute()
}

export function listServicesOf(tx: Tx, county: string, grant: string) {
  return tx.db.selectFrom('services').selectAll().where('county', '=', county).where('grant_id', '=', grant).orderBy('owner').execute()
}

/** Names of accounts, by id. */
export async function nameAccounts(tx: Tx, county: string, accounts: readonly string[]): Promise<Map<string, string>> {
  if (accounts.length === 0) return new Map()
  const rows = await tx.db.selectFrom('accounts').select(['id', 'name']).where('county', '=', county).where('id', 'in', [...new Set(accounts)]).execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}
