import type { Columns } from './columns.ts'
import type { Learned } from './learn.ts'
import type { LinkageModel } from './model.ts'

/** A value is taken for no rarer than this many records: of one that is met once it is not known how rare it is. */
const leastMet = 2

/** How likely two records are the same, 0–1. */
export type Scorer = (i: number, j: number) => number

export function makeScorer(model: LinkageModel, columns: Columns, { same, kin, other }: Learned): Scorer {
  const records = Object.values(columns)[0]!.ids.length
  const parts = model.comparisons.map((comparison, c) => {
    const { ids, counts } = columns[comparison.termsOf]!
    return {
      levelOf: comparison.bind(columns), same: same.shares[c]!, kin: kin.shares[c]!, other: other[c]!,
      ids, byTerm: Float64Array.from(counts, (count) => Math.max(leastMet, count) / records),
    }
  })
  return (i, j) => {
    let ofSame = same.prior
    let ofKin = kin.prior
    let ofOther = 1 - same.prior - kin.prior
    for (const part of parts) {
      const level = part.levelOf(i, j)
      if (level < 0) continue
      ofSame *= part.same[level]!
      ofKin *= part.kin[level]!
      // A value that many have is shared by chance more often than a rare one.
      ofOther *= level === 0 ? part.byTerm[part.ids[i]!]! : part.other[level]!
    }
    return ofSame / (ofSame + ofKin + ofOther)
  }
}
