import type { TaskRow } from '#answers/visits'
import { useMemo } from 'react'
import { useCarried } from '../carried/carried.ts'
import { leftToDo } from '../done-here.ts'
import { useOutbox } from '../work.ts'

/** Tasks that are left to do, as the phone carries them: what it did itself is done, whether the server has heard of it or not. */
export function useTasks(): TaskRow[] {
  const { items } = useOutbox()
  const carried = useCarried('tasks')
  return useMemo(() => (carried ? leftToDo(carried.tasks, 'grid_task', items, 'task.do', carried.at) : []), [items, carried])
}
