import type { Mask } from '#answers/footage'
import type { Region } from '../search/region.ts'

/** A mask while it is drawn: times are ms since the epoch. */
export interface Draft {
  /** Of this page alone. */
  id: number
  fromMs: number
  toMs: number
  keys: DraftKey[]
}

interface DraftKey extends Region {
  atMs: number
}

/** Keys nearer than this are of one frame. */
const sameMs = 10

let count = 0

export const readMasks = (masks: readonly Mask[]): Draft[] =>
  masks.map(({ from, to, keys }) => ({ id: ++count, fromMs: Date.parse(from), toMs: Date.parse(to), keys: keys.map(({ at, ...region }) => ({ ...region, atMs: Date.parse(at) })) }))

const iso = (ms: number) => new Date(Math.round(ms)).toISOString()
const exact = (part: number) => Math.round(part * 10_000) / 10_000

export const writeMasks = (drafts: readonly Draft[]): Mask[] =>
  drafts.map(({ fromMs, toMs, keys }) => ({
    from: iso(fromMs), to: iso(toMs),
    keys: keys.map(({ atMs, x, y, width, height }) => ({ at: iso(atMs), x: exact(x), y: exact(y), width: exact(Math.min(width, 1 - x)), height: exact(Math.min(height, 1 - y)) })),
  }))

/** Over the whole clip, standing still: it is shortened and moved afterwards. */
export const beginMask = (clip: { startMs: number; endMs: number }, atMs: number, region: Region): Draft => ({ id: ++count, fromMs: clip.startMs, toMs: clip.endMs, keys: [{ ...region, atMs }] })

/** Where it stands at a moment: in a straight line between its keys, still before the first and after the last. */
export function placeAt({ keys }: Draft, ms: number): Region {
  const after = keys.findIndex((key) => key.atMs > ms)
  const a = keys[after < 0 ? keys.length - 1 : Math.max(0, after - 1)]!
  const b = keys[after < 0 ? keys.length - 1 : after]!
  const share = b.atMs > a.atMs ? Math.min(1, Math.max(0, (ms - a.atMs) / (b.atMs - a.atMs))) : 0
  const between = (name: keyof Region) => a[name] + (b[name] - a[name]) * share
  return { x: between('x'), y: between('y'), width: between('width'), height: between('height') }
}

export const isThere = ({ fromMs, toMs }: Draft, ms: number) => ms >= fromMs && ms < toMs
export const keyAt = ({ keys }: Draft, ms: number) => keys.find((key) => Math.abs(key.atMs - ms) < sameMs)

/** It stands there at this moment: a key of its own, in place of one that is there. */
export const setKey = (draft: Draft, atMs: number, region: Region): Draft => ({
  ...draft, keys: [...draft.keys.filter((key) => Math.abs(key.atMs - atMs) >= sameMs), { ...region, atMs }].sort((a, b) => a.atMs - b.atMs),
})

/** Without the key of this moment; the last one stays. */
export const dropKey = (draft: Draft, atMs: number): Draft => (draft.keys.length < 2 ? draft : { ...draft, keys: draft.keys.filter((key) => Math.abs(key.atMs - atMs) >= sameMs) })

/** It begins here, or ends here; never the other way round. */
export const beginAt = (draft: Draft, ms: number): Draft => (ms < draft.toMs ? { ...draft, fromMs: ms } : draft)
export const endAt = (draft: Draft, ms: number): Draft => (ms > draft.fromMs ? { ...draft, toMs: ms } : draft)
