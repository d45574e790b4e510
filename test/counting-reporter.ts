import { writeFileSync } from 'node:fs'
import type { Reporter, TestModule } from 'vitest/node'

/** Writes how many tests passed, failed and were skipped to the file named by LANGQIAO_TEST_COUNTS. */
export default class CountingReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const file = process.env.LANGQIAO_TEST_COUNTS
    if (!file) return
    const counts = { passed: 0, failed: 0, skipped: 0 }
    for (const module of modules) {
      if (module.errors().length > 0) counts.failed++
      for (const test of module.children.allTests()) {
        const state = test.result().state
        counts[state === 'passed' ? 'passed' : state === 'failed' ? 'failed' : 'skipped']++
      }
    }
    writeFileSync(file, JSON.stringify(counts))
  }
}
