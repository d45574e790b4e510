import { z } from 'zod'
import { defineRoute, type Call } from '#platform/http/route.ts'
import { id, lookReasons } from '../acts.ts'
import { disputeFile, disputeHistory } from '../answers.ts'
import { look } from '../decide.ts'
import { isClosedDoor, performanceOf, statusOf, type Dispute } from '../dispute.ts'
import { disputeRecord } from '../project.ts'
import { findCalls, listHistory, listStaff, namesOf } from '../queries.ts'
import { closeFile, findOpenUntil, showAgreement, showConfirmation } from '../show.ts'

const params = z.strictObject({ id })
/** The look by which the file was opened. */
const query = z.strictObject({ look: id.optional() })

export const openRoute = defineRoute({
  method: 'GET',
  url: '/api/disputes/:id',
  action: 'dispute.open',
  summary: 'One dispute and how far it is; with an open look also who they are and what was said',
  params,
  query,
  response: disputeFile,
  async handle({ open, mayI, read, params, query, county, principal, now }) {
    const state = await open(disputeRecord, params.id)
    const may = listRights(state, params.id, mayI)
    const openUntil = may.includes('look') ? findOpenUntil(state, principal.account, query.look, now) : null
    const d = openUntil ? state : closeFile(state)
    return read(async (tx) => {
      const names = await namesOf(tx, county, [d.reportedBy, ...d.mediators.flatMap((m) => m.account ?? []), ...d.sessions.map((s) => s.by), ...d.flags.map((f) => f.by), ...(d.ended ? [d.ended.by] : [])])
      const named = (login: string) => ({ login, name: names[login] ?? login })
      const calls = new Map((await findCalls(tx, county, d.incidents.map((i) => i.incident))).map((c) => [c.id, c]))
      return {
        ...d, id: params.id, status: statusOf(d), openUntil, closedDoor: isClosedDoor(d), reportedBy: named(d.reportedBy),
        mediators: d.mediators.map((m) => ({ ...m, name: m.account ? named(m.account).name : m.name })),
        sessions: d.sessions.map((s) => ({ ...s, by: named(s.by) })),
        agreement: showAgreement(d), settledAt: d.settled?.at ?? null, performance: performanceOf(d), confirmation: showConfirmation(d),
        ended: d.ended && { ...d.ended, by: named(d.ended.by) },
        incidents: d.incidents.map((i) => ({ ...i, number: calls.get(i.incident)?.number ?? null, status: calls.get(i.incident)?.status ?? null })),
        flags: d.flags.map((f) => ({ act: f.act, kind: f.kind, at: f.at, by: named(f.by), settled: f.settledBy !== null })),
        may, staff: may.includes('run') ? await listStaff(tx, county, d.station) : [],
      }
    })
  },
})

export const lookRoute = defineRoute({
  method: 'POST',
  url: '/api/disputes/:id/look',
  action: 'dispute.look',
  summary: 'Open the whole file for half an hour: an act of its own; answers the look to ask with',
  params,
  body: z.strictObject({ why: z.enum(lookReasons) }),
  response: z.object({ id: z.string(), look: z.string() }),
  handle: ({ perform, params: { id }, body, principal }) =>
    perform(async (work) => {
      const { looks } = await work.act(disputeRecord, id, (state) => look(state, body.why))
      return { id, look: looks.find((l) => l.account === principal.account)!.act }
    }),
})

export const historyRoute = defineRoute({
  method: 'GET',
  url: '/api/disputes/:id/history',
  action: 'dispute.open',
  summary: 'Who did what to a dispute and when, looks included; with an open look also what was said',
  params,
  query,
  response: disputeHistory,
  async handle({ open, mayI, read, params, query, county, principal, now }) {
    const state = await open(disputeRecord, params.id)
    const isOpen = listRights(state, params.id, mayI).includes('look') && findOpenUntil(state, principal.account, query.look, now) !== null
    return { acts: await read((tx) => listHistory(tx, county, params.id, isOpen)) }
  },
})

const verbs = ['run', 'mediate', 'look', 'raise', 'settleFlag']

/** What a screen may offer; the server judges each again when it is asked for. */
function listRights(state: Dispute, id: string, mayI: Call['mayI']): string[] {
  const attributes = disputeRecord.attributes(state, id)
  return verbs.filter((verb) => mayI(`dispute.${verb}`, { type: 'dispute', id }, attributes))
}
