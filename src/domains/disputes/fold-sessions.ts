import type { DisputeAct } from './acts.ts'
import type { Dispute, Session } from './dispute.ts'

type SessionAct = Extract<DisputeAct, { type: `dispute.session${string}` }>

/** Sessions after an act, in the order of their times; a held one that came too late or against the state is flagged. */
export function foldSessions({ sessions, flags }: Pick<Dispute, 'sessions' | 'flags'>, act: SessionAct): Pick<Dispute, 'sessions' | 'flags'> {
  const { session: id } = act.payload
  const put = (session: Session) => [...sessions.filter((s) => s.id !== id), session].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
  const change = (changes: Partial<Session>) => sessions.map((s) => (s.id === id ? { ...s, ...changes, act: act.id } : s))
  switch (act.type) {
    case 'dispute.sessionPlanned':
      return { flags, sessions: put({ id, state: 'planned', at: act.payload.at, place: act.payload.place, attended: [], record: '', by: act.actor, act: act.id }) }
    case 'dispute.sessionCancelled':
      return { flags, sessions: change({ state: 'cancelled' }) }
    case 'dispute.sessionHeld': {
      const { place, attended, record, flag } = act.payload
      const held = put({ id, state: 'held', at: act.happenedAt, place, attended, record, by: act.actor, act: act.id })
      return { sessions: held, flags: flag ? [...flags, { act: act.id, kind: flag, at: act.recordedAt, by: act.actor, settledBy: null }] : flags }
    }
    case 'dispute.sessionCorrected': {
      const { session: _, reason: __, ...changes } = act.payload
      return { flags, sessions: change(changes) }
    }
  }
}
