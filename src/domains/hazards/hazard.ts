import type { Content } from './acts.ts'
import type { Authority, Contradiction, Result, Status } from './words.ts'
import type { Photo } from './photo.ts'

export interface Recheck {
  act: string
  result: Result
  text: string
  photos: Photo[]
  by: string
  /** When it was looked at, RFC 3339. */
  at: string
  /** The new last day, where it was not mended. */
  due: string | null
  contradicts: Contradiction | null
}

export interface Flag {
  act: string
  kind: Contradiction
  by: string
  at: string
  settledBy: string | null
  text: string
}

export interface Ending {
  how: 'closed' | 'withdrawn'
  text: string
  by: string
  at: string
  act: string
}

export interface HandOver {
  authority: Authority
  office: string
  text: string
  by: string
  at: string
  act: string
  receipt: { text: string; by: string; at: string } | null
}

export interface Hazard extends Content {
  number: string
  station: string
  former: string | null
  inspection: string | null
  item: string | null
  foundBy: string
  foundAt: string
  /** The act whose words stand: what the next correction names. */
  contentAct: string
  assignee: string | null
  mendingAt: string | null
  noticeAt: string | null
  chased: { by: string; at: string; text: string }[]
  rechecks: Recheck[]
  handOver: HandOver | null
  ended: Ending | null
  /** Told to the command room, and whether somebody there has seen it. */
  raisedAt: string | null
  seenBy: string | null
  flags: Flag[]
}

/** The newest re-check by when it was made; one that came after the hazard had ended changes nothing. */
export function lastRecheck({ rechecks }: Pick<Hazard, 'rechecks'>): Recheck | null {
  const counted = rechecks.filter((r) => r.contradicts !== 'after_end')
  return counted.reduce<Recheck | null>((last, r) => (last && last.at > r.at ? last : r), null)
}

export function statusOf(h: Pick<Hazard, 'rechecks' | 'ended' | 'handOver' | 'mendingAt'>): Status {
  if (h.ended) return h.ended.how
  const last = lastRecheck(h)
  if (last?.result === 'passed') return 'passed'
  if (h.handOver) return 'handed_over'
  if (h.mendingAt && (!last || last.at < h.mendingAt)) return 'mending'
  return last ? 'failed' : 'found'
}

/** The last day that stands: that of the newest re-check, else the one first set. */
export function dueOf(h: Pick<Hazard, 'rechecks' | 'due'>): string {
  return lastRecheck(h)?.due ?? h.due
}
