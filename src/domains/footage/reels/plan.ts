import { listClip, type ClipPart } from '#media/archive/clip.ts'
import type { Call } from '#platform/http/route.ts'
import { Fault } from '#platform/fault.ts'
import type { Access, AccessQuestion } from '../access.ts'
import { clipRecord, type Clip } from '../clips/clip.ts'
import { intersect, type KeptSpan } from '../keeping/kept.ts'
import type { Footage } from '../playback/footage.ts'

/** Encoding runs at two or three times the speed of life; more is for the originals. */
const longestMinutes = 30

export interface Wanted {
  clip: string
  caption: string
}

/** A clip in a reel, its rights judged. */
export interface PlannedItem {
  id: string
  caption: string
  clip: Clip
  question: AccessQuestion & { range: KeptSpan }
  access: Access
  parts: ClipPart[]
}

const lengthOf = (parts: readonly ClipPart[]) => parts.reduce((sum, part) => sum + part.endMs - part.startMs, 0)
export const lengthOfItem = ({ parts }: Pick<PlannedItem, 'parts'>): number => lengthOf(parts)

/**
 * Judges every clip on its own grant, as an export of its stretch, and finds its pictures. Throws PolicyRefusal, `reel_mixed` for
 * clips of several cases, `clip_removed`, `footage_held`, `nothing_recorded`, `reel_too_long`.
 */
export async function planReel(footage: Footage, call: Call, wanted: readonly Wanted[]): Promise<PlannedItem[]> {
  const { platform, gate, reader } = footage
  const everything = { county: platform.county, stations: 'all' as const, account: 'system' }
  const judged: Omit<PlannedItem, 'parts'>[] = []
  for (const { clip: id, caption } of wanted) {
    const clip = (await platform.database.read(everything, (tx) => platform.store.load(tx, clipRecord, id)))?.state
    const question: PlannedItem['question'] = { grantId: clip?.grant ?? '', camera: clip?.camera ?? '', action: 'footage.export', range: { fromMs: Date.parse(clip?.from ?? ''), toMs: Date.parse(clip?.to ?? '') } }
    // The same refusal for a clip that does not exist and for one that is another's.
    const access = await gate.judge(call, question)
    if (clip!.state === 'removed') throw new Fault('clip_removed', {}, 409)
    judged.push({ id, caption, clip: clip!, question, access })
  }
  const [first] = judged
  if (judged.some(({ clip }) => clip.ground.type !== first!.clip.ground.type || clip.ground.id !== first!.clip.ground.id)) throw new Fault('reel_mixed', {}, 409)
  if (judged.reduce((sum, { question: { range } }) => sum + range.toMs - range.fromMs, 0) > longestMinutes * 60_000) throw new Fault('reel_too_long', { minutes: longestMinutes }, 422)
  const planned: PlannedItem[] = []
  for (const item of judged) {
    const { camera, range } = item.question
    const [away] = (await reader.coverage(camera, range.fromMs, range.toMs)).held ?? []
    if (away) throw new Fault('footage_held', { recorder: away.store }, 503)
    const parts: ClipPart[] = []
    for (const span of intersect(range, await footage.findKept(camera))) parts.push(...(await listClip(reader, camera, span.fromMs, span.toMs)).parts)
    if (parts.length === 0) throw new Fault('nothing_recorded', {}, 409)
    planned.push({ ...item, parts })
  }
  return planned
}
