import { defineRecord } from '#platform/acts/record-type.ts'
import { incidentActs } from './acts.ts'
import { foldIncident } from './fold.ts'
import { activeOf } from './incident.ts'

export const incidentRecord = defineRecord({
  type: 'incident',
  acts: incidentActs,
  fold: foldIncident,
  tables: [
    { name: 'incidents', key: ['id'] },
    { name: 'incident_crews', key: ['incident', 'crew'] },
    { name: 'incident_relations', key: ['incident', 'other'] },
  ],
  rows: (i, id) => ({
    incidents: [
      {
        id, number: i.number, station: i.station, status: i.status, nature: i.nature, priority: i.priority,
        caller: i.caller, phone: i.phone, place: i.place, lon: i.position?.lon ?? null, lat: i.position?.lat ?? null, text: i.text,
        received_at: i.times.received, dispatched_at: i.times.dispatched ?? null, accepted_at: i.times.accepted ?? null,
        en_route_at: i.times.en_route ?? null, on_scene_at: i.times.on_scene ?? null, first_feedback_at: i.times.first_feedback ?? null,
        closed_at: i.times.closed ?? null, called_back_at: i.times.called_back ?? null,
        team: i.handOver?.team ?? '', handed_at: i.handOver?.at ?? null, taken_over_at: i.handOver?.takenOverAt ?? null,
        closing: i.closing, satisfied: i.satisfied, offer: i.offer?.crew ?? null, flagged: i.flags.filter((f) => f.settledBy === null).length,
      },
    ],
    incident_crews: activeOf(i).map((a) => ({
      incident: id, crew: a.crew, state: a.state, dispatched_at: a.times.dispatched,
      accept_by: a.state === 'dispatched' ? a.acceptBy : null, overdue: a.overdueAt !== null && a.state === 'dispatched',
      busy: i.status !== 'closed' && a.state !== 'cleared',
    })),
    incident_relations: i.relations.map((r) => ({ incident: id, other: r.to, kind: r.kind })),
  }),
  attributes: (i) => ({
    station: i.station,
    team: i.handOver?.team ?? '',
    people: [...new Set(activeOf(i).flatMap((a) => a.people))],
    askedBy: i.receivedBy,
    owner: '',
    flags: [i.status === 'closed' ? 'closed' : 'open'],
  }),
  // Ids of other acts and calls: without them a settled flag would wait again, and a series would come apart.
  keeps: ['act', 'report', 'to'],
  topics: (i) => activeOf(i).flatMap((a) => a.people.map((p) => `account:${p}`)),
})
