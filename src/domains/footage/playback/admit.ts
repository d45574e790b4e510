import { Fault } from '#platform/fault.ts'
import type { Call } from '#platform/http/route.ts'
import type { Edges } from '#media/archive/range.ts'
import type { AccessQuestion } from '../access.ts'
import { lookRecord, type Look } from '../looks/look.ts'
import type { Session } from '../looks/sessions.ts'
import { intersect } from '../keeping/kept.ts'
import type { Footage } from './footage.ts'

/** A request inside an open look, its rights judged as they are now. */
export interface Admitted {
  look: Look
  session: Session
  question: AccessQuestion
  /** The grant's range: nothing outside it is shown. */
  edges: Edges
}

/** Loads the look, whose viewer must be who asks, and judges the range wanted (none: all of the grant's) on its grant. */
export async function admit(footage: Footage, call: Call<{ id: string }>, range: Edges | null): Promise<Admitted> {
  const { id } = call.params
  const look = await call.open(lookRecord, id, { action: 'look.serve' })
  const action = look.kind === 'live' ? ('footage.live' as const) : ('footage.play' as const)
  const grant = await footage.gate.load(look.grant)
  const edges = grant?.from && grant.to ? { fromMs: Date.parse(grant.from), toMs: Date.parse(grant.to) } : { fromMs: 0, toMs: 0 }
  const question: AccessQuestion = { grantId: look.grant, camera: look.camera, action, range: look.kind === 'live' ? null : (range ?? edges) }
  try {
    await footage.gate.judge(call, question)
  } catch (error) {
    // A range that is not in the grant is refused, and the look goes on; a grant that has ended ends it.
    if (!(await footage.gate.isAllowed(call.principal, { ...question, range: look.kind === 'live' ? null : edges }))) await footage.sessions.end(id, 'rights_ended')
    throw error
  }
  if (look.closedAt) throw new Fault('look_over', {}, 409)
  return { look, session: footage.sessions.adopt(id, call.principal, look.ground), question, edges }
}

/**
 * What of a wanted range may be shown: the first stretch of it that is within its retention or held, and the edges at which
 * pictures are cut there. Undefined where nothing is, whether footage is still there or not.
 */
export async function cutToKept(footage: Footage, { look, edges }: Admitted, range: Edges): Promise<{ range: Edges; edges: Edges } | undefined> {
  for (const kept of intersect(edges, await footage.findKept(look.camera))) {
    const [part] = intersect(range, [kept])
    if (part) return { range: part, edges: kept }
  }
  return undefined
}
