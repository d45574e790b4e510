import { inject } from 'vitest'
import { openHouse, type TestHouse, type TestHouseOptions } from './open-house.ts'

export { runAsOwner, type Answer, type Caller, type TestHouse, type TestHouseOptions } from './open-house.ts'

/** A house on the database server of this test run (global-database.ts). */
export function openTestHouse(options: TestHouseOptions = {}): Promise<TestHouse> {
  return openHouse(inject('ownerUrl'), options)
}
