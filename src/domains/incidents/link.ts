import type { Work } from '#platform/acts/store.ts'
import type { RelationKind } from './acts.ts'
import { relate, unrelate } from './decide.ts'
import { incidentRecord } from './project.ts'

/** Links two calls, each to the other, in one transaction. The older id first, so that two desks cannot lock each other out. */
export async function linkCalls(work: Work, a: string, b: string, kind: RelationKind, reason: string): Promise<void> {
  for (const [id, to] of inOrder(a, b)) await work.act(incidentRecord, id, (state) => relate(state, id, to, kind, reason), { action: 'incident.relate' })
}

export async function unlinkCalls(work: Work, a: string, b: string, reason: string): Promise<void> {
  for (const [id, to] of inOrder(a, b)) await work.act(incidentRecord, id, (state) => unrelate(state, to, reason), { action: 'incident.relate' })
}

const inOrder = (a: string, b: string): [string, string][] => (a < b ? [[a, b], [b, a]] : [[b, a], [a, b]])
