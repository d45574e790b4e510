import { z } from 'zod'
import type { Work } from '#platform/acts/store.ts'
import { Fault } from '#platform/fault.ts'
import { defineRoute, type Call, type Route } from '#platform/http/route.ts'
import type { ListedLook } from '../looks/queries.ts'
import { raise } from '../notices/raise.ts'
import { conclusion, correctReview, examined, examinedList, keepReview, reviewRecord } from '../reviews/review.ts'
import { listToExamine, listWeeks } from '../reviews/queries.ts'
import { readWeek } from '../reviews/week.ts'

const params = z.strictObject({ week: z.iso.date() })
const answer = z.object({ week: z.string(), examined: z.number(), found: z.number() })

/** The weekly review of looks: which were examined, what was found. */
export const reviewRoutes: Route[] = [
  defineRoute({
    method: 'GET',
    url: '/api/footage/reviews',
    action: 'look_review.open',
    summary: 'Weeks with looks, and whether their review is running, due, overdue or done',
    async handle({ judgeOwn, read, county, principal, now }) {
      judgeOwn()
      return { weeks: await read((tx) => listWeeks(tx, county, principal, now)) }
    },
  }),
  defineRoute({
    method: 'GET',
    url: '/api/footage/reviews/:week',
    action: 'look_review.open',
    summary: 'What a week’s review has to examine: looks that stand out, and those that the ledger drew',
    params,
    async handle({ judgeOwn, read, county, principal, params: { week } }) {
      judgeOwn()
      const { must } = await read((tx) => listToExamine(tx, county, principal, weekNamed(week)))
      return { week, looks: must }
    },
  }),
  defineRoute({
    method: 'POST',
    url: '/api/footage/reviews/:week',
    action: 'look_review.keep',
    summary: 'Keep the review of a week that is over: every look to examine with what was found, and a conclusion',
    params,
    body: z.strictObject({ examined: examinedList, conclusion }),
    response: answer,
    async handle(call) {
      call.judgeOwn()
      return call.perform(
        async (work) => {
          const { week } = call.params
          const duties = await findDuties(work, call)
          const state = await work.act(reviewRecord, week, (before) => keepReview(before, week, call.body, duties))
          await tellOf(work, call.body.examined, duties.all)
          return { week, examined: state.examined.length, found: state.examined.filter((e) => e.finding !== 'in_order').length }
        },
        { facts: ['follows'] },
      )
    },
  }),
  defineRoute({
    method: 'POST',
    url: '/api/footage/reviews/:week/correct',
    action: 'look_review.keep',
    summary: 'Correct what a review found, or add looks to it',
    params,
    body: z.strictObject({ examined: z.array(examined).max(500), conclusion, reason: z.string().min(1).max(400) }),
    response: answer,
    async handle(call) {
      call.judgeOwn()
      return call.perform(
        async (work) => {
          const { week } = call.params
          const duties = await findDuties(work, call)
          const state = await work.act(reviewRecord, week, (before) => correctReview(before, call.body, duties))
          await tellOf(work, call.body.examined, duties.all)
          return { week, examined: state.examined.length, found: state.examined.filter((e) => e.finding !== 'in_order').length }
        },
        { facts: ['follows'] },
      )
    },
  }),
]

function weekNamed(week: string): { from: number; to: number } {
  const found = readWeek(week)
  if (!found) throw new Fault('not_found', {}, 404)
  return found
}

async function findDuties({ tx, county, now }: Work, { principal, params: { week } }: Pick<Call<{ week: string }>, 'principal' | 'params'>) {
  const range = weekNamed(week)
  const { all, must } = await listToExamine(tx, county, principal, range)
  return { isOver: range.to <= now, must: must.map((look) => look.id), all }
}

/** The station's chief hears of every look that is to be explained or was outside its grant, and asks its people. */
async function tellOf(work: Work, given: z.infer<typeof examined>[], all: ReadonlyMap<string, ListedLook>): Promise<void> {
  for (const { look, finding } of given) {
    if (finding === 'in_order') continue
    const { station, team, grant } = all.get(look)!
    await raise(work, `review.${look}.${finding}`, { kind: 'review_finding', audience: ['station_chief'], station, team, about: { type: 'grant', id: grant }, count: 0, days: 0 })
  }
}
