import type { Gop } from '#media/frame.ts'
import { hashText } from '../random.ts'
import { type Footage, gopMs, type LitFootage } from './footage.ts'
import { lightStep } from './light.ts'

/** Share of moments of two seconds at which something starts to happen. */
const busyness = 0.07

export interface PlannedFootage {
  /** One GOP every two seconds from `fromMs`, to be laid one after another (see `gopMs`, `frameTicks`). */
  gops: Gop[]
  fromMs: number
  /** The end of the last GOP: not before the `toMs` asked for, less than two seconds after. */
  toMs: number
  /** When the e-bike begins to move, or null where the range or the camera does not show it. */
  goneAtMs: number | null
}

/**
 * Which GOP lies at which time of a range: quiet ones mostly, events now and then, the e-bike there before `vanishMs` and gone after.
 * Times in milliseconds since the epoch. The same range gives the same plan.
 */
export function planFootage(footage: Footage, fromMs: number, toMs: number, vanishMs = Infinity): PlannedFootage {
  const gops: Gop[] = []
  const timeAt = () => fromMs + gops.length * gopMs
  const takingAt = footage.taking ? vanishMs - footage.taking.goneMs : Infinity
  let goneAtMs: number | null = null
  while (timeAt() < toMs) {
    const now = timeAt()
    if (footage.taking && goneAtMs === null && now + gopMs > takingAt && now <= takingAt) {
      goneAtMs = now + footage.taking.goneMs
      gops.push(...footage.taking.gops)
      continue
    }
    const lit = litAt(lookAt(footage, now < vanishMs), lightStep(now))
    const draw = hashText(`${footage.key} ${Math.floor(now / gopMs)}`)
    const event = draw % 1000 < busyness * 1000 ? lit.events[(draw >>> 12) % lit.events.length] : undefined
    // Nothing may still be going on when the thief walks in, or when the light changes.
    const end = now + (event?.length ?? 0) * gopMs
    const isClear = lightStep(end) === lightStep(now) && (now > takingAt || end <= takingAt)
    if (event && isClear) gops.push(...event)
    else gops.push(lit.quiet)
  }
  return { gops, fromMs, toMs: timeAt(), goneAtMs }
}

/** A minute that a simulated camera repeats from now on: the look after the theft, in the light of `atMs`. */
export function planLoop(footage: Footage, atMs: number): Gop[] {
  const lit = litAt(lookAt(footage, false), lightStep(atMs))
  const pause = (gops: number) => Array.from({ length: gops }, () => lit.quiet)
  return [...pause(4), ...lit.events.flatMap((event, i) => [...event, ...pause(5 + 3 * i)])]
}

/** The look asked for, or the only one that was filmed. */
function lookAt({ before, after }: Footage, isBefore: boolean): readonly LitFootage[] {
  return (isBefore && before.length > 0) || after.length === 0 ? before : after
}

/** The footage in the light of `step`, or in the nearest light that was filmed. */
function litAt(all: readonly LitFootage[], step: number): LitFootage {
  return all.reduce((best, lit) => (Math.abs(lit.step - step) < Math.abs(best.step - step) ? lit : best))
}
