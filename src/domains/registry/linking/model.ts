import type { Columns } from './columns.ts'

/** The level of a pair of records, the most alike first; −1 where a value is not known. */
export type Leveller = (i: number, j: number) => number

/** How one thing about two records is compared: the levels of likeness, from the same to "anything else". */
export interface Comparison {
  name: string
  /** Levels there are, the last for all that is less alike. */
  levels: number
  bind(columns: Columns): Leveller
  /** The field that is the same at the first level, of which a value's frequency counts: a rare surname says more than a common one. */
  termsOf: string
}

/** Records with the same key are compared. */
export interface BlockingRule {
  name: string
  /** Comparisons that the rule makes agree: it can tell nothing of them. */
  fixes: readonly string[]
  /** Key of each record, '' for none. */
  keys(columns: Columns): Iterable<string>
}

/**
 * Pairs that are not the same and have more in common than chance gives: members of one household, twins above all. Where they are
 * told apart as a kind of their own, what they share is not taken for a sign of being the same.
 */
export interface Kin {
  /** The level that such a pair mostly has, by comparison: where learning starts. */
  levels: Readonly<Record<string, number>>
  /** Comparisons in which such a pair never has the same: no two people have one identity number, nor two of a household one name. */
  neverSame: readonly string[]
}

/** One configuration of what is linked: fields, likeness, who is compared at all. */
export interface LinkageModel {
  comparisons: readonly Comparison[]
  blocking: readonly BlockingRule[]
  /** Absent: there are only the same and the others. */
  kin?: Kin
  /** Blocks of more records are left out: who shares only that with so many is found by another rule. */
  largestBlock: number
  /** From this likelihood on a pair is offered to a person. Set before anything was measured. */
  threshold: number
}

/** Grades two texts that are not the same, 0 for the most alike; undefined for "anything else". */
export type Grader = (a: string, b: string) => number | undefined

/** Compares by one field: the same, then `grades` of likeness, then anything else, which a bound grader of pairs tells as `grades`. */
export function compareTerms(name: string, termsOf: string, grades: number, bindGrade: (columns: Columns) => (i: number, j: number) => number): Comparison {
  return {
    name,
    termsOf,
    levels: grades + 2,
    bind(columns) {
      const { ids } = columns[termsOf]!
      const grade = bindGrade(columns)
      return (i, j) => {
        const [a, b] = [ids[i]!, ids[j]!]
        if (a === 0 || b === 0) return -1
        return a === b ? 0 : 1 + grade(i, j)
      }
    },
  }
}

/** Compares the texts of one field. Pairs of values that recur are graded once. */
export function compareField(field: string, grades: number, grade: Grader): Comparison {
  return compareTerms(field, field, grades, (columns) => {
    const { ids, values } = columns[field]!
    const graded = rememberPairs((a, b) => grade(values[a]!, values[b]!) ?? grades)
    return (i, j) => graded(ids[i]!, ids[j]!)
  })
}

const mostRemembered = 2_000_000

/** Remembers what two numbers gave, whichever comes first. */
export function rememberPairs(of: (a: number, b: number) => number): (a: number, b: number) => number {
  const known = new Map<number, number>()
  return (a, b) => {
    const key = a < b ? a * 0x4000000 + b : b * 0x4000000 + a
    let level = known.get(key)
    if (level !== undefined) return level
    level = of(a, b)
    if (known.size >= mostRemembered) known.clear()
    known.set(key, level)
    return level
  }
}
