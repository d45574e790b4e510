import { useQuery } from '@tanstack/react-query'
import { get } from '../../shared/api/client.ts'
import type { Found } from './find-records.ts'

interface Subjects { subjects: { type: 'case' | 'incident' | 'camera'; id: string; name: string }[] }
interface Acts { acts: { seq: number; type: string }[] }

const most = 6
const number = /^\d{1,15}$/
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** For the auditor: an act by its number in the ledger or by its id, and all that was done about a case, call or camera. */
export function useActsSought(words: string, isOn: boolean): Found[] {
  const isId = isOn && uuid.test(words)
  const isNumber = isOn && number.test(words)
  const has = isOn && words !== '' && !isId
  const query = isId ? `id=${words}` : `before=${Number(words) + 1}`
  const acts = useQuery({ queryKey: ['palette', 'acts', words], enabled: isId || isNumber, queryFn: ({ signal }) => get<Acts>(`/api/ledger/acts?${query}&limit=1`, signal) })
  const about = useQuery({ queryKey: ['subjects', words], enabled: has, queryFn: ({ signal }) => get<Subjects>(`/api/footage/subjects?q=${encodeURIComponent(words)}`, signal) })
  const found = isId || isNumber ? (acts.data?.acts ?? []).filter(({ seq }) => isId || seq === Number(words)) : []
  return [
    ...found.map(({ seq, type }): Found => ({ kind: 'act', id: String(seq), name: String(seq), about: type, to: `/ledger/acts?at=${seq}` })),
    ...(has ? (about.data?.subjects ?? []) : []).slice(0, most).map(({ type, id, name }): Found => ({ kind: 'history', id: `${type}:${id}`, name, about: type, to: `/ledger/acts?about=${type}:${id}&name=${encodeURIComponent(name)}` })),
  ]
}
