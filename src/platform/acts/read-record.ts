import type { Tx } from '../database/database.ts'
import type { Act, RecordRef } from './act.ts'
import { toAct, type ActText } from './read-acts.ts'
import type { RecordTypes } from './record-type.ts'

/** The acts of one record in order, each with its payload of today's version or what an erasure left. Asks nobody. */
export async function readActs(tx: Tx, county: string, record: RecordRef, types: RecordTypes): Promise<Act[]> {
  const rows = await tx.query<ActText>({
    name: 'acts_of_record',
    text: `select convert_from(a.envelope, 'UTF8') as envelope, convert_from(p.body, 'UTF8') as body, e.kept, e.type_version as kept_version
           from acts a left join payloads p on p.county = a.county and p.act = a.id left join erased e on e.county = a.county and e.act = a.id
           where a.county = $1 and a.record_type = $2 and a.record_id = $3 order by a.version`,
    values: [county, record.type, record.id],
  })
  return rows.map((row) => toAct(row, types))
}
