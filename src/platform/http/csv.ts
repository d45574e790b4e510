/** A value of a table that leaves the house. */
export type Cell = string | number | boolean | null

/** What makes a spreadsheet take a cell for a formula (OWASP, CSV injection): the sign itself, or behind a tab or a line break. */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/

/**
 * RFC 4180 with a byte order mark, so that spreadsheets read UTF-8. Text that a spreadsheet would run gets an apostrophe in
 * front; numbers stay numbers.
 */
export function writeCsv(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return `${csvMark}${[head, ...rows].map(writeCsvRow).join('')}`
}

/** Before the first row. */
export const csvMark = '\uFEFF'

export const writeCsvRow = (row: readonly Cell[]): string => `${row.map(writeCell).join(',')}\r\n`

function writeCell(value: Cell): string {
  if (value === null) return ''
  if (typeof value !== 'string') return String(value)
  const safe = formulaStart.test(value) ? `'${value}` : value
  return `"${safe.replaceAll('"', '""')}"`
}
