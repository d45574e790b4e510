import { defineConfig } from 'vitest/config'
import Order from './test/order.ts'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'web/**/*.test.ts', 'test/**/*.test.ts', 'demo/**/*.test.ts', 'bench/**/*.test.ts'],
    // How long a machine may take that has other things to do; on a quiet one a test takes seconds.
    testTimeout: 120_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 60_000 } },
    globalSetup: ['./test/global-database.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // Each file has a house of its own; what they import, and Cedar's policies, are read once a worker.
    isolate: false,
    sequence: { sequencer: Order },
    reporters: ['default', './test/counting-reporter.ts'],
  },
})
