import { Fault } from '#platform/fault.ts'
import type { RecordRef } from '#platform/acts/act.ts'
import type { Call } from '#platform/http/route.ts'
import { sheets } from '../../fields/sheets.ts'
import { draftsOf, entryRecords } from '../../spine/records.ts'
import type { CheckedSlice, Checking, GoodRow } from './check-rows.ts'
import { noTally, type Tally } from './record.ts'
import type { RowFault } from './read-row.ts'
import { takeRow } from './take-row.ts'

/** Records of one transaction: few enough that nobody waits long for a lock, or repeats much. */
const batchRows = 200

export interface Progress extends Tally {
  /** Rows that are dealt with so far. */
  done: number
  /** New since the last progress. */
  faults: RowFault[]
}

/**
 * Takes over good rows, slice after slice; what is committed stays, and whoever comes again with the same file goes on behind it.
 * Before each batch the importer's rights are looked at again: where they are gone it ends with that fault.
 */
export async function* takeRows(call: Pick<Call, 'perform' | 'again'>, slices: AsyncIterable<CheckedSlice>, checking: Checking, newId: () => string, purpose: RecordRef): AsyncGenerator<Progress> {
  const progress: Progress = { done: 0, ...noTally, faults: [] }
  const faulty = new Set<number>()
  const take = (rows: readonly GoodRow[]) => takeBatch(call, rows, checking, newId(), purpose)
  for await (const { rows, good, faults } of slices) {
    const news = [...faults]
    const work = good.filter(({ does }) => does !== 'nothing')
    for (let at = 0; at < work.length; at += batchRows) {
      await call.again()
      const batch = work.slice(at, at + batchRows)
      const taken: GoodRow[] = []
      try {
        await take(batch)
        taken.push(...batch)
      } catch (error) {
        if (!isOfOneRow(error)) throw error
        // Something changed since the check; one at a time tells which.
        for (const row of batch) {
          try {
            await take([row])
            taken.push(row)
          } catch (one) {
            if (!isOfOneRow(one)) throw one
            news.push({ line: row.line, column: '', code: one.code, params: one.params })
          }
        }
      }
      progress.added += taken.filter(({ does }) => does === 'add').length
      progress.changed += taken.filter(({ does }) => does === 'change').length
      progress.differing += taken.filter(({ differs }) => differs).length
    }
    progress.unchanged += good.length - work.length
    for (const { line } of news) faulty.add(line)
    progress.done += rows
    yield { ...progress, faulty: faulty.size, faults: news }
  }
}

/** All rows are of the importer's own station: whose rights are gone may take over none of them. */
const isOfOneRow = (error: unknown): error is Fault => error instanceof Fault && error.status < 500 && error.status !== 401 && error.status !== 403

function takeBatch({ perform }: Pick<Call, 'perform'>, rows: readonly GoodRow[], { type, station, existing }: Checking, id: string, purpose: RecordRef): Promise<null> {
  const { fields } = sheets[type]
  // Who lets the file overrule what stands corrects, and is judged as who corrects.
  const options = existing.mode === 'correct' ? (row: GoodRow) => (row.differs ? { action: 'registry.correct' } : {}) : () => ({})
  return perform(
    async (work) => {
      const happenedAt = new Date(work.now).toISOString()
      for (const row of rows) {
        const { values } = row
        // Whoever met another import of it finds it there, and says only what is new.
        await work.act(entryRecords[type], row.id, (state) => draftsOf(type, takeRow(state, fields, { station, values, happenedAt }, existing)), options(row))
      }
      return null
    },
    { id, purpose },
  )
}
