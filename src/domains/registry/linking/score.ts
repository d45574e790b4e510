import type { Columns } from './columns.ts'
import type { Learned } from './learn.ts'
import type { LinkageModel } from './model.ts'

/** A value is taken for no rarer than this many records: of one that is met once it is not known how rare it is. */
const leastMet = 2

/** Which part of all has a value that `met` of `records` have; among fewer than were learned from it is not known how rare a value is. */
export const shareOf = (met: number, records: number, { records: learnedFrom }: Learned): number => Math.max(leastMet, met) / Math.max(learnedFrom, records)

/** How likely two records are the same, 0–1. */
export type Scorer = (i: number, j: number) => number

/** Which part of all records has the value of this number in a field. */
export type TermShare = (field: string) => (id: number) => number

/** Shares by what the columns themselves hold. */
function sharesIn(columns: Columns, learned: Learned): TermShare {
  return (field) => {
    const { counts, ids } = columns[field]!
    return (id) => shareOf(counts[id]!, ids.length, learned)
  }
}

/** `shares`: given where the columns hold a few of all records. */
export function makeScorer(model: LinkageModel, columns: Columns, learned: Learned, shares: TermShare = sharesIn(columns, learned)): Scorer {
  const { same, kin, other } = learned
  const parts = model.comparisons.map((comparison, c) => {
    const { ids, values } = columns[comparison.termsOf]!
    const termShare = shares(comparison.termsOf)
    return {
      levelOf: comparison.bind(columns), same: same.shares[c]!, kin: kin.shares[c]!, other: other[c]!,
      ids, byTerm: Float64Array.from(values, (_, id) => termShare(id)),
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
