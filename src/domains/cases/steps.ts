import type { CaseAct, Status } from './acts.ts'

/** A step that the case has taken and that still stands. */
export interface Step {
  status: Status
  /** RFC 3339, UTC. */
  at: string
  by: string
  /** The act that took it: what a correction names. */
  act: string
  /** The approval it rests on; null for steps that the officers take by themselves. */
  approval: string | null
}

/**
 * The steps after an act, in the order taken; the last one is the case's status. Of an act it reads nothing that could be
 * erased. Steps may come in with less than all their fields; those taken by this act have all.
 */
export function foldSteps<S extends Pick<Step, 'status' | 'at'>>(steps: readonly S[], act: CaseAct): (S | Step)[] {
  const took = (status: Status, approval: string | null = null): Step => ({ status, at: act.happenedAt, by: act.actor, act: act.id, approval })
  switch (act.type) {
    case 'case.opened':
      return [took('accepted')]
    case 'case.filed':
      // Filed after a refusal or a withdrawal (CRIM 178, 190): the case runs anew from its acceptance.
      return [steps[0]!, took('filed', act.payload.approval)]
    case 'case.refused':
      return [...steps, took('refused', act.payload.approval)]
    case 'case.investigationBegun':
      return [...steps, took('investigating')]
    case 'case.solved':
      return [...steps, took('solved')]
    case 'case.closed':
      return [...steps, took('closed', act.payload.approval)]
    case 'case.withdrawn':
      return [...steps, took('withdrawn', act.payload.approval)]
    case 'case.voided':
      return [...steps, took('voided', act.payload.approval)]
    case 'case.stepReverted':
      return steps.slice(0, -1)
    case 'case.timeCorrected': {
      const last = steps.findLastIndex((s) => s.status === act.payload.step)
      return steps.map((s, i) => (i === last ? { ...s, at: act.payload.at } : s))
    }
    default:
      return [...steps]
  }
}

/** When the case took this step, if the step stands. */
export function stepTime({ steps }: { steps: readonly Pick<Step, 'status' | 'at'>[] }, status: Status): string | null {
  return steps.findLast((s) => s.status === status)?.at ?? null
}
