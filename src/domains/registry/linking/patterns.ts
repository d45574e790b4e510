import type { Columns } from './columns.ts'
import type { Leveller, LinkageModel } from './model.ts'

/** The levels of all comparisons of a pair, told by one number. */
export interface Patterns {
  levels: readonly Leveller[]
  of(i: number, j: number): number
  /** The levels, by comparison; −1 where a value was not known. */
  read(pattern: number): number[]
}

export function makePatterns(model: LinkageModel, columns: Columns): Patterns {
  const levels = model.comparisons.map((comparison) => comparison.bind(columns))
  const radices = model.comparisons.map((comparison) => comparison.levels + 1)
  if (radices.reduce((product, radix) => product * radix, 1) > Number.MAX_SAFE_INTEGER) throw new Error('too many comparisons for one number a pattern')
  return {
    levels,
    of(i, j) {
      let pattern = 0
      for (let c = 0; c < levels.length; c++) pattern = pattern * radices[c]! + levels[c]!(i, j) + 1
      return pattern
    },
    read(pattern) {
      const out: number[] = []
      for (let c = radices.length - 1; c >= 0; c--) {
        out.unshift((pattern % radices[c]!) - 1)
        pattern = Math.floor(pattern / radices[c]!)
      }
      return out
    },
  }
}
