import type { TakenRound } from '#answers/visits'
import { Button, ProgressBar, PullToRefresh, Tag } from 'antd-mobile'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get } from '../../shared/api/client.ts'
import { takeCarried } from '../carried.ts'
import { ToRecheck } from '../recheck/ToRecheck.tsx'
import { isAt, useRechecks } from '../recheck/use-rechecks.ts'
import { listTaken, takeRounds } from '../rounds.ts'
import { FlameIcon, ListIcon, PlateIcon, PushIcon, TalkIcon } from '../shell/icons.tsx'
import { goTo } from '../shell/route.ts'
import { SendState } from '../shell/SendState.tsx'
import { currentWork } from '../session.ts'
import { makeRoom } from '../vault/keep.ts'
import { sealIfCutOff, useOutbox } from '../work.ts'
import { doorsVisited } from '../visited.ts'

interface Matter {
  id: string
  kind: string
  state: string
  with: string
  at: string
}

interface Task {
  id: string
  title: string
  due: string
  from: string
}

interface Day {
  tasks: Task[]
  matters: Matter[]
}

/** Takes along what is planned, and reads what is asked and answered. Without a network what the phone carries is what there is. */
async function readDay(): Promise<Day> {
  await sealIfCutOff()
  await makeRoom()
  await takeRounds().catch(() => undefined)
  await takeCarried()
  const tasks = await get<Pick<Day, 'tasks'>>('/api/grid-tasks').catch(() => ({ tasks: [] }))
  const matters = await get<Pick<Day, 'matters'>>('/api/matters').catch(() => ({ matters: [] }))
  return { ...tasks, ...matters }
}

/** What there is to do today, and three buttons for what turns up. */
export function Today() {
  const { t } = useTranslation('grid')
  const { items } = useOutbox()
  const [rounds, setRounds] = useState<TakenRound[] | null>(null)
  const [day, setDay] = useState<Day>({ tasks: [], matters: [] })
  const { tasks, matters } = day
  const { me } = currentWork()
  const [rechecks, reloadRechecks] = useRechecks()
  const load = useCallback(async () => {
    await listTaken().then(setRounds)
    await readDay().then(setDay)
    await reloadRechecks()
    await listTaken().then(setRounds)
  }, [reloadRechecks])
  // A phone that is locked or sealed meanwhile has nothing more to show.
  useEffect(() => void load().catch(() => undefined), [load])
  const elsewhere = rechecks.filter((hazard) => !rounds?.some(({ doors }) => doors.some(({ id }) => isAt(hazard, id))))

  return (
    <main className="grid-page">
      <header className="grid-head"><h1>{t('hello', { name: me.name })}</h1><SendState /></header>
      <PullToRefresh onRefresh={load}>
        <section>
          <h2>{t('rounds')}</h2>
          {rounds?.length === 0 && <p className="grid-empty">{t('noRounds')}</p>}
          {rounds === null && <div className="grid-card grid-skeleton lq-late" aria-busy />}
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
              <button type="button" key={task.id} className="grid-card" onClick={() => goTo('report', `task:${task.id}:${task.title}`)}>
                <b>{task.title}</b><span className="grid-muted">{t(task.from)} · {t('due', { day: task.due.slice(5) })}</span>
              </button>
            ))}
          </section>
        )}
        {matters.length > 0 && (
          <section>
            <h2>{t('matters')}</h2>
            {matters.map((matter) => (
              <div key={matter.id} className="grid-card"><b>{t(`matter_${matter.kind}`)}</b><span className="grid-muted">{matter.with ? t('matterWith', { with: matter.with }) : t(`matter_is_${matter.state}`)}</span></div>
            ))}
          </section>
        )}
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
