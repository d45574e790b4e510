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

/** Spare memory that a process keeps: what comes beyond is left to the collector. */
const maxSpareBytes = 16 * 1024 * 1024

/** Spare memory of the process by size. Shared, since cameras' GOPs end at different moments: half as much is needed. */
const spares = new Map<number, ArrayBuffer[]>()
let spareBytes = 0

/** One camera's view of the process's slabs. */
export class Slabs {
  #size = firstBytes

  /** A slab of at least `bytes`, held once. All of a camera are as large as the largest unit that it has sent. */
  take(bytes: number): Slab {
    while (bytes > this.#size) this.#size *= 2
    const spare = spares.get(this.#size)?.pop()
    if (spare) {
      spareBytes -= this.#size
      return { bytes: Buffer.from(spare), holders: 1 }
    }
    // Slow: outside Node's shared pool, and not cleared, since pictures overwrite it before anybody sees it.
    return { bytes: Buffer.allocUnsafeSlow(this.#size), holders: 1 }
  }

  /** Lets go of a slab once; the last holder's release makes it spare. */
  release(slab: Slab): void {
    if (--slab.holders > 0) return
    const memory = slab.bytes.buffer as ArrayBuffer
    const size = memory.byteLength
    if (spareBytes + size > maxSpareBytes && !dropOtherSizes(size)) return
    // Every view of it is now empty: who kept one though the GOP was given back cannot see another camera's pictures.
    const detached = memory.transfer()
    spareBytes += size
    const others = spares.get(size)
    if (others) others.push(detached)
    else spares.set(size, [detached])
  }
}

/** Sizes that no camera asks for any more would hold the place of others for ever. False when there are none. */
function dropOtherSizes(size: number): boolean {
  const before = spareBytes
  for (const [other, memory] of spares) {
    if (other === size) continue
    spareBytes -= other * memory.length
    spares.delete(other)
  }
  return spareBytes < before
}
