import { refuse } from '#platform/acts/decision.ts'
import type { Authority } from './words.ts'
import type { Rule } from './decide.ts'
import { statusOf, type Hazard } from './hazard.ts'

/** An account that may be asked to re-check, as it stands now. */
export interface Member {
  login: string
  station: string
  roles: readonly string[]
  state: string
}

export const fieldRoles: readonly string[] = ['community_officer', 'auxiliary', 'grid_worker', 'station_chief']

const refuseEnded = (state: Hazard) => (state.ended ? refuse('hazard_ended', { number: state.number }) : null)

export function assign(state: Hazard | null, account: string | null, reason: string, members: readonly Member[]): Rule {
  if (!state) return refuse('not_found')
  const isFit = members.some((m) => m.login === account && m.station === state.station && m.state === 'active' && m.roles.some((role) => fieldRoles.includes(role)))
  if (account !== null && !isFit) return refuse('hazard_assignee', { login: account })
  return refuseEnded(state) ?? (state.assignee === account ? [] : [{ type: 'hazard.assigned', payload: { account, reason } }])
}

/** What is done about a hazard that is not mended: a notice, a reminder, word that the mending has begun. */
export function note(state: Hazard | null, what: 'mendingBegun' | 'noticeGiven' | 'chased', text: string): Rule {
  if (!state) return refuse('not_found')
  return refuseEnded(state) ?? [{ type: `hazard.${what}`, payload: { text } }]
}

export function handOver(state: Hazard | null, given: { authority: Authority; office: string; text: string }): Rule {
  if (!state) return refuse('not_found')
  if (state.handOver) return refuse('hazard_handed_over', { number: state.number })
  if (statusOf(state) === 'passed') return refuse('hazard_mended', { number: state.number })
  return refuseEnded(state) ?? [{ type: 'hazard.handedOver', payload: given }]
}

/** Until the receipt; afterwards it is the other authority's to say. */
export function takeHandOverBack(state: Hazard | null, reason: string): Rule {
  if (!state) return refuse('not_found')
  if (!state.handOver) return refuse('hazard_not_handed_over', { number: state.number })
  if (state.handOver.receipt) return refuse('hazard_received', { number: state.number })
  return refuseEnded(state) ?? [{ type: 'hazard.handOverTakenBack', payload: { reason }, corrects: state.handOver.act }]
}

export function noteReceipt(state: Hazard | null, text: string): Rule {
  if (!state) return refuse('not_found')
  if (!state.handOver) return refuse('hazard_not_handed_over', { number: state.number })
  if (state.handOver.receipt) return refuse('hazard_received', { number: state.number })
  return refuseEnded(state) ?? [{ type: 'hazard.receiptNoted', payload: { text } }]
}

/** Closed (销案) once a re-check was passed, or another authority has given its receipt; by somebody else than who found it. */
export function close(state: Hazard | null, text: string, actor: string): Rule {
  if (!state) return refuse('not_found')
  if (state.ended?.how === 'closed') return []
  if (state.foundBy === actor) return refuse('hazard_own', { number: state.number })
  if (statusOf(state) !== 'passed' && !state.handOver?.receipt) return refuse('hazard_not_rechecked', { number: state.number })
  return refuseEnded(state) ?? [{ type: 'hazard.closed', payload: { text } }]
}

/** It was none. Said by somebody else than who found it, so that nobody makes what they reported vanish. */
export function withdraw(state: Hazard | null, reason: string, actor: string): Rule {
  if (!state) return refuse('not_found')
  if (state.ended?.how === 'withdrawn') return []
  if (state.foundBy === actor) return refuse('hazard_own', { number: state.number })
  return refuseEnded(state) ?? [{ type: 'hazard.withdrawn', payload: { reason } }]
}

/** Closed or withdrawn by mistake, or a later look showed that it is still there. */
export function reopen(state: Hazard | null, reason: string): Rule {
  if (!state) return refuse('not_found')
  if (!state.ended) return refuse('hazard_open', { number: state.number })
  return [{ type: 'hazard.reopened', payload: { reason }, corrects: state.ended.act }]
}
