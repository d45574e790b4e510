import type { Work } from '#platform/acts/store.ts'
import { dayInShanghai } from '#platform/calendar.ts'
import { raise } from '../notices/raise.ts'
import { loadThresholds } from '../notices/thresholds.ts'
import { ownCamera, type LookOpening } from './look.ts'

const dayMs = 24 * 3_600_000

/** Many looks at one camera, or by one person, are told to those who supervise; once a day each. */
export async function noteRepeats(work: Work, viewer: string, opening: LookOpening): Promise<void> {
  const limits = await loadThresholds(work.tx, work.county)
  const { station, team } = opening
  const day = dayInShanghai(work.now)
  const byCamera = await countLooks(work, 'camera', opening.camera, work.now - limits.cameraDays * dayMs)
  if (byCamera + 1 >= limits.cameraLooks)
    await raise(work, `repeat_camera.${opening.camera}.${day}`, {
      kind: 'repeat_camera', audience: ['case_team_lead', 'station_chief'], station, team, about: { type: 'camera', id: opening.camera }, count: byCamera + 1, days: limits.cameraDays,
    })
  const byPerson = await countLooks(work, 'viewer', viewer, work.now - limits.personDays * dayMs)
  if (byPerson + 1 >= limits.personLooks)
    await raise(work, `repeat_person.${viewer}.${day}`, {
      kind: 'repeat_person', audience: ['case_team_lead', 'station_chief'], station, team, about: { type: 'account', id: viewer }, count: byPerson + 1, days: limits.personDays,
    })
}

/** Looks opened before this one, less what owners look at at home. Read in its transaction, past row-level security: counts cross stations. */
async function countLooks({ tx, county }: Work, column: 'camera' | 'viewer', value: string, sinceMs: number): Promise<number> {
  const { count } = await tx.db
    .selectFrom('looks')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('county', '=', county)
    .where(column, '=', value)
    .where('opened_at', '>=', new Date(sinceMs))
    .where('grant_kind', '<>', ownCamera)
    .executeTakeFirstOrThrow()
  return count
}
