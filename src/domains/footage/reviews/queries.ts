import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { Principal } from '#platform/policy/principal.ts'
import { listLooks } from '../looks/queries.ts'
import { dueAt, dutyOf, readWeek, weekMs, weekOf } from './week.ts'

/** As far back as the list of weeks goes: a quarter. */
const weeksBack = 13
const mostOfWeek = 5_000
/** Looks drawn for review beyond those that stand out. */
export const drawn = 5

/** Weeks with looks, the running one first: how many, and whether their review is due. */
export async function listWeeks(tx: Tx, county: string, who: Principal, now: number) {
  const first = readWeek(weekOf(now - weeksBack * weekMs))!.from
  const looks = await listLooks(tx, county, who, { from: new Date(first), limit: mostOfWeek })
  const byWeek = Map.groupBy(looks, (look) => weekOf(Date.parse(look.openedAt)))
  const kept = await tx.db
    .selectFrom('look_reviews as r')
    .leftJoin('accounts as a', (join) => join.onRef('a.county', '=', 'r.county').onRef('a.id', '=', 'r.reviewed_by'))
    .select(['r.id', 'a.name', 'r.reviewed_at', 'r.examined', 'r.found', 'r.conclusion'])
    .where('r.county', '=', county)
    .execute()
  return [...byWeek].map(([week, of]) => {
    const review = kept.find((r) => r.id === week)
    return {
      week, dueBy: new Date(dueAt(week)).toISOString(), looks: of.length, standOut: of.filter((look) => look.standsOut.length > 0).length, duty: dutyOf(week, review !== undefined, now),
      review: review ? { by: review.name ?? '', at: review.reviewed_at.toISOString(), examined: review.examined, found: review.found, conclusion: review.conclusion } : null,
    }
  })
}

/**
 * What a week's review has to examine: every look that stands out, and some that the ledger draws. It draws by the leaf of
 * the look's first act, a hash that nobody can choose: who reviews cannot pick, who looks cannot hide.
 */
export async function listToExamine(tx: Tx, county: string, who: Principal, week: { from: number; to: number }) {
  const looks = await listLooks(tx, county, who, { from: new Date(week.from), to: new Date(week.to), limit: mostOfWeek })
  const quiet = looks.filter((look) => look.standsOut.length === 0).map((look) => look.id)
  const lot = await tx.db
    .selectFrom('acts as a')
    .innerJoin('log as g', (join) => join.onRef('g.county', '=', 'a.county').onRef('g.act', '=', 'a.id'))
    .select('a.record_id as id')
    .where('a.county', '=', county)
    .where('a.record_type', '=', 'look')
    .where('a.version', '=', 1)
    .where(sql<boolean>`a.record_id = any (${quiet})`)
    .orderBy('g.leaf')
    .limit(drawn)
    .execute()
  const chosen = new Set(lot.map((row) => row.id))
  return { all: new Map(looks.map((look) => [look.id, look])), must: looks.filter((look) => look.standsOut.length > 0 || chosen.has(look.id)).map((look) => ({ ...look, isDrawn: chosen.has(look.id) })) }
}
