import type { Marks } from '../grants.ts'

type Clip = Marks['clips'][number]

/** Whether a clip's stretch has left the house: as evidence, or in a reel; so that nobody exports it twice unawares. Pure. */
export function findExported(clip: Pick<Clip, 'id' | 'camera' | 'from' | 'to'>, { exports, reels }: Pick<Marks, 'exports' | 'reels'>): { evidence: boolean; reel: boolean } {
  const covers = (e: Marks['exports'][number]) => e.sha256 !== null && (e.clip === clip.id || (e.camera === clip.camera && e.from <= clip.from && e.to >= clip.to))
  return { evidence: exports.some(covers), reel: reels.some((r) => r.sha256 !== null && r.items.some((item) => item.clip === clip.id)) }
}
