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

/** To begin with: an eighth of a GOP at 2 Mb/s, so that little of the last slab is idle. */
const firstBytes = 64 * 1024

/** Spare memory that one camera keeps: two GOPs at 2 Mb/s. What a larger stream needs beyond is left to the collector. */
const maxSpareBytes = 1024 * 1024

/**
 * One camera's slabs. Never shared between cameras: a GOP given back too early could then at worst show a viewer
 * another moment of the camera that he may watch anyway.
 */
export class Slabs {
  #size = firstBytes
  #spare: Slab[] = []

  /** A slab of at least `bytes`, held once. All are as large as the largest unit that the camera has sent. */
  take(bytes: number): Slab {
    if (bytes > this.#size) {
      while (bytes > this.#size) this.#size *= 2
      this.#spare.length = 0
    }
    const spare = this.#spare.pop()
    if (!spare) {
      // Slow: outside Node's shared pool, and not cleared, since pictures overwrite it before anybody sees it.
      return { bytes: Buffer.allocUnsafeSlow(this.#size), holders: 1 }
    }
    spare.holders = 1
    return spare
  }

  /** Lets go of a slab once; the last holder's release makes it spare. */
  release(slab: Slab): void {
    if (--slab.holders > 0 || slab.bytes.length !== this.#size) return
    if ((this.#spare.length + 1) * this.#size <= maxSpareBytes) this.#spare.push(slab)
  }
}
