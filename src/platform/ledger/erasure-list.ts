import type pg from 'pg'
import { z } from 'zod'
import type { CheckpointFiles } from './checkpoint-files.ts'

/** One line of `erasures.jsonl`: what a restored backup must not bring back (house plan, decision 4). No names, no text. */
const listedErasure = z.object({
  /** The act that ordered it. */
  act: z.uuid(),
  at: z.string(),
  /** The acts whose payloads are gone. */
  erases: z.array(z.uuid()),
})
type ListedErasure = z.infer<typeof listedErasure>

export interface ErasureList {
  erasures: ListedErasure[]
  /** Numbers, from 1, of lines that say nothing and may have said something that stands nowhere else. */
  unreadable: number[]
}

export async function readErasureList(files: Pick<CheckpointFiles, 'read'>): Promise<ErasureList> {
  const lines = (await files.read('erasures.jsonl')).split('\n').map((text, i) => ({ text, number: i + 1, erasure: parseLine(text) }))
  const whole = lines.filter((line) => line.erasure)
  // A line that a power cut tore off begins like the one that was written again in its place.
  const isTorn = (text: string) => whole.some((line) => line.text.startsWith(text))
  return {
    erasures: whole.map((line) => line.erasure!),
    unreadable: lines.filter(({ text, erasure }) => text.trim() !== '' && !erasure && !isTorn(text)).map((line) => line.number),
  }
}

/** Adds to the list every erasure that the log holds and the list does not. */
export async function listErasures(client: Pick<pg.ClientBase, 'query'>, county: string, files: Pick<CheckpointFiles, 'read' | 'append'>): Promise<void> {
  const listed = new Set((await readErasureList(files)).erasures.map((line) => line.act))
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
    return listedErasure.safeParse(JSON.parse(line)).data ?? null
  } catch {
    return null
  }
}
