import { readFileSync } from 'node:fs'
import { type Comparison, compareField, type LinkageModel, type Leveller } from '../../src/domains/registry/linking/model.ts'
import { type Columns, makeColumns } from '../../src/domains/registry/linking/columns.ts'
import { editDistance, jaroWinkler } from '../../src/domains/registry/linking/similarity.ts'
import { joinKeys } from '../../src/domains/registry/linking/keys.ts'

const names = ['given', 'surname', 'number', 'street', 'place', 'suburb', 'postcode', 'state', 'birth'] as const

export interface FebrlRecord {
  /** Records of the same person have the same number. */
  person: string
  fields: Record<(typeof names)[number], string>
}

export function readFebrl(path: string): FebrlRecord[] {
  const [, ...lines] = readFileSync(path, 'utf8').trim().split('\n')
  return lines.map((line) => {
    const [id, ...values] = line.split(',').map((value) => value.trim())
    return { person: id!.split('-')[1]!, fields: Object.fromEntries(names.map((name, i) => [name, values[i] ?? ''])) as FebrlRecord['fields'] }
  })
}

export function toFebrlColumns(records: readonly FebrlRecord[]): Columns {
  return makeColumns(records.map(({ fields }) => fields), names)
}

/** Grades by likeness: the first bound that is reached. */
const alike = (...bounds: number[]) => (a: string, b: string) => gradeBy(jaroWinkler(a, b), (likeness, bound) => likeness >= bound, bounds)
/** Grades by edits: the first number that suffices. */
const edits = (...bounds: number[]) => (a: string, b: string) => gradeBy(editDistance(a, b), (distance, bound) => distance <= bound, bounds)

function gradeBy(value: number, holds: (value: number, bound: number) => boolean, bounds: readonly number[]): number | undefined {
  const grade = bounds.findIndex((bound) => holds(value, bound))
  return grade < 0 ? undefined : grade
}

/** A field whose value may stand in another one. */
function compareCrossed(field: string, other: string, of: Comparison): Comparison {
  return {
    ...of,
    levels: of.levels + 1,
    bind(columns): Leveller {
      const level = of.bind(columns)
      const [mine, theirs] = [columns[field]!, columns[other]!]
      const crossed = new Map(theirs.values.map((value, id) => [value, id]))
      const asOther = Int32Array.from(mine.values, (value) => (value === '' ? -1 : (crossed.get(value) ?? -1)))
      return (i, j) => {
        const straight = level(i, j)
        if (straight === 0) return 0
        if (asOther[mine.ids[i]!] === theirs.ids[j] || asOther[mine.ids[j]!] === theirs.ids[i]) return of.levels - 1
        return straight === of.levels - 1 ? of.levels : straight
      }
    },
  }
}

const first = (characters: number) => (value: string) => value.slice(0, characters)

export const febrlModel: LinkageModel = {
  comparisons: [
    compareCrossed('given', 'surname', compareField('given', 3, alike(0.94, 0.88, 0.7))),
    compareCrossed('surname', 'given', compareField('surname', 3, alike(0.94, 0.88, 0.7))),
    compareField('birth', 2, edits(1, 2)),
    compareField('number', 1, edits(1)),
    compareCrossed('street', 'place', compareField('street', 2, alike(0.92, 0.8))),
    compareCrossed('place', 'street', compareField('place', 2, alike(0.92, 0.8))),
    compareField('suburb', 2, alike(0.92, 0.8)),
    compareField('postcode', 2, edits(1, 2)),
    compareField('state', 1, edits(1)),
  ],
  blocking: [
    { name: 'birth', fixes: ['birth'], keys: joinKeys({ field: 'birth' }) },
    { name: 'names', fixes: ['given', 'surname'], keys: joinKeys({ field: 'given', cut: first(4) }, { field: 'surname', cut: first(4) }) },
    { name: 'given and postcode', fixes: ['given', 'postcode'], keys: joinKeys({ field: 'given', cut: first(3) }, { field: 'postcode' }) },
    { name: 'surname and postcode', fixes: ['surname', 'postcode'], keys: joinKeys({ field: 'surname', cut: first(3) }, { field: 'postcode' }) },
    { name: 'street', fixes: ['street', 'number'], keys: joinKeys({ field: 'street' }, { field: 'number' }) },
    { name: 'street and suburb', fixes: ['street', 'suburb'], keys: joinKeys({ field: 'street' }, { field: 'suburb' }) },
    { name: 'place', fixes: ['place', 'suburb'], keys: joinKeys({ field: 'place' }, { field: 'suburb', cut: first(4) }) },
    { name: 'suburb and number', fixes: ['suburb', 'number'], keys: joinKeys({ field: 'suburb' }, { field: 'number' }) },
  ],
  largestBlock: 200,
  threshold: 0.9,
}
