import { z } from 'zod'
import { dayInShanghai } from '#platform/calendar.ts'
import { Fault } from '#platform/fault.ts'
import { defineRoute, type Route } from '#platform/http/route.ts'
import { maskName } from '#platform/mask.ts'
import { openSubjects } from '../looks/lookup.ts'
import { readWhere } from '../queries.ts'
import { followJoins, type RegistryParts } from '../routes/parts.ts'
import { textOf } from '../spine/entry.ts'
import { helpDue } from './answers.ts'
import { agree, agreement, consentRecord, deed, end, note, undo, withdraw } from './consent.ts'
import { findDueHelp, loadStanding } from './queries.ts'
import { addDays, saidEndings, sayers } from './terms.ts'
import { askForEnded } from './watch.ts'

const params = z.strictObject({ id: z.uuid() })
const done = z.object({ id: z.string() })

/** Help that is due so many days on is listed: a week's way can be planned. */
const aheadDays = 7

/** Help for those who ask for it: agreed, given, withdrawn. */
export function helpRoutes(parts: RegistryParts): Route[] {
  const { county } = parts
  return [
    defineRoute({
      method: 'GET', url: '/api/help/due', action: 'help.list', summary: 'Help that one’s own station agreed to give and that is due within a week, overdue first, twenty at most; the look at each person is an act', response: helpDue,
      async handle({ judgeOwn, read, perform, now, principal: { station } }) {
        judgeOwn()
        const today = dayInShanghai(now)
        const found = await read((tx) => findDueHelp(tx, county, station, today, addDays(today, aheadDays)))
        await openSubjects({ perform }, parts.ids, [...new Set(found.map(({ person }) => person))].map((id) => ({ station, type: 'person', id })))
        return read(async (tx) => ({
          today, total: found[0]?.total ?? 0,
          due: await Promise.all(found.map(async ({ consent, kind, due, until, person, entry }) => ({ consent, kind, due, until, person, name: maskName(textOf(entry, 'name')), ...(await readWhere(tx, county, 'person', person, entry)) }))),
        }))
      },
    }),
    defineRoute({
      method: 'POST', url: '/api/help', action: 'help.keep', summary: 'Somebody agrees to be helped: with what, how often, by which wording, until when; what they had agreed to before ends', body: agreement, response: done,
      async handle({ perform, body, intentId }) {
        const answer = await perform(async (work) => {
          const found = await followJoins(parts, work.tx, 'person', body.person)
          // Of somebody who is not there nothing is told to those who may keep none.
          const person = found ?? { id: body.person, entry: null }
          const before = found ? await loadStanding(work.tx, county, found.id, found.entry.took) : []
          await work.act(consentRecord, intentId, (state) => {
            if (!person.entry) return { refused: 'not_found' }
            const known = { birth: textOf(person.entry, 'birth'), ended: person.entry.ended !== null }
            return agree(state, { ...body, person: person.id, station: person.entry.station }, known, dayInShanghai(work.now))
          })
          for (const { id } of before) if (id !== intentId) await work.act(consentRecord, id, (state) => end(state, 'renewed'))
          return { id: intentId }
        })
        await forget(parts)
        return answer
      },
    }),
    defineRoute({
      method: 'POST', url: '/api/help/:id/done', action: 'help.keep', summary: 'Help was given on a day: fine, needs another, or nobody was there', params, body: deed, response: z.object({ id: z.string(), act: z.string() }),
      handle: ({ perform, params: { id }, body, now }) =>
        perform(async (work) => {
          const { done: all } = await work.act(consentRecord, id, (state) => note(state, body, dayInShanghai(now)))
          return { id, act: all.at(-1)!.act }
        }),
    }),
    defineRoute({
      method: 'POST', url: '/api/help/:id/undo', action: 'help.keep', summary: 'That help was given was written down by mistake', params, body: z.strictObject({ act: z.uuid() }), response: done,
      handle: ({ perform, params: { id }, body }) =>
        perform(async (work) => {
          await work.act(consentRecord, id, (state) => undo(state, body.act))
          return { id }
        }),
    }),
    defineRoute({
      method: 'POST', url: '/api/help/:id/withdraw', action: 'help.keep', summary: 'They want no more help: who said so, no reason; it is forgotten at once and its erasure is asked for (PIPL 15, 47)', params, body: z.strictObject({ said: z.enum(sayers) }), response: done,
      async handle({ perform, params: { id }, body }) {
        const answer = await perform(async (work) => {
          await work.act(consentRecord, id, (state) => withdraw(state, body.said))
          return { id }
        })
        await forget(parts)
        return answer
      },
    }),
    defineRoute({
      method: 'POST', url: '/api/help/:id/end', action: 'help.keep', summary: 'They moved or died, or it was agreed by mistake', params, body: z.strictObject({ why: z.enum(saidEndings) }), response: done,
      async handle({ perform, params: { id }, body }) {
        const answer = await perform(async (work) => {
          await work.act(consentRecord, id, (state) => end(state, body.why))
          return { id }
        })
        await forget(parts)
        return answer
      },
    }),
  ]
}

/** Where it fails the sweep comes to it (watch.ts): what was withdrawn is withdrawn. */
async function forget(parts: RegistryParts): Promise<void> {
  await askForEnded(parts).catch((error: unknown) => {
    if (!(error instanceof Fault)) parts.log.error({ err: error }, 'erasures of consents are asked for later')
  })
}
