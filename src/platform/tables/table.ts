/** One record of a table: the line of the file on which it begins (1 is the first), and its cells. */
export interface TableRow {
  line: number
  cells: string[]
  /** Cells of a workbook whose text is not what stands there, by column. */
  odd?: Map<number, OddCell>
}

/** Codes of the catalogue (messages.ts). Of a date the cell holds its serial number in the 1900 system, or RFC 3339. */
export type OddCell = 'import_formula' | 'import_error_cell' | 'import_date_cell' | 'import_digits_lost' | 'import_merged'

/** What a file may hold. `cell`: characters; `file` and `unpacked`: bytes, of the file and of what a workbook unpacks to. */
export interface TableLimits {
  rows: number
  columns: number
  cell: number
  file: number
  unpacked: number
}

/** Rows that are read before others get their turn. */
export const sliceRows = 1_000
