import { buildBox, buildFullBox, uint64 } from './boxes.ts'
import { trackId } from './track.ts'

/** Time 8, offset 8, three numbers of one byte: run, fragment, sample. */
const entrySize = 19

/**
 * The random access table at the end of a fragmented file (ISO/IEC 14496-12 §8.8.9–11): where each fragment's `moof` lies
 * and its time in ticks, so that players find a moment without reading the whole file.
 */
export function buildMfra(fragments: readonly { ticks: number; moofOffset: number }[]): Buffer {
  const entries = Buffer.alloc(fragments.length * entrySize, 1)
  fragments.forEach(({ ticks, moofOffset }, i) => {
    uint64(ticks).copy(entries, i * entrySize)
    uint64(moofOffset).copy(entries, i * entrySize + 8)
  })
  const tfra = buildFullBox('tfra', 1, 0, trackId, 0, fragments.length, entries)
  return buildBox('mfra', tfra, buildFullBox('mfro', 0, 0, 8 + tfra.length + 16))
}
