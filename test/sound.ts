import pg from '../src/platform/database/column-types.ts'
import { toTx } from '../src/platform/database/database.ts'
import { leaveOfPayload } from '../src/platform/acts/leave.ts'
import { toAct, type ActText } from '../src/platform/acts/read-acts.ts'
import { compareProjections } from '../src/platform/acts/rebuild/rebuild.ts'
import { listTables, makeShadow, ShadowWriter } from '../src/platform/acts/rebuild/shadow.ts'
import type { ActSchemas, RecordType } from '../src/platform/acts/record-type.ts'
import type { Follower } from '../src/platform/acts/follow.ts'
import type { Platform } from '../src/platform/platform.ts'

/**
 * What must hold of any house, whatever was done in it: its projections are what the acts make of them, byte for byte,
 * and every record can be erased and still stands. Throws what does not.
 */
export async function checkSound(platform: Platform, ownerUrl: string, followers: readonly Follower[]): Promise<void> {
  const connect = async () => {
    const client = new pg.Client({ connectionString: ownerUrl })
    await client.connect()
    return client
  }
  const { broken, differences } = await compareProjections({ county: platform.county, types: platform.recordTypes, followers, connect })
  if (broken.length + differences.length > 0) throw new Error(`projections are not what the acts make of them: ${JSON.stringify([...broken, ...differences].slice(0, 5))}`)
  await eraseEverything(platform, await connect())
}

/** Folds every record from what an erasure would leave, and writes it into shadow tables with all their constraints. */
async function eraseEverything({ county, recordTypes }: Platform, client: pg.Client): Promise<void> {
  try {
    await client.query('begin')
    const tx = toTx(client)
    await makeShadow(tx, listTables(recordTypes), true)
    const writer = new ShadowWriter(tx, county)
    const { rows } = await client.query<ActText & { type: string; record: string }>(
      `select a.record_type as type, a.record_id as record, convert_from(a.envelope, 'UTF8') as envelope, convert_from(p.body, 'UTF8') as body, e.kept, e.type_version as kept_version
       from acts a left join payloads p on p.county = a.county and p.act = a.id left join public.erased e on e.county = a.county and e.act = a.id
       where a.county = $1 and a.record_type <> 'erasure' order by a.record_type, a.record_id, a.version`,
      [county],
    )
    for (const acts of Map.groupBy(rows, (row) => `${row.type}:${row.record}`).values()) {
      const type = recordTypes.get(acts[0]!.type) as RecordType<string, ActSchemas, unknown>
      const id = acts[0]!.record
      try {
        let state: unknown = null
        for (const row of acts) {
          const act = toAct(row, recordTypes)
          const { schema } = type.acts[act.type.slice(type.type.length + 1)]!
          state = type.fold(state, { ...act, payload: leaveOfPayload(schema, act.payload, type.keeps ?? []) } as never)
        }
        await writer.add({ type, id, version: acts.length, state, station: type.attributes(state, id).station, rows: type.rows(state, id) })
        await writer.flush()
      } catch (error) {
        throw new Error(`${type.type}:${id} cannot be erased: ${(error as Error).message}. Name the ids that its fold needs in \`keeps\`, and let unique indexes on texts allow '' twice.`, { cause: error })
      }
    }
  } finally {
    await client.end()
  }
}
