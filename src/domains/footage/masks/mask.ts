import { z } from 'zod'
import { instant } from '../grants/acts.ts'

const part = z.number().min(0).max(1)
/** Where a region stands at a moment: fractions of the picture's width and height. */
const key = z.strictObject({ at: instant, x: part, y: part, width: part.min(0.005), height: part.min(0.005) })

/**
 * A region that a person drew over a bystander: black in every copy that leaves the house. It is there from `from` to `to`, moves
 * in a straight line from key to key, and stands still before the first and after the last.
 */
export const mask = z
  .strictObject({ from: instant, to: instant, keys: z.array(key).min(1).max(500) })
  .refine((m) => Date.parse(m.from) < Date.parse(m.to), 'a mask ends after it begins')
  .refine((m) => m.keys.every((k) => k.x + k.width <= 1.001 && k.y + k.height <= 1.001), 'a mask lies within the picture')
  .refine((m) => m.keys.every((k, i) => i === 0 || Date.parse(m.keys[i - 1]!.at) < Date.parse(k.at)), 'keys follow each other')
export const masks = z.array(mask).max(50)
export type Mask = z.infer<typeof mask>

export interface Region {
  x: number
  y: number
  width: number
  height: number
}

/** Half a frame at 25 a second: what a person drew on a frame counts for the whole of it, whatever rounding did to its time. */
const slackMs = 20

/** What is hidden in the picture shown at a moment, ms since the epoch. Pure. */
export function regionsAt(drawn: readonly Mask[], atMs: number): Region[] {
  return drawn.flatMap(({ from, to, keys }) => (atMs < Date.parse(from) - slackMs || atMs >= Date.parse(to) + slackMs ? [] : [placeAt(keys, atMs)]))
}

function placeAt(keys: Mask['keys'], atMs: number): Region {
  const after = keys.findIndex((k) => Date.parse(k.at) > atMs)
  const a = keys[after < 0 ? keys.length - 1 : Math.max(0, after - 1)]!
  const b = keys[after < 0 ? keys.length - 1 : after]!
  const [start, end] = [Date.parse(a.at), Date.parse(b.at)]
  const share = end > start ? Math.min(1, Math.max(0, (atMs - start) / (end - start))) : 0
  const between = (from: number, to: number) => from + (to - from) * share
  return { x: between(a.x, b.x), y: between(a.y, b.y), width: between(a.width, b.width), height: between(a.height, b.height) }
}
