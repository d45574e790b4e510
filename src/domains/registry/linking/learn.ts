import { type Blocks, visitBlock } from './block.ts'
import type { Column, Columns } from './columns.ts'
import type { LinkageModel } from './model.ts'
import { makePatterns, type Patterns } from './patterns.ts'

/** How often each level is met among pairs of one kind: by comparison, by level. */
export type Shares = readonly Float64Array[]

/** What was learned of the kinds of pairs. */
export interface Learned {
  same: Kind
  /** Of one household; none where the model knows of none. */
  kin: Kind
  other: Shares
  /** Of how many. */
  records: number
}

export interface Kind {
  shares: Shares
  /** How likely two records drawn at random are such a pair. */
  prior: number
}

/** Pairs drawn at random to learn how alike different records are by chance. */
const randomPairs = 200_000
/** Pairs of one rule to learn from, at most. */
const mostPairs = 3_000_000
const mostRounds = 500
/** Learning ends when the share of pairs that are the same changes by less than this part of itself. */
const settled = 1e-5
/** A level that was never met is not impossible. */
const leastShare = 1e-7
/** Where learning starts: two that are the same mostly agree, one pair of a rule in ten is such a pair, and one is kin. */
const firstAgreement = 0.9
const firstPart = 0.1

/**
 * Learns a model's weights without being told which records are the same: chance agreement from pairs drawn at random, the rest by
 * expectation maximisation over the pairs of each blocking rule, what the rule makes agree left out (Fellegi and Sunter 1969,
 * Winkler 1988). `random` gives numbers in [0, 1).
 */
export function learn(model: LinkageModel, columns: Columns, blocks: readonly Blocks[], random: () => number): Learned {
  const patterns = makePatterns(model, columns)
  const records = Object.values(columns)[0]!.ids.length
  const allPairs = (records * (records - 1)) / 2
  const other = learnOther(model, columns, patterns, records, random)
  const runs = blocks.map((one) => maximise(model, patterns, one, other))
  const gather = (kind: 'same' | 'kin', choose: (guesses: number[]) => number): Kind => {
    const told = runs.filter((run) => run[kind].pairs > 0)
    const shares = model.comparisons.map((comparison, c) => average(told.filter(({ fixes }) => !fixes.includes(comparison.name)).map((run) => run[kind]), c, comparison.levels))
    // Of all such pairs a rule sees those that agree on what it asks for: nothing of kin, where that is what kin never have.
    const seeing = told.filter(({ fixes }) => kind === 'same' || !model.kin?.neverSame.some((name) => fixes.includes(name)))
    const guesses = seeing.map((run) => run[kind].pairs / model.comparisons.reduce((seen, { name }, c) => (run.fixes.includes(name) ? seen * shares[c]![0]! : seen), 1))
    return { shares, prior: Math.min(0.25, choose(guesses.toSorted((a, b) => a - b)) / allPairs) }
  }
  const same = gather('same', (guesses) => guesses[guesses.length >> 1] ?? 1)
  // Most rules see few of a household; one sees them all.
  return { same, kin: gather('kin', (guesses) => guesses.at(-1) ?? 0), other, records }
}

function learnOther(model: LinkageModel, columns: Columns, { levels }: Patterns, records: number, random: () => number): Float64Array[] {
  const counts = model.comparisons.map((comparison) => new Float64Array(comparison.levels))
  for (let n = 0; n < randomPairs; n++) {
    const [i, j] = [Math.floor(random() * records), Math.floor(random() * records)]
    if (i === j) continue
    for (const [c, levelOf] of levels.entries()) {
      const level = levelOf(i, j)
      if (level >= 0) counts[c]![level]!++
    }
  }
  return counts.map((met, c) => {
    const shares = toShares(met)
    // Being the same by chance is too rare to be met: it follows from how often each value is.
    const chance = chanceOfSame(columns[model.comparisons[c]!.termsOf]!)
    return shares.map((share, level) => Math.max(leastShare, level === 0 ? chance : (share * (1 - chance)) / (1 - shares[0]!)))
  })
}

