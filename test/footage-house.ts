import { furnishHouse, ShiftedClock, type FootageHouse } from './furnish-house.ts'
import { openTestHouse } from './house.ts'

export { makeRequest, obtainGrant, ShiftedClock, type FootageHouse } from './furnish-house.ts'

export async function openFootageHouse(options: { pages?: boolean } = {}): Promise<FootageHouse> {
  const clock = new ShiftedClock()
  return furnishHouse(await openTestHouse({ clock, ...options }), clock)
}
