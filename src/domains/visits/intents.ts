import { z } from 'zod'
import type { Work } from '#platform/acts/store.ts'
import type { Platform } from '#platform/platform.ts'
import { defineIntent, type IntentKind } from '#platform/sync/intent-kind.ts'
import { collect, finding } from '#domains/registry/index.ts'
import { addToMatter, matterKinds, matterRecord, pushMatter } from './matters/matter.ts'
import { roundRecord, type Round } from './rounds/round.ts'
import { doTask, taskRecord } from './tasks/task.ts'
import { photoRef, position, recordVisit, text, visitProfile, visitRecord, type Visit } from './visit.ts'

const mostFindings = 200

/** A visit as a phone sends it: where, what came of it, and what was found, record by record. */
export const visitBody = visitProfile.extend({ id: z.uuidv7(), findings: z.array(finding).max(mostFindings) })

const matterBody = z.strictObject({
  id: z.uuidv7(), kind: z.enum(matterKinds), text: text(1000).min(1), place: text(200), position: position.nullable(), urgent: z.boolean(), visit: z.uuidv7().nullable(), photos: z.array(photoRef).max(20),
})

/** What may be done at doors without a network. All of it is fact. */
export function visitIntents({ keyring }: Pick<Platform, 'keyring'>): IntentKind[] {
  return [
    defineIntent({
      kind: 'visit.record', action: 'visit.record', nature: 'fact', body: visitBody,
      // Visits to one door follow one another: who was registered in the first is known in the second.
      record: (body) => body.place,
      async carryOut(work, { body: { id, findings, ...given }, happenedAt }) {
        const station = await stationOf(work, given.place)
        const flags = await flagRound(work, given)
        await work.act(visitRecord, id, (state) => recordVisit(state, { ...given, station, flags }, happenedAt))
        await collect(work, keyring, findings, { station, visit: id, happenedAt })
        return { id, flags }
      },
    }),
    defineIntent({
      kind: 'matter.push', action: 'matter.push', nature: 'fact', body: matterBody, record: (body) => ({ type: 'matter', id: body.id }),
      async carryOut(work, { body: { id, ...given }, happenedAt }) {
        await work.act(matterRecord, id, (state) => pushMatter(state, { ...given, station: work.principal.station }, happenedAt))
        return { id }
      },
    }),
    defineIntent({
      kind: 'matter.add', action: 'matter.add', nature: 'fact', body: z.strictObject({ id: z.uuidv7(), text: text(1000).min(1) }), record: (body) => ({ type: 'matter', id: body.id }),
      async carryOut(work, { body, happenedAt }) {
        await work.act(matterRecord, body.id, (state) => addToMatter(state, body.text, happenedAt))
        return { id: body.id }
      },
    }),
    defineIntent({
      kind: 'task.do', action: 'task.do', nature: 'fact',
      body: z.strictObject({ id: z.string().max(60), note: text(1000), photos: z.array(photoRef).max(20), visit: z.uuidv7().nullable() }), record: (body) => ({ type: 'grid_task', id: body.id }),
      async carryOut(work, { body: { id, ...given }, happenedAt }) {
        const done = await work.act(taskRecord, id, (state) => doTask(state, given, happenedAt))
        return { id, again: done.again.length > 0 }
      },
    }),
  ]
}

/** A door's station: that of its record, of whoever came where it is not registered yet. */
async function stationOf(work: Work, place: Visit['place']): Promise<string> {
  const rows = await work.tx.query<{ station: string }>({ name: 'station_of_record', text: 'select station from records where county = $1 and type = $2 and id = $3', values: [work.county, place.type, place.id] })
  return rows[0]?.station ?? work.principal.station
}

/** A round that was given to somebody else, or has ended, while the phone was away: the visit counts, and the supervisor sees it. */
async function flagRound(work: Work, { round }: Pick<Visit, 'round'>): Promise<Visit['flags']> {
  if (!round) return []
  const rows = await work.tx.query<{ state: Round }>({ name: 'round_of_visit', text: 'select state from records where county = $1 and type = $2 and id = $3', values: [work.county, roundRecord.type, round] })
  const state = rows[0]?.state
  if (!state) return []
  const { account } = work.principal
  return [...(state.assignee === account || state.partner === account ? [] : ['round_elsewhere' as const]), ...(state.closedAt ? ['round_over' as const] : [])]
}