function chanceOfSame({ counts }: Column): number {
  let [known, same] = [0, 0]
  for (const count of counts.subarray(1)) {
    known += count
    same += count * (count - 1)
  }
  return known < 2 ? 0 : same / (known * (known - 1))
}

/** Pairs of one kind among a rule's. */
interface Part {
  pairs: number
  shares: Float64Array[]
}

interface Run {
  fixes: readonly string[]
  same: Part
  kin: Part
}

function average(parts: readonly Part[], c: number, levels: number): Float64Array {
  const total = parts.reduce((sum, { pairs }) => sum + pairs, 0)
  return toShares(Float64Array.from({ length: levels }, (_, level) => (total === 0 ? 1 : parts.reduce((sum, { shares, pairs }) => sum + shares[c]![level]! * pairs, 0) / total)))
}

function maximise(model: LinkageModel, patterns: Patterns, blocks: Blocks, other: Shares): Run {
  const { fixes } = blocks.rule
  const met = countPatterns(patterns, blocks)
  const all = met.reduce((sum, { count }) => sum + count, 0)
  const told = model.comparisons.flatMap(({ name }, c) => (fixes.includes(name) ? [] : [c]))
  const neverSame = model.comparisons.map(({ name }) => model.kin?.neverSame.includes(name) ?? false)
  const start = (levelOf: (name: string) => number) =>
    model.comparisons.map(({ name, levels }) => Float64Array.from({ length: levels }, (_, level) => (level === levelOf(name) ? firstAgreement : (1 - firstAgreement) / (levels - 1))))
  let same: Part = { pairs: firstPart * all, shares: start(() => 0) }
  let kin: Part = { pairs: model.kin ? firstPart * all : 0, shares: start((name) => model.kin?.levels[name] ?? 0) }
  for (let round = 0; round < mostRounds && all > 0; round++) {
    const next = [same, kin].map(() => model.comparisons.map(({ levels }) => new Float64Array(levels)))
    const pairs = [0, 0]
    for (const { levels, count } of met) {
      const likely = [same, kin].map((part) => part.pairs * likelihood(part.shares, levels, told))
      const rest = (all - same.pairs - kin.pairs) * likelihood(other, levels, told)
      const total = likely[0]! + likely[1]! + rest
      for (const [k, one] of likely.entries()) {
        const expected = total > 0 ? (count * one) / total : 0
        pairs[k]! += expected
        for (const [c, level] of levels.entries()) if (level >= 0) next[k]![c]![level]! += expected
      }
    }
    const before = same.pairs
    same = { pairs: pairs[0]!, shares: next[0]!.map(toShares) }
    kin = { pairs: pairs[1]!, shares: next[1]!.map((counts, c) => toShares(neverSame[c] ? counts.with(0, 0) : counts)) }
    if (Math.abs(same.pairs - before) < settled * before) break
  }
  return { fixes, same, kin }
}

function likelihood(shares: Shares, levels: readonly number[], told: readonly number[]): number {
  let product = 1
  for (const c of told) if (levels[c]! >= 0) product *= shares[c]![levels[c]!]!
  return product
}

function countPatterns(patterns: Patterns, blocks: Blocks): { levels: number[]; count: number }[] {
  const counts = new Map<number, number>()
  let left = mostPairs
  visitBlock(blocks, (i, j) => {
    if (left-- <= 0) return
    const pattern = patterns.of(i, j)
    counts.set(pattern, (counts.get(pattern) ?? 0) + 1)
  })
  return [...counts].map(([pattern, count]) => ({ levels: patterns.read(pattern), count }))
}

function toShares(counts: Float64Array): Float64Array {
  const total = counts.reduce((sum, count) => sum + count, 0)
  return counts.map((count) => Math.max(leastShare, total > 0 ? count / total : 1 / counts.length))
}
