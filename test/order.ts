import { relative } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * The longest of all, in this order: one that begins last keeps the whole run waiting while a worker has nothing to do. A recorder's own network comes
 * and goes (test/story/edge), at which Chromium drops every request under way: beside it runs what has no browser and takes longer.
 */
const first = ['test/story/edge/', 'test/faults/video', 'test/story/']
/** Browsers, real programs, thousands of rows: two of these at once are in each other's way. */
const heavy = ['test/pages/', 'test/matrix/', 'test/faults/', 'test/web/', 'test/media/', 'test/api-fuzz', 'src/domains/cameras/import/', 'src/apps/']

/** Begins with the longest tests, then runs heavy ones beside light ones. */
export default class Order extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isIn = (places: readonly string[]) => ({ moduleId }: TestSpecification) => places.some((place) => relative(this.ctx.config.root, moduleId).startsWith(place))
    const begin = [...new Set(first.flatMap((place) => sorted.filter(isIn([place]))))]
    const others = sorted.filter((file) => !begin.includes(file))
    const heavyOnes = others.filter(isIn(heavy))
    return [...begin, ...weave(heavyOnes, others.filter((file) => !heavyOnes.includes(file)))]
  }
}

/** Spreads the fewer evenly among the many. */
function weave<T>(few: readonly T[], many: readonly T[]): T[] {
  const each = Math.ceil(many.length / Math.max(1, few.length))
  return [...few.flatMap((one, i) => [one, ...many.slice(i * each, (i + 1) * each)]), ...many.slice(few.length * each)]
}
