import { Fault } from '#platform/fault.ts'
import type { Call } from '#platform/http/route.ts'
import type { Edges } from '#media/archive/range.ts'
import type { FootageReader } from '#media/archive/footage-reader.ts'
import type { AccessQuestion } from '../access.ts'
import { rangeOf } from '../grants/facts-of-access.ts'
import { lookRecord, ownCamera, type Look } from '../looks/look.ts'
import type { Session } from '../looks/sessions.ts'
import { intersect, type KeptSpan } from '../keeping/kept.ts'
import type { Footage } from './footage.ts'

/** A request inside an open look, its rights judged as they are now. */
export interface Admitted {
  look: Look
  session: Session
  question: AccessQuestion
  /** The grant's range: nothing outside it is shown. */
  edges: Edges
  /** What of the camera may be shown now, and footage without the rest. */
  kept: readonly KeptSpan[]
  reader: FootageReader
}

/**
 * Loads the look, whose viewer must be who asks, and judges the range wanted (none: all of the grant's) on its grant. `does`: what
 * is done with the pictures, where that is more than looking at them.
 */
export async function admit(footage: Footage, call: Call<{ id: string }>, range: Edges | null, does?: 'footage.search' | 'still.take'): Promise<Admitted> {
  const { id } = call.params
  const { gate } = footage
  const look = await call.open(lookRecord, id, { action: 'look.serve' })
  const isOwn = look.grantKind === ownCamera
  const shows = look.kind === 'live' ? ('footage.live' as const) : ('footage.play' as const)
  const whole = look.kind === 'live' ? null : ('whole' as const)
  const question: AccessQuestion = { grantId: look.grant, camera: look.camera, action: does ?? shows, range: whole && (range ?? whole) }
  const judge = () => (isOwn && !does ? gate.judgeOwn(call, { camera: look.camera, action: shows }) : gate.judge(call, question))
  const [judged, kept] = await Promise.allSettled([judge(), footage.findKept(look.camera, !isOwn)])
  if (judged.status === 'rejected') {
    // A range that is not in the grant is refused, and the look goes on; a grant that has ended ends it.
    if (!(await gate.isAllowed(call.principal, { ...question, range: whole }))) await footage.sessions.end(id, 'rights_ended')
    throw judged.reason
  }
  if (kept.status === 'rejected') throw kept.reason
  if (look.closedAt) throw new Fault('look_over', {}, 409)
  const edges = isOwn ? await findOwnEdges(footage, look, kept.value) : rangeOf(judged.value!.grant)
  return { look, session: footage.sessions.adopt(id, call.principal, look.ground), question, edges, kept: kept.value, reader: footage.readKept(kept.value) }
}

const dayMs = 24 * 3_600_000

/** An owner's look: the camera's retention as far as it has been theirs, and a day ahead. */
async function findOwnEdges({ platform: { clock, county, database }, lookups }: Footage, look: Look, kept: readonly KeptSpan[]): Promise<Edges> {
  const openedMs = Date.parse(look.openedAt)
  // Counted from the opening, so that players have one origin for the whole look; what runs out meanwhile is cut off below.
  const retentionMs = kept[0] ? Math.round((clock.now() - kept[0].fromMs) / dayMs) * dayMs : 0
  const camera = await database.read({ county, stations: 'all', account: 'system' }, (tx) => lookups.camera(tx, look.camera))
  const theirsFromMs = camera?.ownedSince ? Date.parse(camera.ownedSince) : 0
  return { fromMs: Math.max(openedMs - retentionMs, theirsFromMs), toMs: openedMs + dayMs }
}

/**
 * What of a wanted range may be shown: the first stretch of it that is within its retention or held, and the edges at which
 * pictures are cut there. Undefined where nothing is, whether footage is still there or not. Pure.
 */
export function cutToKept(admitted: Admitted, range: Edges): { range: Edges; edges: Edges } | undefined {
  for (const edges of intersect(admitted.edges, admitted.kept)) {
    const [part] = intersect(range, [edges])
    if (part) return { range: part, edges }
  }
  return undefined
}
