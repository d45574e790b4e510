import type { HazardToRecheck } from '#answers/hazards'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { findCarried, type Taken } from '../carried.ts'
import { useOutbox } from '../work.ts'

/** Hazards that are to be looked at again, as the phone carries them; those that it looked at since are done. `reload`: read them anew. */
export function useRechecks(): [HazardToRecheck[], reload: () => Promise<void>] {
  const { items } = useOutbox()
  const [carried, setCarried] = useState<Taken<'rechecks'> | null>(null)
  const reload = useCallback(() => findCarried('rechecks').then(setCarried), [])
  useEffect(() => void reload(), [reload])
  const left = useMemo(() => {
    const done = new Set(items.filter(({ kind, at }) => kind === 'hazard.recheck' && at > (carried?.at ?? '')).map(({ record }) => record))
    return (carried?.hazards ?? []).filter(({ id }) => !done.has(`hazard/${id}`))
  }, [items, carried])
  return [left, reload]
}

export const isAt = (hazard: Pick<HazardToRecheck, 'dwelling' | 'business'>, door: string) => hazard.dwelling === door || hazard.business === door
