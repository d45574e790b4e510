import { randomFrom } from '../../demo/random.ts'
import type { Columns } from '../../src/domains/registry/linking/columns.ts'
import { learn } from '../../src/domains/registry/linking/learn.ts'
import { link } from '../../src/domains/registry/linking/link.ts'
import type { LinkageModel } from '../../src/domains/registry/linking/model.ts'

export interface Linked {
  pairs: number
  /** Pairs that are the same by the model's word. */
  told: number
  right: number
  /** All that are the same, and those of them that were compared at all. */
  same: number
  compared: number
  precision: number
  recall: number
  f1: number
}

/** Links records without telling the model who is the same, and counts against the truth: `people[i]` is whose record i is. */
export function linkAndCount(model: LinkageModel, columns: Columns, people: readonly (string | number)[], seed: string): Linked {
  let [pairs, told, right, compared] = [0, 0, 0, 0]
  link(model, columns, (blocks) => learn(model, columns, blocks, randomFrom(`link ${seed}`).next), (i, j, likelihood) => {
    pairs++
    const isSame = people[i] === people[j]
    if (isSame) compared++
    if (likelihood < model.threshold) return
    told++
    if (isSame) right++
  })
  const sizes = new Map<string | number, number>()
  for (const person of people) sizes.set(person, (sizes.get(person) ?? 0) + 1)
  const same = [...sizes.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0)
  const [precision, recall] = [told === 0 ? 1 : right / told, same === 0 ? 1 : right / same]
  return { pairs, told, right, same, compared, precision, recall, f1: (2 * precision * recall) / (precision + recall) }
}
