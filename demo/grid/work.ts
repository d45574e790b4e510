import type { Platform } from '#platform/platform.ts'
import type { Work } from '#platform/acts/store.ts'
import { planRound, roundRecord } from '#domains/visits/rounds/round.ts'
import { cancelTask, doTask, setTask, taskRecord } from '#domains/visits/tasks/task.ts'
import { recordVisit, visitRecord } from '#domains/visits/visit.ts'
import { principalOf } from '../principal.ts'
import type { Known } from './register.ts'

const dayMs = 86_400_000
/** Doors seen within this time were visited. */
const visitedWithinDays = 29
/** What a phone carries of a round is forgotten then (src/domains/visits/routes/rounds.ts). */
const lastsMs = 8 * dayMs

const station = 'lancheng'
const day = (ms: number) => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10)

/** Rounds, visits and tasks of the first station: one round of today, one that is late, tasks from station and township. */
export async function layDownWork(platform: Platform, known: readonly Known[]): Promise<void> {
  const now = platform.clock.now()
  const perform = (login: string, action: string, run: (work: Work) => Promise<void>) => platform.store.perform({ id: platform.ids.uuid(), principal: principalOf(login), action, body: login }, run)
  const stale = (community: string, count: number) => known.filter((door) => door.community === community && now - door.seenAt > visitedWithinDays * dayMs).slice(0, count)
  const [today, late] = [stale('桥头社区', 9), stale('溪滨社区', 8)]
  const [todayId, lateId] = [platform.ids.uuid(), platform.ids.uuid()]
  const plan = (id: string, title: string, assignee: string, partner: string, at: number, doors: readonly Known[]) => (work: Work) =>
    work.act(roundRecord, id, (state) => planRound(state, { station, title, assignee, partner, day: day(at), until: new Date(Date.parse(day(at)) + lastsMs).toISOString(), stops: doors.map(({ type, id: stop }) => ({ type, id: stop, why: 'stale' })) })).then(() => undefined)
  await perform('panshuyu', 'round.plan', async (work) => {
    await plan(todayId, '桥头社区冬季防火走访', 'panshuyu', 'luosuiyang', now, today)(work)
    await plan(lateId, '溪滨佳园出租房核查', 'tanyoumu', 'shimanqiao', now - 2 * dayMs, late)(work)
  })
  const visit = (door: Known, at: number, round: string | null, partner: string | null, outcome: 'done' | 'nobody_home' = 'done') => (work: Work) => {
    const happenedAt = new Date(at).toISOString()
    const given = { station, round, place: { type: door.type, id: door.id }, partner, outcome, startedAt: new Date(at - 6 * 60_000).toISOString(), position: null, leaflets: ['防火'], photos: [], signature: null, note: '', flags: [] }
    return work.act(visitRecord, platform.ids.uuid(), (state) => recordVisit(state, given, happenedAt)).then(() => undefined)
  }
  await perform('tanyoumu', 'visit.record', async (work) => {
    for (const [i, door] of late.slice(0, 3).entries()) await visit(door, now - 2 * dayMs + i * 600_000, lateId, 'shimanqiao', i === 2 ? 'nobody_home' : 'done')(work)
  })
  await perform('panshuyu', 'visit.record', async (work) => {
    for (const door of today.slice(0, 2)) await visit(door, now - 50 * 60_000, todayId, 'luosuiyang')(work)
    for (const door of known.filter(({ seenAt }) => now - seenAt <= visitedWithinDays * dayMs)) await visit(door, door.seenAt, null, null)(work)
  })
  await layDownTasks(platform, perform, now)
}

async function layDownTasks({ ids }: Platform, perform: (login: string, action: string, run: (work: Work) => Promise<void>) => Promise<void>, now: number): Promise<void> {
  const done = ids.uuid()
  const dropped = ids.uuid()
  const set = (id: string, title: string, details: string, from: 'station' | 'township', inDays: number, assignee: string | null) => async (work: Work) =>
    void (await work.act(taskRecord, id, (state) => setTask(state, { station, title, details, place: null, due: day(now + inDays * dayMs), from, assignee })))
  await perform('zhanyuntao', 'task.set', async (work) => {
    await set(ids.uuid(), '核对南岸社区空置房清单', '与社区干部一起核对，空置的注明钥匙在谁处。', 'township', -2, 'wuhanchuan')(work)
    await set(ids.uuid(), '检查桥头社区电动车棚充电', '看插座、线路和灭火器，发现隐患当场上报。', 'station', 1, 'tanyoumu')(work)
    await set(ids.uuid(), '张贴冬季防火告示', '告示在值班室，四个社区的宣传栏各一份。', 'station', 5, null)(work)
    await set(done, '登记新开业的快递驿站', '', 'station', 0, 'luosuiyang')(work)
    await set(dropped, '协助发放老年卡', '', 'township', 3, 'panshuyu')(work)
  })
  await perform('luosuiyang', 'task.do', async (work) => void (await work.act(taskRecord, done, (state) => doTask(state, { note: '已登记，共两名从业人员。', photos: [], visit: null }, new Date(now - 3_600_000).toISOString()))))
  await perform('tanyoumu', 'task.do', async (work) => void (await work.act(taskRecord, done, (state) => doTask(state, { note: '路过时也登记了一次。', photos: [], visit: null }, new Date(now - 1_800_000).toISOString()))))
  await perform('zhanyuntao', 'task.set', async (work) => void (await work.act(taskRecord, dropped, (state) => cancelTask(state, '乡镇已另行安排'))))
}
