import type { Columns } from './columns.ts'
import type { Learned } from './learn.ts'
import type { LinkageModel } from './model.ts'

/** A value is taken for no rarer than this many records: of one that is met once it is not known how rare it is. */
export const leastMet = 2

/** How likely two records are the same, 0–1. */
export type Scorer = (i: number, j: number) => number

/** Which part of all records has the value of this number in a field. */
export type TermShare = (field: string) => (id: number) => number

/** Shares by what the columns themselves hold. */
function sharesIn(columns: Columns): TermShare {
  return (field) => {
    const { counts, ids } = columns[field]!
    return (id) => Math.max(leastMet, counts[id]!) / ids.length
  }
}

/** `shares`: given where the columns hold a few of all records. */
export function makeScorer(model: LinkageModel, columns: Columns, { same, kin, other }: Learned, shares: TermShare = sharesIn(columns)): Scorer {
  const parts = model.comparisons.map((comparison, c) => {
    const { ids, values } = columns[comparison.termsOf]!
    const shareOf = shares(comparison.termsOf)
    return {
      levelOf: comparison.bind(columns), same: same.shares[c]!, kin: kin.shares[c]!, other: other[c]!,
      ids, byTerm: Float64Array.from(values, (_, id) => shareOf(id)),
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
