import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { roles } from '#platform/policy/principal.ts'
import type { Asked, Cell } from './judge.ts'
import type { Row } from './rows.ts'
import type { Readers, Relation } from './world.ts'

/** The table that people review: one line a route, one column a role. */
export const tablePath = join(import.meta.dirname, 'expected.csv')
export const columns = [...roles, 'stranger'] as const

/** `row|column` → the cell as written: `own team`, `yes`, `-`. */
export type Table = ReadonlyMap<string, string>

export const writeCell = (cell: Cell): string => cell.join(' ') || '-'

export function readTable(): Table {
  const [head, ...lines] = readFileSync(tablePath, 'utf8').trim().split('\n').map((line) => line.split(','))
  return new Map(lines.flatMap(([row, , ...cells]) => cells.map((cell, i) => [`${row}|${head![i + 2]}`, cell] as const)))
}

/** Writes what was found into the table; rows that were not asked keep what stands, rows that are gone go. */
export function writeTable(all: readonly Row[], asked: readonly Asked[]): void {
  const cells = new Map([...(existsSync(tablePath) ? readTable() : []), ...asked.map((a) => [`${a.row}|${a.column}`, writeCell(a.cell)] as const)])
  const lines = all.map((row) => [row.name, row.action, ...columns.map((column) => cells.get(`${row.name}|${column}`) ?? '?')])
  writeFileSync(tablePath, `${[['route', 'action', ...columns], ...lines].map((line) => line.join(',')).join('\n')}\n`)
}

export interface Report {
  pairs: number
  allowed: number
  refused: number
  /** Allowed, and not in the table. */
  leaks: string[]
  /** In the table, and refused. */
  losses: string[]
  problems: string[]
}

/** Whether some row lets this column read such a text of an object with that relation. A stranger reads none. */
function mayRead(table: Table, column: string, { rows, except }: Readers, relation: Relation): boolean {
  if (column === 'stranger' || (except as readonly string[] | undefined)?.includes(column)) return false
  return rows.some((row) => {
    const cell = table.get(`${row}|${column}`)
    if (cell === undefined) throw new Error(`no line for ${row}`)
    return cell.split(' ').includes(relation)
  })
}

export function compare(asked: readonly Asked[], table: Table): Report {
  const report: Report = { pairs: 0, allowed: 0, refused: 0, leaks: [], losses: [], problems: [] }
  for (const { row, column, cell, asked: pairs, problems, shown } of asked) {
    const where = `${row} as ${column}`
    const expected = (table.get(`${row}|${column}`) ?? '').split(' ').filter((word) => word !== '-' && word !== '')
    report.pairs += pairs
    report.allowed += cell.length
    report.refused += pairs - cell.length
    report.leaks.push(...cell.filter((name) => !expected.includes(name)).map((name) => `${where}: ${name}`))
    report.losses.push(...expected.filter((name) => !(cell as readonly string[]).includes(name)).map((name) => `${where}: ${name}`))
    const strays = shown.filter(({ readers, relation }) => !mayRead(table, column, readers, relation)).map(({ readers, relation }) => `${where}: holds a text of ${readers.rows[0]}, ${relation}`)
    report.leaks.push(...new Set(strays))
    report.problems.push(...problems.map((problem) => `${where}: ${problem}`))
  }
  return report
}
