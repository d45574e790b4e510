import { Button, ProgressBar, PullToRefresh, Tag } from 'antd-mobile'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { takeCarried } from '../carried/carried.ts'
import { doorsVisited } from '../done-here.ts'
import { OwnMatters } from '../matter/OwnMatters.tsx'
import { ToRecheck } from '../recheck/ToRecheck.tsx'
import { isAt, useRechecks } from '../recheck/use-rechecks.ts'
import { listTaken, takeRounds } from '../carried/rounds.ts'
import { FlameIcon, ListIcon, PlateIcon, PushIcon, TalkIcon } from '../shell/icons.tsx'
import { goTo } from '../shell/route.ts'
import { SendState } from '../shell/SendState.tsx'
import { currentWork } from '../session.ts'
import { useTaken } from '../carried/taken.ts'
import { makeRoom } from '../vault/keep.ts'
import { sealIfCutOff, useOutbox } from '../work.ts'
import { useTasks } from './use-tasks.ts'

/** Takes along what is planned, asked and answered. Without a network what the phone carries is what there is. */
async function takeAlong(rounds?: 'all'): Promise<void> {
  await sealIfCutOff()
  await makeRoom()
  await Promise.all([takeRounds(rounds).catch(() => undefined), takeCarried()])
}

/** What there is to do today, and buttons for what turns up. */
export function Today() {
  const { t } = useTranslation('grid')
  const { items } = useOutbox()
  const rounds = useTaken(listTaken)
  const tasks = useTasks()
  const rechecks = useRechecks()
  const { me } = currentWork()
  // A phone that is locked or sealed meanwhile takes nothing along.
  useEffect(() => void takeAlong().catch(() => undefined), [])
  const elsewhere = rechecks.filter((hazard) => !rounds?.some(({ doors }) => doors.some(({ id }) => isAt(hazard, id))))

  return (
    <main className="grid-page">
      <header className="grid-head"><h1>{t('hello', { name: me.name })}</h1><SendState /></header>
      <PullToRefresh onRefresh={() => takeAlong('all')}>
        <section>
          <h2>{t('rounds')}</h2>
          {rounds?.length === 0 && <p className="grid-empty">{t('noRounds')}</p>}
          {!rounds && <div className="grid-card grid-skeleton lq-late" aria-busy />}
          {rounds?.map((round) => {
            const visited = doorsVisited(items, round.id)
            const done = round.doors.filter(({ id }) => visited.has(id)).length
            return (
              <button type="button" key={round.id} className="grid-card grid-round" onClick={() => goTo('round', round.id)}>
                <span><b>{round.title}</b><Tag fill="outline" color="default">{round.day.slice(5)}</Tag></span>
                <ProgressBar percent={(100 * done) / Math.max(1, round.doors.length)} />
                <span className="grid-muted">{t('doorsDone', { done, all: round.doors.length })}</span>
              </button>
            )
          })}
        </section>
        <ToRecheck hazards={elsewhere} />
        {tasks.length > 0 && (
          <section>
            <h2>{t('tasks')}</h2>
            {tasks.map((task) => (
              <button type="button" key={task.id} className="grid-card" onClick={() => goTo('report', 'task', task.id)}>
                <b>{task.title}</b>{task.details && <span className="grid-brief">{task.details}</span>}<span className="grid-muted">{t(task.from)} · {t('due', { day: task.due.slice(5) })}</span>
              </button>
            ))}
          </section>
        )}
        <OwnMatters />
      </PullToRefresh>
      <section className="grid-reports" aria-label={t('reportNew')}>
        <Button onClick={() => goTo('scan')}><PlateIcon />{t('scan')}</Button>
        <Button onClick={() => goTo('checks')}><ListIcon />{t('check')}</Button>
        <Button onClick={() => goTo('report', 'hazard')}><FlameIcon />{t('hazard')}</Button>
        <Button onClick={() => goTo('report', 'dispute')}><TalkIcon />{t('dispute')}</Button>
        <Button onClick={() => goTo('report', 'matter')}><PushIcon />{t('matter')}</Button>
      </section>
    </main>
  )
}
