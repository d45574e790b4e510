import { useQuery } from '@tanstack/react-query'
import { get } from '../../shared/api/client.ts'

export interface Found {
  /** `history`: what was done about it, in the ledger. */
  kind: 'case' | 'dispute' | 'call' | 'camera' | 'act' | 'history'
  id: string
  name: string
  /** A line beside the name: what it is about, where it stands. */
  about: string
  to: string
}

const most = 6

interface Cases { cases: { id: string; number: string; title: string }[] }
interface Disputes { disputes: { id: string; number: string; place: string }[] }
interface Calls { incidents: { id: string; number: string; place: string }[] }
interface Cameras { cameras: { id: string; name: string; place: string }[] }

/** Records by number or name, of the pages that this person has: the server says what of them may be seen. */
export function useRecords(sought: string, pages: readonly string[]): Found[] {
  const words = sought.trim()
  const has = (page: string) => words !== '' && pages.includes(page)
  const q = encodeURIComponent(words)
  const cases = useQuery({ queryKey: ['palette', 'cases', words], enabled: has('cases'), queryFn: ({ signal }) => get<Cases>(`/api/cases?text=${q}`, signal) })
  const disputes = useQuery({ queryKey: ['palette', 'disputes', words], enabled: has('disputes'), queryFn: ({ signal }) => get<Disputes>(`/api/disputes?text=${encodeURIComponent(words.slice(0, 60))}&limit=${most}`, signal) })
  const calls = useQuery({ queryKey: ['palette', 'calls', words], enabled: has('desk'), queryFn: ({ signal }) => get<Calls>(`/api/incidents?q=${q}&limit=${most}`, signal) })
  const cameras = useQuery({ queryKey: ['palette', 'cameras', words], enabled: has('cameras'), queryFn: ({ signal }) => get<Cameras>(`/api/cameras?search=${encodeURIComponent(words.slice(0, 100))}&limit=${most}`, signal) })
  return [
    ...(has('cases') ? (cases.data?.cases ?? []) : []).slice(0, most).map((c): Found => ({ kind: 'case', id: c.id, name: c.number, about: c.title, to: `/cases/${c.id}` })),
    ...(has('disputes') ? (disputes.data?.disputes ?? []) : []).slice(0, most).map((d): Found => ({ kind: 'dispute', id: d.id, name: d.number, about: d.place, to: `/disputes/${d.id}` })),
    ...(has('desk') ? (calls.data?.incidents ?? []) : []).slice(0, most).map((c): Found => ({ kind: 'call', id: c.id, name: c.number, about: c.place, to: `/desk/${c.id}` })),
    ...(has('cameras') ? (cameras.data?.cameras ?? []) : []).slice(0, most).map((c): Found => ({ kind: 'camera', id: c.id, name: c.name, about: c.place, to: `/cameras/${c.id}` })),
  ]
}
