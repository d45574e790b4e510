import { inject } from 'vitest'
import { openHouse, type Answer, type TestHouse, type TestHouseOptions } from './open-house.ts'

export { runAsOwner, type Answer, type Caller, type TestHouse, type TestHouseOptions } from './open-house.ts'

/** A house on the database server of this test run (global-database.ts). */
export function openTestHouse(options: TestHouseOptions = {}): Promise<TestHouse> {
  return openHouse(inject('ownerUrl'), options)
}

/** Why something was refused: its code, and the rules of policy that said so. */
export const codeOf = ({ body }: Answer<unknown>) => (body as { error?: { code: string } }).error?.code
export const rulesOf = ({ body }: Answer<unknown>) => (body as { error?: { rules?: string[] } }).error?.rules
