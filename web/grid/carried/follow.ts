import { feed } from '../../shared/feed/feed.ts'
import { takeCarried, type CarriedName } from './carried.ts'
import { takeRounds } from './rounds.ts'

/** What an act on one of these changes of what is carried. */
const touched: Readonly<Record<string, CarriedName>> = { matter: 'matters', grid_task: 'tasks', hazard: 'rechecks', checklist: 'checklists' }
/** Acts that come together are one taking along. */
const soonMs = 400

/** While the phone is unlocked and has a network, what is asked and answered elsewhere is here within a moment. Answers how to end it. */
export function follow(): () => void {
  const names = new Set<CarriedName>()
  let rounds = new Map<string, number>()
  let soon: ReturnType<typeof setTimeout> | undefined
  const take = () => {
    soon = undefined
    if (names.size > 0) void takeCarried([...names])
    if (rounds.size > 0) void takeRounds(rounds).catch(() => undefined)
    names.clear()
    rounds = new Map()
  }
  const unhear = feed.onEvent(({ type, record }) => {
    const name = touched[record.type]
    if (name) names.add(name)
    // That a phone took it along is told too.
    else if (record.type === 'round' && type !== 'round.taken') rounds.set(record.id, Date.now())
    else return
    soon ??= setTimeout(take, soonMs)
  })
  feed.start()
  return () => {
    unhear()
    feed.stop()
    clearTimeout(soon)
  }
}
