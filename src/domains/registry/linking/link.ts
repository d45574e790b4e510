import { makeBlocks, visitPairs, type Blocks } from './block.ts'
import type { Columns } from './columns.ts'
import type { Learned } from './learn.ts'
import type { LinkageModel } from './model.ts'
import { makeScorer } from './score.ts'

/** Tells of every pair that is compared how likely it is the same, by weights that are learned from the blocks or known before; returns them. */
export function link(model: LinkageModel, columns: Columns, weigh: (blocks: readonly Blocks[]) => Learned, tell: (i: number, j: number, likelihood: number) => void): Learned {
  const blocks = makeBlocks(model, columns)
  const learned = weigh(blocks)
  const score = makeScorer(model, columns, learned)
  visitPairs(blocks, (i, j) => tell(i, j, score(i, j)))
  return learned
}
