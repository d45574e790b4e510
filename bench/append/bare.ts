import { randomUUID } from 'node:crypto'
import pg from 'pg'

/** The tables that a call's first act writes to, each with the columns by which its rows differ. */
const tables: Record<string, string[]> = {
  records: ['id'],
  incidents: ['id', 'number'],
  acts: ['id', 'record_id'],
  payloads: ['act'],
  pending: ['ord'],
  intents: ['id'],
}

interface Insert {
  text: string
  name: string
  row: string[]
  /** Positions in `row` that are new in every row. */
  fresh: number[]
}

/**
 * The limit: rows of a real act, as they stand in the tables it went to, inserted into empty tables of the same shape (indexes
 * and checks, no policies): one transaction an act, its statements prepared and sent in one go. Answers transactions a second.
 */
export async function insertBare(ownerUrl: string, connections: number, forMs: number): Promise<number> {
  const admin = new pg.Client({ connectionString: ownerUrl })
  await admin.connect()
  const inserts: Insert[] = []
  for (const [table, differing] of Object.entries(tables)) inserts.push(await prepareCopy(admin, table, differing))
  await admin.end()
  const started = performance.now()
  const counts = await Promise.all(Array.from({ length: connections }, (_, i) => insertUntil(ownerUrl, inserts, i, started + forMs)))
  return counts.reduce((sum, count) => sum + count, 0) / ((performance.now() - started) / 1000)
}

/** An empty twin of the table, and the insert of one of its rows. */
async function prepareCopy(admin: pg.Client, table: string, differing: string[]): Promise<Insert> {
  await admin.query(`create table bare_${table} (like ${table} including all excluding identity)`)
  const { rows: columns } = await admin.query<{ name: string; type: string }>(
    `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [table],
  )
  const names = columns.map(({ name }) => name)
  const { rows: [row] } = await admin.query<Record<string, string>>(`select ${names.map((name) => `${name}::text as ${name}`).join(', ')} from ${source[table] ?? table} limit 1`)
  return {
    name: `bare_${table}`,
    text: `insert into bare_${table} (${names.join(', ')}) values (${columns.map(({ type }, i) => `$${i + 1}::${type}`).join(', ')})`,
    row: names.map((name) => row![name]!),
    fresh: differing.map((name) => names.indexOf(name)),
  }
}

/** Where a call's row is found; what the sequencer takes out of its queue is made again from the act. */
const source: Record<string, string> = {
  records: `(select * from records where type = 'incident') as calls`,
  acts: `(select * from acts where record_type = 'incident') as calls`,
  payloads: `(select * from payloads where act in (select id from acts where record_type = 'incident')) as calls`,
  pending: `(select county, ord, id as act from acts where record_type = 'incident') as calls`,
}

async function insertUntil(ownerUrl: string, inserts: Insert[], connection: number, until: number): Promise<number> {
  const client = new pg.Client({ connectionString: ownerUrl, pipeline: true } as pg.ClientConfig)
  await client.connect()
  let count = 0
  for (; performance.now() < until; count++) {
    const id = randomUUID()
    const ord = String(connection * 1e9 + count)
    const begun = client.query('begin')
    const sent = inserts.map(({ name, text, row, fresh }) => {
      const values = [...row]
      for (const at of fresh) values[at] = name === 'bare_pending' ? ord : id
      return client.query({ name, text, values })
    })
    await Promise.all([begun, ...sent, client.query('commit')])
  }
  await client.end()
  return count
}
