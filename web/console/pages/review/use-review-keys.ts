import { useKeys } from '../../../shared/keyboard/use-keys.ts'
import { rates } from './player/Controls.tsx'
import type { Selection } from './selection.ts'
import type { Transport } from './wall/conductor.ts'
import { mostShown } from './wall/Wall.tsx'

interface Does {
  selection: Selection
  mayExport: boolean
  mark(): void
  seal(): void
  fullscreen(): void
  search(): void
  bookmark(): void
  still: (() => void) | undefined
  /** To the next change, or the one before. */
  jump(by: 1 | -1): void
  markIn(): void
  markOut(): void
  help(): void
  leave(): void
  turnAll(): void
  /** Puts the grant's first, second … camera beside the others, or takes it out. */
  turnPlace(place: number): void
}

/** The keys of the page; none while something else has them. */
export function useReviewKeys(player: Transport, does: Does | null): void {
  const faster = () => {
    const { playing, rate } = player.state
    player.play(playing ? rates[Math.min(rates.length - 1, rates.indexOf(rate as 1) + 1)]! : 1)
  }
  const [back, on] = [() => void player.step(-1), () => void player.step(1)]
  const jump = (by: number) => () => player.seek(player.state.atMs + by, by < 0 ? -1 : 1)
  const places = does ? Object.fromEntries(Array.from({ length: mostShown }, (_, i) => [String(i + 1), () => does.turnPlace(i + 1)])) : {}
  useKeys(
    does
      ? {
          ' ': () => player.toggle(), k: () => player.toggle(), l: faster, j: () => player.playBackwards(),
          ',': back, '，': back, '.': on, '。': on,
          ArrowLeft: jump(-5000), ArrowRight: jump(5000), PageUp: jump(-60_000), PageDown: jump(60_000),
          b: does.bookmark, c: does.still, n: () => does.jump(1), p: () => does.jump(-1),
          s: does.search, i: does.markIn, o: does.markOut, m: does.mark, e: does.mayExport ? does.seal : undefined, f: does.fullscreen, w: does.turnAll,
          '[': () => does.selection.inMs !== null && player.seek(does.selection.inMs), ']': () => does.selection.outMs !== null && player.seek(does.selection.outMs),
          '?': does.help, Escape: does.leave, ...places,
        }
      : {},
  )
}
