import type { ActOf } from '#platform/acts/record-type.ts'
import { dayInShanghai } from '#platform/calendar.ts'
import type { incidentRecord } from '#domains/incidents/index.ts'
import type { VersionTable } from './versions.ts'

type IncidentAct = ActOf<'incident', (typeof incidentRecord)['acts']>

/** What figures know of a call. */
export interface CallFacts {
  number: string
  station: string
  nature: string
  /** `yyyy-mm-dd` on which it came. */
  day: string
  closing: string | null
  satisfied: string | null
}

export const callTable: VersionTable = { name: 'figure_calls', key: 'incident', columns: ['number', 'station', 'nature', 'day', 'closing', 'satisfied'] }

export function foldCall(facts: CallFacts | undefined, act: IncidentAct): CallFacts {
  if (act.type === 'incident.received') {
    const { number, station, nature } = act.payload
    return { number, station, nature, day: dayInShanghai(Date.parse(act.happenedAt)), closing: null, satisfied: null }
  }
  const call = facts!
  switch (act.type) {
    case 'incident.corrected': {
      const { station = call.station, nature = call.nature } = act.payload
      return { ...call, station, nature }
    }
    case 'incident.closed':
      return { ...call, closing: act.payload.closing }
    case 'incident.reopened':
      return { ...call, closing: null }
    case 'incident.calledBack':
      return { ...call, satisfied: act.payload.satisfied }
    default:
      return call
  }
}
