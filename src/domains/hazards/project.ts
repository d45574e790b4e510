import { defineRecord } from '#platform/acts/record-type.ts'
import { maskName } from '#platform/mask.ts'
import { hazardActs, type HazardAct } from './acts.ts'
import type { Contradiction } from './words.ts'
import { dueOf, lastRecheck, statusOf, type Hazard } from './hazard.ts'
import { placeKey } from './place.ts'

export const hazardRecord = defineRecord({
  type: 'hazard',
  acts: hazardActs,
  fold: foldHazard,
  tables: [
    { name: 'hazards', key: ['id'] },
    { name: 'hazard_flags', key: ['hazard', 'act'] },
  ],
  rows: (h, id) => ({
    hazards: [
      {
        id, number: h.number, station: h.station, kind: h.kind, severity: h.severity, status: statusOf(h), due: dueOf(h), text: h.text,
        place: h.place.text, place_key: placeKey(h.place), address: h.place.address, dwelling: h.place.dwelling, business: h.place.business,
        lon: h.place.position?.lon ?? null, lat: h.place.position?.lat ?? null,
        // Masked already here: a list holds no name that somebody would have to hide.
        party: h.responsible ? maskName(h.responsible.name) : '', relation: h.responsible?.relation ?? null,
        found_by: h.foundBy, found_at: h.foundAt, former: h.former, inspection: h.inspection, photos: h.photos.length, assignee: h.assignee,
        rechecked_at: lastRecheck(h)?.at ?? null, rechecks: h.rechecks.length, chased_at: h.chased.at(-1)?.at ?? null,
        authority: h.handOver?.authority ?? null, handed_over_at: h.handOver?.at ?? null, receipt_at: h.handOver?.receipt?.at ?? null,
        raised_at: h.raisedAt, seen_by: h.seenBy, ended_at: h.ended?.at ?? null, ended_by: h.ended?.by ?? null,
      },
    ],
    hazard_flags: h.flags.map((f) => ({ hazard: id, act: f.act, station: h.station, kind: f.kind, by: f.by, at: f.at, settled_by: f.settledBy })),
  }),
  attributes: (h) => ({
    station: h.station, team: '', people: h.assignee ? [h.assignee] : [], askedBy: h.foundBy, owner: '',
    flags: [h.ended ? 'ended' : 'open', h.severity, ...(h.responsible ? ['names_a_person'] : [])],
  }),
  keeps: ['former', 'inspection', 'item', 'due', 'recheck', 'act'],
  topics: (h) => [`account:${h.foundBy}`, ...(h.assignee ? [`account:${h.assignee}`] : [])],
})

function foldHazard(state: Hazard | null, act: HazardAct): Hazard {
  const { id, actor: by, happenedAt: at } = act
  if (act.type === 'hazard.found') {
    const { contradicts, ...found } = act.payload
    return {
      ...found, foundBy: by, foundAt: at, contentAct: id, assignee: null, mendingAt: null, noticeAt: found.notice ? at : null, chased: [], rechecks: [],
      handOver: null, ended: null, raisedAt: null, seenBy: null, flags: flagWith([], act, contradicts),
    }
  }
  const h = state!
  switch (act.type) {
    case 'hazard.raised':
      return { ...h, raisedAt: at }
    case 'hazard.seen':
      return { ...h, seenBy: by }
    case 'hazard.corrected': {
      const { reason: _, ...changes } = act.payload
      return { ...h, ...changes, contentAct: id, rechecks: changes.due ? moveDue(h, changes.due) : h.rechecks }
    }
    case 'hazard.formerChanged':
      return { ...h, former: act.payload.former }
    case 'hazard.assigned':
      return { ...h, assignee: act.payload.account }
    case 'hazard.mendingBegun':
      return { ...h, mendingAt: at }
    case 'hazard.noticeGiven':
      return { ...h, noticeAt: at }
    case 'hazard.chased':
      return { ...h, chased: [...h.chased, { by, at, text: act.payload.text }] }
    case 'hazard.rechecked':
      return { ...h, rechecks: [...h.rechecks, { act: id, by, at, ...act.payload }], flags: flagWith(h.flags, act, act.payload.contradicts) }
    case 'hazard.recheckTakenBack':
      return { ...h, rechecks: h.rechecks.filter((r) => r.act !== act.payload.recheck), flags: h.flags.filter((f) => f.act !== act.payload.recheck) }
    case 'hazard.handedOver':
      return { ...h, handOver: { ...act.payload, by, at, act: id, receipt: null } }
    case 'hazard.handOverTakenBack':
      return { ...h, handOver: null }
    case 'hazard.receiptNoted':
      return { ...h, handOver: { ...h.handOver!, receipt: { text: act.payload.text, by, at } } }
    case 'hazard.closed':
      return { ...h, ended: { how: 'closed', text: act.payload.text, by, at, act: id } }
    case 'hazard.withdrawn':
      return { ...h, ended: { how: 'withdrawn', text: act.payload.reason, by, at, act: id } }
    case 'hazard.reopened':
      return { ...h, ended: null }
    case 'hazard.flagSettled':
      return { ...h, flags: h.flags.map((f) => (f.act === act.payload.act ? { ...f, settledBy: by, text: act.payload.text } : f)) }
    case 'hazard.looked':
      return h
  }
}

function flagWith(flags: Hazard['flags'], { id, actor, happenedAt }: HazardAct, kind: Contradiction | null): Hazard['flags'] {
  return kind ? [...flags, { act: id, kind, by: actor, at: happenedAt, settledBy: null, text: '' }] : flags
}

/** Where a re-check gave a new day, that is the one which a correction of the day corrects. */
function moveDue(h: Hazard, due: string): Hazard['rechecks'] {
  const last = lastRecheck(h)
  return h.rechecks.map((r) => (r === last && r.due ? { ...r, due } : r))
}
