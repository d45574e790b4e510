import type { Call } from '#platform/http/route.ts'
import type { ImportFault, ImportReport } from '../answers.ts'
import type { CheckedSlice } from './check-rows.ts'
import type { OpenedFile } from './open-file.ts'
import { noTally, type Tally } from './record.ts'
import type { RowFault } from './read-row.ts'

/** Faults that a report names; all of them are in the list of faults. */
const mostNamed = 200

export function sayFault({ say }: Pick<Call, 'say'>, { line, column, code, params }: RowFault): ImportFault {
  return { line, column, code, ...say(code, params) }
}

/** Counts rows by what becomes of them, slice by slice, and keeps the first faults. */
export function makeReport(call: Pick<Call, 'say'>, { rows, sha256, checking: { type, columns } }: OpenedFile) {
  const faults: ImportFault[] = []
  let tally: Tally = noTally
  const keep = (more: readonly RowFault[]) => void faults.push(...more.slice(0, Math.max(0, mostNamed - faults.length)).map((fault) => sayFault(call, fault)))
  return {
    /** A slice of rows that were checked alone. */
    add({ good, faults: more }: CheckedSlice): void {
      const count = (is: (row: CheckedSlice['good'][number]) => boolean) => good.filter(is).length
      tally = {
        added: tally.added + count(({ does }) => does === 'add'), changed: tally.changed + count(({ does }) => does === 'change'), differing: tally.differing + count(({ differs }) => differs),
        unchanged: tally.unchanged + count(({ does }) => does === 'nothing'), faulty: tally.faulty + new Set(more.map(({ line }) => line)).size,
      }
      keep(more)
    },
    /** How far a taking over is. */
    take({ added, changed, differing, unchanged, faulty }: Tally, more: readonly RowFault[]): void {
      tally = { added, changed, differing, unchanged, faulty }
      keep(more)
    },
    report: (): ImportReport => ({ of: type, rows: rows.length, ...tally, sha256, faults, ignoredColumns: columns.ignored }),
  }
}
