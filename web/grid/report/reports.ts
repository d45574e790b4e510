import { newIntentId } from '../../shared/api/client.ts'
import type { PhotoRef } from '../visit/draft.ts'

/** What is filled in, whichever report it is. */
export interface Filled {
  kind: string
  severity: string
  place: string
  text: string
  parties: string[]
  urgent: boolean
  photos: PhotoRef[]
}

interface ReportKind {
  /** As the server takes it (docs/sync.md). */
  intent: string
  record: string
  kinds: readonly string[]
  severities: readonly string[]
  hasPlace: boolean
  hasParties: boolean
  urgentAs: 'urgent' | 'violence' | null
  isReady(filled: Filled): boolean
  /** `station`: the reporter's own. */
  toBody(id: string, filled: Filled, position: PhotoRef['position'], station: string): object
}

const isSaid = ({ kind, place, text }: Filled) => kind !== '' && place.trim() !== '' && text.trim() !== ''

export const reports: Readonly<Record<string, ReportKind>> = {
  matter: {
    intent: 'matter.push', record: 'matter', kinds: ['people', 'dispute', 'hazard', 'order', 'welfare', 'other'], severities: [], hasPlace: true, hasParties: false, urgentAs: 'urgent',
    isReady: ({ kind, text }) => kind !== '' && text.trim() !== '',
    toBody: (id, { kind, text, place, urgent, photos }, position) => ({ id, kind, text: text.trim(), place: place.trim(), position, urgent, visit: null, photos }),
  },
  hazard: {
    intent: 'hazard.report', record: 'hazard', kinds: ['fire', 'gas', 'wiring', 'ebike', 'rented', 'traffic', 'flood', 'farm', 'school_gate', 'structure', 'other'], severities: ['minor', 'serious', 'major'], hasPlace: true, hasParties: false, urgentAs: null,
    isReady: isSaid,
    toBody: (id, { kind, severity, text, place, photos }, position, station) => ({ id, station, kind, severity, text: text.trim(), place: { text: place.trim(), position }, photos }),
  },
  dispute: {
    intent: 'dispute.report', record: 'dispute', kinds: ['neighbours', 'land', 'debt', 'labour', 'family', 'contract', 'other'], severities: [], hasPlace: true, hasParties: true, urgentAs: 'violence',
    isReady: (filled) => isSaid(filled) && filled.parties.some((name) => name.trim() !== ''),
    toBody: (id, { kind, text, place, parties, urgent }, position, station) => ({
      id, station, kind, place: { address: null, text: place.trim(), position }, text: text.trim(), violence: urgent,
      parties: parties.flatMap((name, at) => (name.trim() === '' ? [] : [{ id: newIntentId(), name: name.trim(), phone: '', side: at === 0 ? 'first' : 'second', person: null }])),
    }),
  },
  task: {
    intent: 'task.do', record: 'grid_task', kinds: [], severities: [], hasPlace: false, hasParties: false, urgentAs: null,
    isReady: () => true,
    toBody: (id, { text, photos }) => ({ id, note: text.trim(), photos, visit: null }),
  },
}
