import type { TaskRow } from '#answers/visits'
import { useMemo } from 'react'
import { useCarried } from '../carried.ts'
import { doneSince } from '../done-here.ts'
import { useOutbox } from '../work.ts'

/** Tasks that are left to do, as the phone carries them: what it did itself is done, whether the server has heard of it or not. */
export function useTasks(): TaskRow[] {
  const { items } = useOutbox()
  const carried = useCarried('tasks')
  return useMemo(() => {
    if (!carried) return []
    const done = new Set(doneSince(items, 'task.do', carried.at).map(({ record }) => record))
    return carried.tasks.filter(({ id }) => !done.has(`grid_task/${id}`))
  }, [items, carried])
}
