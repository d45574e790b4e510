import type { HazardToRecheck } from '#answers/hazards'
import { useMemo } from 'react'
import { useCarried } from '../carried/carried.ts'
import { leftToDo } from '../done-here.ts'
import { useOutbox } from '../work.ts'

/** Hazards that are to be looked at again, as the phone carries them; those that it looked at since are done. */
export function useRechecks(): HazardToRecheck[] {
  const { items } = useOutbox()
  const carried = useCarried('rechecks')
  return useMemo(() => (carried ? leftToDo(carried.hazards, 'hazard', items, 'hazard.recheck', carried.at) : []), [items, carried])
}

export const isAt = (hazard: Pick<HazardToRecheck, 'dwelling' | 'business'>, door: string) => hazard.dwelling === door || hazard.business === door
