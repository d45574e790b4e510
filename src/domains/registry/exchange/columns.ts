import type { EntryType, Field, Words } from '../fields/field.ts'
import { sheets } from '../fields/sheets.ts'

/** How a file calls its columns and choices: in one of the languages, or by the names and codes of the sheets, for programs. */
export const wordings = ['zh', 'en', 'codes'] as const
export type Wording = (typeof wordings)[number]

/** A column of a file of the register. `part`: which part of a place it holds. */
export interface Column {
  key: string
  label: Words
  /** The field that it holds; absent: the record's id, or how it ended. */
  field?: string
  part?: 'lon' | 'lat' | 'system'
}

export const idColumn: Column = { key: 'id', label: { zh: '记录编号', en: 'Record id' } }
const endColumns: Column[] = [
  { key: 'ended', label: { zh: '终止原因', en: 'Ended as' } },
  { key: 'endedOn', label: { zh: '终止日期', en: 'Ended on' } },
]
const placeParts = [
  { key: 'lon', part: 'lon', label: { zh: '经度', en: 'Longitude' } },
  { key: 'lat', part: 'lat', label: { zh: '纬度', en: 'Latitude' } },
  { key: 'system', part: 'system', label: { zh: '坐标系', en: 'Coordinate system' } },
] as const

/** Columns of a type's files, in the order in which they are written: the id, the sheet's fields, how the record ended. */
export function columnsOf(type: EntryType): Column[] {
  const fields = Object.entries(sheets[type].fields).flatMap(([field, { kind, label }]): Column[] => (kind === 'place' ? placeParts.map((part) => ({ ...part, field })) : [{ key: field, label, field }]))
  return [idColumn, ...fields, ...endColumns]
}

export const titleOf = ({ key, label }: Pick<Column, 'key' | 'label'>, wording: Wording): string => (wording === 'codes' ? key : label[wording])

/** The type's field that holds a place, if it has one. */
export const placeFieldOf = (type: EntryType): string | undefined => Object.entries(sheets[type].fields).find(([, { kind }]) => kind === 'place')?.[0]

/** A choice in the file's words. */
export const sayChoice = (field: Field, code: string, wording: Wording): string => (field.kind === 'choice' && wording !== 'codes' ? (field.options[code]?.[wording] ?? code) : code)
