import { Fault } from '#platform/fault.ts'
import type { Call } from '#platform/http/route.ts'
import type { Edges } from '#media/archive/range.ts'
import type { AccessQuestion } from '../access.ts'
import { lookRecord, ownCamera, type Look } from '../looks/look.ts'
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

/**
 * Loads the look, whose viewer must be who asks, and judges the range wanted (none: all of the grant's) on its grant. `does`: what
 * is done with the pictures, where that is more than looking at them.
 */
export async function admit(footage: Footage, call: Call<{ id: string }>, range: Edges | null, does?: 'footage.search' | 'still.take'): Promise<Admitted> {
  const { id } = call.params
  const look = await call.open(lookRecord, id, { action: 'look.serve' })
  const shows = look.kind === 'live' ? ('footage.live' as const) : ('footage.play' as const)
  const action = does ?? shows
  const edges = await findEdges(footage, look)
  const question: AccessQuestion = { grantId: look.grant, camera: look.camera, action, range: look.kind === 'live' ? null : (range ?? edges) }
  try {
    if (look.grantKind === ownCamera && !does) await footage.gate.judgeOwn(call, { camera: look.camera, action: shows })
    else await footage.gate.judge(call, question)
  } catch (error) {
    // A range that is not in the grant is refused, and the look goes on; a grant that has ended ends it.
    if (!(await footage.gate.isAllowed(call.principal, { ...question, range: look.kind === 'live' ? null : edges }))) await footage.sessions.end(id, 'rights_ended')
    throw error
  }
  if (look.closedAt) throw new Fault('look_over', {}, 409)
  return { look, session: footage.sessions.adopt(id, call.principal, look.ground), question, edges }
}

const dayMs = 24 * 3_600_000

/** The grant's range; in an owner's look the camera's retention as far as it has been theirs, and a day ahead. */
async function findEdges({ gate, findKept, platform, lookups }: Footage, look: Look): Promise<Edges> {
  const openedMs = Date.parse(look.openedAt)
  if (look.grantKind === ownCamera) {
    const [kept] = await findKept(look.camera, false)
    // Counted from the opening, so that players have one origin for the whole look; what runs out meanwhile is cut off below.
    const retentionMs = kept ? Math.round((platform.clock.now() - kept.fromMs) / dayMs) * dayMs : 0
    const { county, database } = platform
    const camera = await database.read({ county, stations: 'all', account: 'system' }, (tx) => lookups.camera(tx, look.camera))
    const theirsFromMs = camera?.ownedSince ? Date.parse(camera.ownedSince) : 0
    return { fromMs: Math.max(openedMs - retentionMs, theirsFromMs), toMs: openedMs + dayMs }
  }
  const grant = await gate.load(look.grant)
  return grant?.from && grant.to ? { fromMs: Date.parse(grant.from), toMs: Date.parse(grant.to) } : { fromMs: 0, toMs: 0 }
}

/**
 * What of a wanted range may be shown: the first stretch of it that is within its retention or held, and the edges at which
 * pictures are cut there. Undefined where nothing is, whether footage is still there or not.
 */
export async function cutToKept(footage: Footage, { look, edges }: Admitted, range: Edges): Promise<{ range: Edges; edges: Edges } | undefined> {
  for (const kept of intersect(edges, await footage.findKept(look.camera, look.grantKind !== ownCamera))) {
    const [part] = intersect(range, [kept])
    if (part) return { range: part, edges: kept }
  }
  return undefined
}
