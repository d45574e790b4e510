import { defineRecord } from '#platform/acts/record-type.ts'
import { dayInShanghai } from '#platform/calendar.ts'
import { disputeActs } from './acts.ts'
import { awaitsConfirmation } from './clocks.ts'
import { isOpen, performanceOf, statusOf, type Dispute } from './dispute.ts'
import { foldDispute } from './fold.ts'

export const disputeRecord = defineRecord({
  type: 'dispute',
  acts: disputeActs,
  fold: foldDispute,
  tables: [
    { name: 'disputes', key: ['id'] },
    { name: 'dispute_parties', key: ['dispute', 'id'] },
  ],
  rows: (d, id) => ({
    disputes: [
      {
        id, number: d.number, station: d.station, kind: d.kind, status: statusOf(d), place: d.place.text, address: d.place.address,
        lon: d.place.position?.lon ?? null, lat: d.place.position?.lat ?? null, reported_by: d.reportedBy, reported_at: d.reportedAt,
        reported_on: dayInShanghai(Date.parse(d.reportedAt)), mediators: accountsOf(d), outcome: outcomeOf(d), closed_on: closedOn(d), definition: d.ended?.definition ?? d.settled?.definition ?? null,
        next_session_at: d.sessions.find((s) => s.state === 'planned')?.at ?? null, next_due: nextDue(d), performance: performanceOf(d),
        effective_at: d.settled?.at ?? null, awaits_confirmation: awaitsConfirmation(d), incidents: d.incidents.map((i) => i.incident), flagged: d.flags.filter((f) => f.settledBy === null).length,
      },
    ],
    dispute_parties: d.parties.map((p) => ({ dispute: id, id: p.id, station: d.station, name: p.name, side: p.side, person: p.person })),
  }),
  attributes: (d) => ({
    station: d.station,
    team: '',
    people: accountsOf(d),
    askedBy: d.reportedBy,
    owner: '',
    flags: [isOpen(d) ? 'open' : 'closed'],
  }),
  // Ids of parties, mediators, sessions, items and acts, and days: without them the file would come apart.
  keeps: ['party', 'mediator', 'item', 'signer', 'act', 'address', 'person', 'attended', 'applicants', 'due', 'on'],
  topics: (d) => [...new Set([d.reportedBy, ...accountsOf(d)])].map((account) => `account:${account}`),
})

/** Accounts that mediate; who declined does not. */
function accountsOf({ mediators }: Pick<Dispute, 'mediators'>): string[] {
  return mediators.flatMap((m) => (m.account !== null && m.state !== 'declined' ? [m.account] : []))
}

function outcomeOf(d: Dispute): string | null {
  return d.ended?.outcome ?? (d.settled ? 'settled' : null)
}

function closedOn(d: Dispute): string | null {
  const at = d.ended?.at ?? d.settled?.at
  return at ? dayInShanghai(Date.parse(at)) : null
}

/** The first day on which something falls due that nobody has said was done. */
function nextDue({ settled, agreement }: Dispute): string | null {
  if (!settled || !agreement) return null
  return agreement.items.flatMap((i) => (i.due !== null && i.performance === null ? [i.due] : [])).sort()[0] ?? null
}
