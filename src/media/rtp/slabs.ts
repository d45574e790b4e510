/** A piece of memory that coded pictures are gathered in. */
export interface Slab {
  bytes: Buffer
  /** GOPs with pictures in it that nobody has given back, plus one while it is being filled. */
  holders: number
}

/** Where finished units lie: `slab.bytes[start, end)`. */
export interface Piece {
  slab: Slab
  start: number
  end: number
}

/** 128 KiB: a quarter to a half of a GOP at 2 Mb/s, so little is idle at its end, and few pictures straddle two. */
export const slabBytes = 128 * 1024

/** Spare slabs kept by one camera: one GOP's worth at 8 Mb/s. */
const maxSpare = 8

/**
 * One camera's slabs. Never shared between cameras: a GOP given back too early could then at worst show a viewer
 * another moment of the camera that he may watch anyway.
 */
export class Slabs {
  #spare: Slab[] = []

  /** A slab of at least `bytes`, held once. */
  take(bytes: number): Slab {
    const spare = bytes <= slabBytes ? this.#spare.pop() : undefined
    if (spare) {
      spare.holders = 1
      return spare
    }
    // Slow: outside Node's shared pool, and not cleared, since pictures overwrite it before anybody sees it.
    return { bytes: Buffer.allocUnsafeSlow(Math.max(bytes, slabBytes)), holders: 1 }
  }

  /** Lets go of a slab once; the last holder's release makes it spare. Odd sizes are left to the collector. */
  release(slab: Slab): void {
    if (--slab.holders === 0 && slab.bytes.length === slabBytes && this.#spare.length < maxSpare) this.#spare.push(slab)
  }
}
