import { z } from 'zod'
import { defineRoute, type Call, type Route } from '#platform/http/route.ts'
import { maskName, maskPhone } from '#platform/mask.ts'
import { hazardFile, hazardHistory } from '../answers.ts'
import type { Party } from '../acts.ts'
import { fieldRoles } from '../decide-steps.ts'
import { dueOf, lastRecheck, statusOf, type Hazard } from '../hazard.ts'
import { overdueSince } from '../due.ts'
import { hazardRecord } from '../project.ts'
import { listHistory, listMembers, listRepeats, namesOf } from '../queries.ts'
import type { Severity } from '../rules.ts'
import type { Status } from '../words.ts'

const params = z.strictObject({ id: z.string().max(60) })

const masked = (party: Party | null): Party | null => party && { ...party, name: maskName(party.name), phone: maskPhone(party.phone) }

const openRoute = defineRoute({
  method: 'GET',
  url: '/api/hazards/:id',
  action: 'hazard.open',
  summary: 'One hazard: how it stands, its re-checks, its repetitions, and what you may do. Names masked',
  params,
  response: hazardFile,
  async handle({ open, mayI, read, params: { id }, county, principal, now }) {
    const h = await open(hazardRecord, id)
    const logins = [h.foundBy, h.assignee, h.seenBy, h.handOver?.by, h.handOver?.receipt?.by, h.ended?.by, ...h.chased.map((c) => c.by), ...h.rechecks.map((r) => r.by), ...h.flags.flatMap((f) => [f.by, f.settledBy])]
    const { names, members, repeats } = await read(async (tx) => ({
      names: await namesOf(tx, county, logins.filter((login) => typeof login === 'string')),
      members: await listMembers(tx, county, h.station, fieldRoles),
      repeats: await listRepeats(tx, county, id, h.former),
    }))
    const named = (login: string) => ({ login, name: names[login] ?? login })
    const signed = <T extends { by: string }>(one: T) => ({ ...one, by: named(one.by) })
    const briefs = repeats.map((r) => ({ id: r.id, number: r.number, status: r.status as Status, severity: r.severity as Severity, foundAt: r.found_at.toISOString() }))
    const { status, due } = { status: statusOf(h), due: dueOf(h) }
    return {
      id, number: h.number, station: h.station, kind: h.kind, severity: h.severity, status, text: h.text, place: h.place.text, position: h.place.position,
      due, overdueSince: overdueSince({ status, due }, now), chasedAt: h.chased.at(-1)?.at ?? null, party: maskName(h.responsible?.name ?? ''), relation: h.responsible?.relation ?? null,
      foundBy: named(h.foundBy), foundAt: h.foundAt, assignee: h.assignee ? named(h.assignee) : null, recheckedAt: lastRecheck(h)?.at ?? null, repeats: h.former !== null, photos: h.photos.length,
      authority: h.handOver?.authority ?? null, receiptAt: h.handOver?.receipt?.at ?? null, unseen: h.raisedAt !== null && h.seenBy === null && h.ended === null, endedAt: h.ended?.at ?? null,
      notice: h.notice, noticeAt: h.noticeAt, mendingAt: h.mendingAt, raisedAt: h.raisedAt, seenBy: h.seenBy ? named(h.seenBy) : null, pictures: h.photos,
      address: h.place.address, dwelling: h.place.dwelling, business: h.place.business, responsible: masked(h.responsible), inspection: h.inspection, item: h.item,
      former: briefs.find((b) => b.id === h.former) ?? null, later: briefs.filter((b) => b.id !== h.former),
      chased: h.chased.map(signed), rechecks: h.rechecks.map(({ photos, ...r }) => ({ ...signed(r), pictures: photos })),
      handOver: h.handOver && { ...signed(h.handOver), receipt: h.handOver.receipt && signed(h.handOver.receipt) },
      ended: h.ended && signed(h.ended), flags: h.flags.map((f) => ({ ...signed(f), settledBy: f.settledBy ? named(f.settledBy) : null })),
      members, may: listRights(h, id, status, mayI), notYours: h.foundBy === principal.account && status === 'passed',
    }
  },
})

/** What a screen offers: what policy allows and the state lets happen. The server judges again when it is done. */
function listRights(h: Hazard, id: string, status: Status, mayI: Call['mayI']) {
  const attributes = hazardRecord.attributes(h, id)
  const may = (action: string) => mayI(action, { type: 'hazard', id }, attributes)
  const goesOn = h.ended === null
  return {
    correct: may('hazard.correct'), note: goesOn && status !== 'passed' && may('hazard.note'), recheck: goesOn && may('hazard.recheck'), look: h.responsible !== null && may('hazard.look'),
    assign: goesOn && may('hazard.assign'), close: goesOn && (status === 'passed' || h.handOver?.receipt != null) && may('hazard.close'), withdraw: goesOn && may('hazard.withdraw'),
    reopen: !goesOn && may('hazard.reopen'), handOver: goesOn && status !== 'passed' && !h.handOver && may('hazard.handOver'),
    receipt: goesOn && h.handOver !== null && !h.handOver.receipt && may('hazard.handOver'), see: goesOn && h.raisedAt !== null && h.seenBy === null && may('hazard.see'), settle: may('hazard.settleFlag'),
  }
}

/** Who did what to it, looks included. Erased payloads are null; who has to mend it is masked here too. */
const historyRoute = defineRoute({
  method: 'GET',
  url: '/api/hazards/:id/history',
  action: 'hazard.open',
  summary: 'Everything done to a hazard, the newest first',
  params,
  query: z.strictObject({ limit: z.coerce.number().int().min(1).max(500).default(200) }),
  response: hazardHistory,
  async handle({ open, read, params: { id }, query, county }) {
    await open(hazardRecord, id)
    return read(async (tx) => {
      const acts = await listHistory(tx, county, id, query.limit)
      const names = await namesOf(tx, county, acts.map((a) => a.actor))
      return {
        acts: acts.map((a) => ({
          act: a.id, type: a.type, actor: { login: a.actor, name: names[a.actor] ?? a.actor }, happenedAt: a.happened_at.toISOString(), recordedAt: a.recorded_at.toISOString(),
          corrects: a.corrects, payload: a.body ? maskPayload(JSON.parse(a.body.toString('utf8')) as Payload) : null,
        })),
      }
    })
  },
})

type Payload = Record<string, z.core.util.JSONType> & { responsible?: Party | null }

function maskPayload(payload: Payload): Record<string, z.core.util.JSONType> {
  return payload.responsible ? { ...payload, responsible: { ...masked(payload.responsible)! } } : payload as Record<string, z.core.util.JSONType>
}

export const openRoutes: Route[] = [openRoute, historyRoute]
