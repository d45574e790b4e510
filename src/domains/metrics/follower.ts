import { defineFollower } from '#platform/acts/follow.ts'
import type { Tx } from '#platform/database/database.ts'
import { caseRecord } from '#domains/cases/index.ts'
import { incidentRecord } from '#domains/incidents/index.ts'
import { callTable, foldCall } from './calls.ts'
import { caseTable, foldCase } from './cases.ts'
import { loadStanding, nextVersion, saveVersions, type Span, type VersionTable } from './versions.ts'

/** Keeps what figures are counted from. It reads nothing that could be erased: there is nothing to forget. */
export const figuresFollower = defineFollower({
  name: 'figures',
  tables: [callTable.name, caseTable.name],
  records: [incidentRecord, caseRecord],
  async apply(tx, acts, county) {
    await take(tx, county, callTable, acts.filter((act): act is Extract<typeof act, { type: `incident.${string}` }> => act.record.type === 'incident'), foldCall)
    await take(tx, county, caseTable, acts.filter((act): act is Extract<typeof act, { type: `case.${string}` }> => act.record.type === 'case'), foldCase)
  },
})

interface Heard {
  seq: number
  record: { id: string }
  recordedAt: string
}

async function take<A extends Heard, F extends object>(tx: Tx, county: string, table: VersionTable, acts: readonly A[], fold: (facts: F | undefined, act: A) => F): Promise<void> {
  if (acts.length === 0) return
  const standing = await loadStanding<F>(tx, county, table, [...new Set(acts.map((act) => act.record.id))])
  const written: (F & Span & { id: string })[] = []
  for (const act of acts) {
    const { id } = act.record
    const before = standing.get(id)
    const versions = nextVersion(before, fold(before?.facts, act), act.seq, act.recordedAt)
    for (const { facts, span } of versions) written.push({ ...facts, ...span, id })
    const last = versions.at(-1)
    if (last) standing.set(id, last)
  }
  await saveVersions(tx, county, table, written)
}
