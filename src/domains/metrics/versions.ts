import { canonicalise } from '#platform/acts/canonical.ts'
import type { Tx } from '#platform/database/database.ts'

/** What the log said of one record for a while. */
export interface Version {
  seq: number
  /** RFC 3339; from this instant on, until `ended_at`. */
  recorded_at: string
  ended_at: string | null
}

export interface VersionTable {
  name: 'figure_calls' | 'figure_cases'
  key: 'incident' | 'case_id'
  /** Columns beside county, key and those of `Version`. */
  columns: readonly string[]
}

/** The version that stands of each of these records, by record id. */
export async function loadStanding<F>(tx: Tx, county: string, { name, key, columns }: VersionTable, ids: readonly string[]): Promise<Map<string, F & Version>> {
  const rows = await tx.query<{ id: string; row: F & Version }>({
    name: `standing_${name}`,
    text: `select ${key} as id, jsonb_build_object(${['seq', 'recorded_at', 'ended_at', ...columns].map((c) => `'${c}', ${c}`).join(', ')}) as row
           from ${name} where county = $1 and ${key} = any ($2) and ended_at is null`,
    values: [county, ids],
  })
  return new Map(rows.map(({ id, row }) => [id, row]))
}

/**
 * The versions after an act: the one that stood ends, the new one stands. What was recorded in one instant is one version,
 * and an act that changes nothing makes none. Never goes back in time, even where a clock did.
 */
export function nextVersion<F extends object>(standing: (F & Version) | undefined, facts: F, seq: number, recordedAt: string): (F & Version)[] {
  const at = new Date(Math.max(Date.parse(recordedAt), standing ? Date.parse(standing.recorded_at) : 0)).toISOString()
  const fresh = { ...facts, seq, recorded_at: at, ended_at: null }
  if (!standing) return [fresh]
  if (Object.entries(facts).every(([key, value]) => canonicalise(value) === canonicalise(standing[key as keyof F]))) return []
  if (Date.parse(standing.recorded_at) === Date.parse(at)) return [{ ...standing, ...facts }]
  return [{ ...standing, ended_at: at }, fresh]
}

/** Writes versions, the later of equal ones last. */
export async function saveVersions(tx: Tx, county: string, { name, key, columns }: VersionTable, versions: readonly (Version & { id: string })[]): Promise<void> {
  const newest = new Map(versions.map((v) => [`${v.id} ${v.seq}`, v]))
  if (newest.size === 0) return
  const rows = [...newest.values()].map(({ id, ...row }) => ({ county, [key]: id, ...row }))
  // What ends comes first: of each record one version stands at a time.
  const save = (some: readonly object[]) =>
    tx.query({
      name: `save_${name}`,
      text: `insert into ${name} select * from jsonb_populate_recordset(null::${name}, $1)
             on conflict (county, ${key}, seq) do update set ${['ended_at', ...columns].map((c) => `${c} = excluded.${c}`).join(', ')}`,
      values: [JSON.stringify(some)],
    })
  const ended = rows.filter((row) => row.ended_at !== null)
  const standing = rows.filter((row) => row.ended_at === null)
  if (ended.length > 0) await save(ended)
  if (standing.length > 0) await save(standing)
}
