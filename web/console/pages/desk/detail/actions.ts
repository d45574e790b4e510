import type { Incident } from '../data/incidents.ts'

/** What one can do with a call: the form that opens, its key, the verb that policy knows, when it fits. */
export interface ActionKind {
  name: ActionName
  key: string
  verb: string
  fits: (call: Incident) => boolean
}

export type ActionName =
  | 'dispatch' | 'step' | 'undo' | 'report' | 'correctReport' | 'recall' | 'close' | 'handOver' | 'withdrawHandOver' | 'takeOver' | 'link' | 'correct' | 'callBack' | 'reopen' | 'settleFlag' | 'history' | 'emergency'

const isOpen = (call: Incident) => call.status !== 'closed'
const active = (call: Incident) => call.assignments.filter((a) => a.state !== 'recalled')
const hasSteps = (call: Incident) => call.assignments.some((a) => Object.keys(a.times).some((step) => step !== 'dispatched' && step !== 'recalled'))

const kinds: readonly ActionKind[] = [
  { name: 'dispatch', key: 'd', verb: 'dispatch', fits: isOpen },
  { name: 'takeOver', key: 't', verb: 'takeOver', fits: (call) => call.handOver !== null && call.handOver.takenOverAt === null },
  { name: 'settleFlag', key: 'f', verb: 'settleFlag', fits: (call) => call.flags.some((flag) => flag.settledBy === null) },
  { name: 'step', key: 's', verb: 'progress', fits: (call) => isOpen(call) && active(call).some((a) => a.state !== 'cleared') },
  { name: 'undo', key: 'u', verb: 'correctStep', fits: hasSteps },
  { name: 'report', key: 'w', verb: 'report', fits: (call) => call.assignments.length > 0 },
  { name: 'correctReport', key: 'x', verb: 'correctReport', fits: (call) => call.reports.length > 0 },
  { name: 'recall', key: 'r', verb: 'recall', fits: (call) => isOpen(call) && active(call).length > 0 },
  { name: 'close', key: 'c', verb: 'close', fits: isOpen },
  { name: 'callBack', key: 'b', verb: 'callBack', fits: (call) => !isOpen(call) },
  { name: 'reopen', key: 'o', verb: 'reopen', fits: (call) => !isOpen(call) },
  { name: 'handOver', key: 'h', verb: 'handOver', fits: (call) => call.handOver === null },
  { name: 'withdrawHandOver', key: 'h', verb: 'withdrawHandOver', fits: (call) => call.handOver !== null && call.handOver.takenOverAt === null },
  { name: 'link', key: 'l', verb: 'relate', fits: () => true },
  { name: 'correct', key: 'e', verb: 'correct', fits: () => true },
  { name: 'history', key: 'i', verb: '', fits: () => true },
]

/** Beside them, not among them: who may start it is no verb of the call (policies/footage.cedar). */
export const emergencyKey = 'a'

/** What may be done now, the next thing to do first. */
export function offerActions(call: Incident): ActionKind[] {
  const offered = kinds.filter((kind) => (kind.verb === '' || call.may.includes(kind.verb)) && kind.fits(call))
  const next = nextAction(call)
  return offered.toSorted((a, b) => Number(b.name === next) - Number(a.name === next))
}

export function nextAction(call: Incident): ActionName {
  if (call.handOver && !call.handOver.takenOverAt && call.may.includes('takeOver')) return 'takeOver'
  if (call.status === 'closed') return call.times.called_back ? 'history' : 'callBack'
  if (call.status === 'cleared') return 'close'
  if (call.status === 'received' || call.offer) return 'dispatch'
  return 'step'
}
