import type { Columns } from './columns.ts'
import type { BlockingRule, LinkageModel } from './model.ts'

/** Who is compared with whom: records in blocks, a block a key. */
export interface Blocks {
  rule: BlockingRule
  /** Block of each record; −1 for none, or one that is too large. */
  of: Int32Array
  /** Records, block after block; block b begins at starts[b]. */
  members: Int32Array
  starts: Int32Array
  /** Records left out with blocks that are too large. */
  leftOut: number
}

export function makeBlocks(model: LinkageModel, columns: Columns): Blocks[] {
  return model.blocking.map((rule) => makeBlock(rule, columns, model.largestBlock))
}

function makeBlock(rule: BlockingRule, columns: Columns, largest: number): Blocks {
  const numbers = new Map<string, number>()
  const keys: number[] = []
  for (const key of rule.keys(columns)) {
    if (key === '') {
      keys.push(-1)
      continue
    }
    let number = numbers.get(key)
    if (number === undefined) numbers.set(key, (number = numbers.size))
    keys.push(number)
  }
  const sizes = new Int32Array(numbers.size)
  for (const number of keys) if (number >= 0) sizes[number]!++
  const of = Int32Array.from(keys, (number) => (number >= 0 && sizes[number]! > 1 && sizes[number]! <= largest ? number : -1))
  const starts = new Int32Array(numbers.size + 1)
  let [total, leftOut] = [0, 0]
  for (const [number, size] of sizes.entries()) {
    starts[number] = total
    if (size > largest) leftOut += size
    else if (size > 1) total += size
  }
  starts[numbers.size] = total
  const members = new Int32Array(total)
  const filled = starts.slice()
  for (const [record, number] of of.entries()) if (number >= 0) members[filled[number]!++] = record
  return { rule, of, members, starts, leftOut }
}

/** Every pair of one rule. */
export function visitBlock({ members, starts }: Blocks, visit: (i: number, j: number) => void): void {
  for (let block = 0; block + 1 < starts.length; block++) {
    const end = starts[block + 1]!
    for (let a = starts[block]!; a < end; a++) for (let b = a + 1; b < end; b++) visit(members[a]!, members[b]!)
  }
}

/** Every pair of all rules, each once. */
export function visitPairs(all: readonly Blocks[], visit: (i: number, j: number) => void): void {
  for (const [k, blocks] of all.entries()) {
    const earlier = all.slice(0, k).map(({ of }) => of)
    visitBlock(blocks, (i, j) => {
      for (const of of earlier) if (of[i]! >= 0 && of[i] === of[j]) return
      visit(i, j)
    })
  }
}
