import type { Tx } from '#platform/database/database.ts'
import { isUnasked } from '#platform/erasure/index.ts'
import type { EntryType } from '../fields/field.ts'
import { sheets } from '../fields/sheets.ts'

export interface DueRecord {
  type: EntryType
  id: string
}

const tables = { dwelling: 'dwellings', household: 'households', person: 'people', business: 'businesses' } as const
type KeptType = keyof typeof tables

/**
 * Records that ended longer ago than their sheet keeps them, with those that were joined into them, whose erasure nobody has asked for
 * yet: at most `limit`. What was seen again after its end waits for a person; what was refused to be erased is not asked for again.
 */
export async function findDue(tx: Tx, county: string, today: string, limit: number): Promise<DueRecord[]> {
  const types = (Object.keys(tables) as KeptType[]).filter((type) => sheets[type].keptMonths !== null)
  const ended = types.map((type) => `select '${type}' as type, id from ${tables[type]} where county = $1 and ended`).join(' union all ')
  return tx.query<DueRecord>({
    name: 'kept_long_enough',
    text: `with over as (
             select r.type, r.id, r.state from (${ended}) t join records r on r.county = $1 and r.type = t.type and r.id = t.id join unnest($4::text[], $5::int[]) as k (type, months) on k.type = r.type
             where r.state -> 'ended' ->> 'stillThere' is null and nullif(r.state -> 'ended' ->> 'on', '')::date + make_interval(months => k.months) <= $2::date)
           select type, id from (
             select type, id from over union select o.type, t ->> 'other' from over o cross join lateral jsonb_array_elements(o.state -> 'took') t) due
           where ${isUnasked('due.type', 'due.id')}
           order by type, id limit $3`,
    values: [county, today, limit, types, types.map((type) => sheets[type].keptMonths)],
  })
}
