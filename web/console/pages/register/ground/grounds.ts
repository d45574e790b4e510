import { useQuery } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { get } from '../../../../shared/api/client.ts'
import type { Me } from '../../../../shared/api/me.ts'
import type { FeedEvent } from '../../../../shared/feed/feed.ts'
import { useRefreshOn } from '../../../../shared/feed/use-feed.ts'
import { may } from '../rights.ts'

export const receptionKinds = ['certificate', 'registration', 'lost_document', 'right_to_know', 'help', 'other'] as const

/** A piece of one's own open work, on which one may look into the register. */
export interface Ground {
  /** `type:id`, as requests name it. */
  ref: string
  type: 'incident' | 'case' | 'reception' | 'round'
  /** What people call it: a number, a title. */
  number: string
  about: string
  /** RFC 3339; null where it lasts until it is closed. */
  until: string | null
  /** Whether it may lead beyond one's own station. */
  isWide: boolean
}

interface Call { id: string; number: string; place: string }
interface Listed { calls: Call[]; cases: { id: string; number: string; title: string }[]; receptions: { id: string; number: string; kind: string; until: string; closedAt: string | null }[]; rounds: { id: string; title: string; day: string; until: string }[] }

/** One's own open work. Only what one's role may list is asked for: a refusal would stand on the ledger. */
async function listWork(me: Me, signal: AbortSignal): Promise<Listed> {
  const ask = async <T>(isMine: boolean, url: string, none: T): Promise<T> => (isMine ? get<T>(url, signal) : none)
  const noCalls = { incidents: [] as Call[] }
  const [desk, handed, duty, cases, receptions, rounds] = await Promise.all([
    ask(may(me, 'desk'), '/api/incidents?open=true&limit=1000', noCalls),
    ask(may(me, 'handed') && me.team !== '', `/api/incidents?open=true&team=${encodeURIComponent(me.team)}`, noCalls),
    ask(may(me, 'duty'), '/api/duty', { calls: [] as Call[] }),
    ask(may(me, 'cases'), '/api/cases?open=true&mine=true', { cases: [] as Listed['cases'] }),
    ask(may(me, 'receive'), '/api/receptions', { receptions: [] as Listed['receptions'] }),
    ask(may(me, 'rounds'), '/api/rounds?of=me&open=yes', { rounds: [] as Listed['rounds'] }),
  ])
  const calls = new Map([...desk.incidents, ...handed.incidents, ...duty.calls].map((call) => [call.id, call]))
  return { calls: [...calls.values()], cases: cases.cases, receptions: receptions.receptions.filter((one) => !one.closedAt), rounds: rounds.rounds }
}

/** `sayKind` names what a reception is for. */
export function groundsOf({ calls, cases, receptions, rounds }: Listed, sayKind: (kind: string) => string): Ground[] {
  return [
    ...calls.map((c): Ground => ({ ref: `incident:${c.id}`, type: 'incident', number: c.number, about: c.place, until: null, isWide: true })),
    ...cases.map((c): Ground => ({ ref: `case:${c.id}`, type: 'case', number: c.number, about: c.title, until: null, isWide: true })),
    ...receptions.map((r): Ground => ({ ref: `reception:${r.id}`, type: 'reception', number: r.number, about: sayKind(r.kind), until: r.until, isWide: false })),
    ...rounds.map((r): Ground => ({ ref: `round:${r.id}`, type: 'round', number: r.title, about: r.day, until: r.until, isWide: false })),
  ]
}

const groundTypes = ['incident', 'case', 'reception', 'round']

export function useWork(me: Me) {
  useRefreshOn(useCallback((event: FeedEvent) => (groundTypes.includes(event.record.type) ? [['registry-work']] : []), []))
  return useQuery({ queryKey: ['registry-work', me.account], queryFn: ({ signal }) => listWork(me, signal) })
}

/** The ground that was chosen in this window; `?ground=` of a link from a call or a case is taken over. */
export function useChosenGround(account: string): [ref: string | null, choose: (ref: string | null) => void] {
  const key = `lq-register-ground:${account}`
  const [ref, setRef] = useState(() => new URLSearchParams(location.search).get('ground') ?? sessionStorage.getItem(key))
  const choose = (chosen: string | null) => {
    if (chosen) sessionStorage.setItem(key, chosen)
    else sessionStorage.removeItem(key)
    setRef(chosen)
  }
  return [ref, choose]
}
