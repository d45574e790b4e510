import type { Random } from '../../demo/random.ts'

/** What happened to the bike; times in ms since the epoch. */
export interface Truth {
  /** `hidden`: it went while something stood before it, so that nobody can say when. */
  happened: 'vanished' | 'appeared' | 'nothing' | 'hidden'
  /** The first picture that shows it otherwise. */
  atMs?: number
  /** How long it stayed so, to the end of the footage where that is sooner. */
  lastsMs?: number
  /** The first picture that shows it as it was before. */
  returnsMs?: number
}

export const outcomes = ['vanished', 'appeared', 'vanishedLong', 'vanishedShort', 'nothing', 'appearedLong', 'vanishedAgain', 'appearedShort', 'nothingAgain'] as const
export type Outcome = (typeof outcomes)[number]

/** Seconds that a change lasts which goes back: three at least for a short one, ten for a long one. */
const short = [3.2, 8] as const
const long = [10.2, 60] as const

/** The pictures, counted from the first, in which the bike comes or goes. */
export interface Plan {
  isThereAtFirst: boolean
  changes: number[]
}

/** Draws when it happens, away from both ends of the footage. */
export function planBike(random: Random, outcome: Outcome, pictures: number, fps: number): Plan {
  const isThereAtFirst = !outcome.startsWith('appeared')
  if (outcome.startsWith('nothing')) return { isThereAtFirst, changes: [] }
  const at = random.whole(Math.round(pictures * 0.2), Math.round(pictures * 0.7))
  const [least, most] = outcome.endsWith('Short') ? short : long
  const goesBack = outcome.endsWith('Short') || outcome.endsWith('Long')
  return { isThereAtFirst, changes: goesBack ? [at, at + Math.round(random.between(least, most) * fps)] : [at] }
}

export function tellTruth({ isThereAtFirst, changes }: Plan, isHidden: boolean, startMs: number, endMs: number, frameMs: number): Truth {
  const [at, back] = changes.map((picture) => startMs + picture * frameMs)
  if (at === undefined) return { happened: 'nothing' }
  const happened = isHidden ? 'hidden' : isThereAtFirst ? 'vanished' : 'appeared'
  return { happened, atMs: at, lastsMs: (back ?? endMs) - at, ...(back !== undefined && { returnsMs: back }) }
}
