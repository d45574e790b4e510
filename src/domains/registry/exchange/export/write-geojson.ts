import { titleOf, type Column, type Wording } from '../columns.ts'
import type { ExportedRow } from './read-rows.ts'

/** A feature collection (RFC 7946) with the number of its features in front; positions in CGCS2000, which is WGS 84 within a hand's breadth. */
export async function* writeGeoJson(columns: readonly Column[], wording: Wording, rows: AsyncIterable<ExportedRow>, count: number): AsyncGenerator<string> {
  yield `{"type":"FeatureCollection","rows":${count},"features":[`
  let separator = '\n'
  for await (const { cells, place } of rows) {
    const properties = Object.fromEntries(columns.flatMap((column, i) => (column.key === 'id' || column.part || cells[i] === null ? [] : [[titleOf(column, wording), cells[i]]])))
    yield `${separator}${JSON.stringify({ type: 'Feature', id: cells[0], geometry: place && { type: 'Point', coordinates: [place.lon, place.lat] }, properties })}`
    separator = ',\n'
  }
  yield '\n]}\n'
}
