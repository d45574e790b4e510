/** One field of all records: equal values have equal numbers. */
export interface Column {
  /** Number of each record's value; 0 where it is not known. */
  ids: Int32Array
  /** What a number stands for; the first is the empty text. */
  values: string[]
  /** How many records have it. */
  counts: Int32Array
}

export type Columns = Readonly<Record<string, Column>>

/** Numbers the values of a field. An empty text is a value that is not known. */
export function makeColumn(values: Iterable<string>, length: number): Column {
  const numbers = new Map([['', 0]])
  const ids = new Int32Array(length)
  let at = 0
  for (const value of values) {
    let id = numbers.get(value)
    if (id === undefined) numbers.set(value, (id = numbers.size))
    ids[at++] = id
  }
  const counts = new Int32Array(numbers.size)
  for (const id of ids) counts[id]!++
  return { ids, values: [...numbers.keys()], counts }
}

/** The fields of records, each by its name. */
export function makeColumns<F extends string>(records: readonly Readonly<Record<F, string>>[], fields: readonly F[]): Record<F, Column> {
  return Object.fromEntries(fields.map((field) => [field, makeColumn(records.map((record) => record[field]), records.length)])) as Record<F, Column>
}
