import { useTranslation } from 'react-i18next'
import type { GridOverview } from '#answers/visits'
import { Tile } from './Tile.tsx'

/** Rounds by doors done, and tasks from station and township. */
export function Work({ overview: { rounds, tasks }, mayOpen }: { overview: GridOverview; mayOpen: boolean }) {
  const { t } = useTranslation('grid')
  return (
    <>
      <Tile
        title={t('rounds')} {...(mayOpen ? { to: '/grid/rounds' } : {})}
        numbers={[{ label: t('open'), value: rounds.open }, { label: t('overdue'), value: rounds.overdue, isNow: rounds.overdue > 0 }, { label: t('doorsDone'), value: rounds.visited, about: t('of', { total: rounds.stops }) }]}
      />
      <Tile
        title={t('tasks')} {...(mayOpen ? { to: '/grid/tasks' } : {})}
        numbers={[{ label: t('open'), value: tasks.open }, { label: t('overdue'), value: tasks.overdue, isNow: tasks.overdue > 0 }, { label: t('doubled'), value: tasks.doubled }]}
      />
    </>
  )
}
