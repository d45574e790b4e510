import { relative } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Where tests lie that take longest, the longest first: one that begins last keeps the whole run waiting while a worker has nothing to do. */
const long = ['test/story/', 'test/faults/video', 'test/pages/', 'test/matrix/', 'test/faults/', 'src/domains/cameras/import/', 'src/apps/', 'test/', 'src/media/search/']

/** Begins with the tests that take longest. */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const place = long.findIndex((start) => relative(this.ctx.config.root, moduleId).startsWith(start))
      return place < 0 ? long.length : place
    }
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b))
  }
}
