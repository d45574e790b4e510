import type pg from 'pg'
import type { CheckpointFiles } from './checkpoint-files.ts'

/** One line of `erasures.jsonl`: what a restored backup must not bring back (house plan, decision 4). No names, no text. */
export interface ListedErasure {
  /** The act that ordered it. */
  act: string
  at: string
  /** The acts whose payloads are gone. */
  erases: string[]
}

export async function readErasureList(files: Pick<CheckpointFiles, 'read'>): Promise<ListedErasure[]> {
  // A line cut off by a power cut is written again when the sequencer next compares list and log.
  return (await files.read('erasures.jsonl')).split('\n').flatMap((line) => parseLine(line) ?? [])
}

/** Adds to the list every erasure that the log holds and the list does not. */
export async function listErasures(client: Pick<pg.ClientBase, 'query'>, county: string, files: CheckpointFiles): Promise<void> {
  const listed = new Set((await readErasureList(files)).map((line) => line.act))
  const { rows } = await client.query<{ act: string; recorded_at: Date; envelope: string }>(
    `select l.act, a.recorded_at, convert_from(a.envelope, 'UTF8') as envelope from acts a join log l on l.county = a.county and l.act = a.id
     where a.county = $1 and a.type = 'erasure.ordered' order by l.seq`,
    [county],
  )
  const fresh = rows.filter((row) => !listed.has(row.act))
  if (fresh.length === 0) return
  const lines = fresh.map((row): ListedErasure => ({ act: row.act, at: row.recorded_at.toISOString(), erases: (JSON.parse(row.envelope) as { erases?: string[] }).erases ?? [] }))
  await files.append('erasures.jsonl', `\n${lines.map((line) => JSON.stringify(line)).join('\n')}\n`)
}

function parseLine(line: string): ListedErasure | null {
  try {
    return JSON.parse(line) as ListedErasure
  } catch {
    return null
  }
}
