import type { TestProject } from 'vitest/node'
import { startTestDatabase } from './database.ts'

/** One PostgreSQL with a migrated template for the whole test run; test files clone it (`openTestHouse`). */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { server, stop } = await startTestDatabase()
  project.provide('ownerUrl', server.url)
  return stop
}

declare module 'vitest' {
  interface ProvidedContext {
    ownerUrl: string
  }
}
