import { canonicalise } from '#platform/acts/canonical.ts'
import type { Tx } from '#platform/database/database.ts'

/** For how long the log said something of a record. */
export interface Span {
  seq: number
  /** RFC 3339; from this instant on, until `ended_at`. */
  recorded_at: string
  ended_at: string | null
}

/** What the log said of one record for a while. */
export interface Version<F> {
  facts: F
  span: Span
}

export interface VersionTable {
  name: 'figure_calls' | 'figure_cases'
  key: 'incident' | 'case_id'
  /** Columns beside county, key and those of `Span`. */
  columns: readonly string[]
}

/** The version that stands of each of these records, by record id. */
export async function loadStanding<F>(tx: Tx, county: string, { name, key, columns }: VersionTable, ids: readonly string[]): Promise<Map<string, Version<F>>> {
  const object = (names: readonly string[]) => `jsonb_build_object(${names.map((c) => `'${c}', ${c}`).join(', ')})`
  const rows = await tx.query<{ id: string } & Version<F>>({
    // Unnamed, so planned each time, and one look into the index for each: whatever the planner believes of a table that
    // grew since it was last analysed.
    text: `select wanted.id, standing.* from unnest($2::text[]) as wanted (id) cross join lateral (
             select ${object(columns)} as facts, ${object(['seq', 'recorded_at', 'ended_at'])} as span
             from ${name} where county = $1 and ${key} = wanted.id and ended_at is null limit 1) as standing`,
    values: [county, ids],
  })
  return new Map(rows.map(({ id, facts, span }) => [id, { facts, span }]))
}

/**
 * The versions after an act: the one that stood ends, the new one stands. What was recorded in one instant is one version,
 * and an act that changes nothing makes none. Never goes back in time, even where a clock did.
 */
export function nextVersion<F extends object>(standing: Version<F> | undefined, facts: F, seq: number, recordedAt: string): Version<F>[] {
  if (standing && isSame(facts, standing.facts)) return []
  const at = new Date(Math.max(Date.parse(recordedAt), standing ? Date.parse(standing.span.recorded_at) : 0)).toISOString()
  const fresh = { facts, span: { seq, recorded_at: at, ended_at: null } }
  if (!standing) return [fresh]
  if (Date.parse(standing.span.recorded_at) === Date.parse(at)) return [{ facts, span: standing.span }]
  return [{ facts: standing.facts, span: { ...standing.span, ended_at: at } }, fresh]
}

/** Nearly every act leaves the figures as they are: often by handing back the very same facts. */
function isSame<F extends object>(facts: F, before: F): boolean {
  if (facts === before) return true
  return Object.entries(facts).every(([key, value]) => value === before[key as keyof F] || canonicalise(value) === canonicalise(before[key as keyof F]))
}

/** Writes versions, the later of equal ones last. */
export async function saveVersions(tx: Tx, county: string, { name, key, columns }: VersionTable, versions: readonly (Span & { id: string })[]): Promise<void> {
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
