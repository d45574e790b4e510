import type { Random } from '../demo/random.ts'

/** What a disk writes as one piece: everything smaller may be torn. */
const sectorBytes = 512

type Change = { at: number; bytes: Buffer } | { size: number }

/** A file's contents: what is on the platter, what the kernel shows, and what lies between them. */
export class SimulatedInode {
  #durable: Buffer = Buffer.alloc(0)
  #current: Buffer = Buffer.alloc(4096)
  #size = 0
  #changes: Change[] = []

  get size(): number {
    return this.#size
  }

  write(bytes: Uint8Array, at: number): void {
    const end = at + bytes.length
    if (end > this.#current.length) this.#grow(end)
    this.#current.set(bytes, at)
    this.#size = Math.max(this.#size, end)
    this.#changes.push({ at, bytes: Buffer.from(bytes) })
  }

  read(into: Uint8Array, at: number): number {
    const end = Math.min(this.#size, at + into.length)
    if (end <= at) return 0
    into.set(this.#current.subarray(at, end))
    return end - at
  }

  truncate(size: number): void {
    if (size > this.#current.length) this.#grow(size)
    if (size < this.#size) this.#current.fill(0, size, this.#size)
    this.#size = size
    this.#changes.push({ size })
  }

  sync(): void {
    if (this.#changes.length === 0) return
    this.#durable = Buffer.from(this.#current.subarray(0, this.#size))
    this.#changes = []
  }

  #grow(size: number): void {
    const larger = Buffer.alloc(Math.max(size, this.#current.length * 2))
    this.#current.copy(larger)
    this.#current = larger
  }

  /**
   * What is found after the power came back. The size is one that the file had since the last sync; each sector holds what it
   * held at some time since then, independently of its neighbours, in one of several moods: nothing arrived, everything did,
   * a beginning did, or any mixture.
   */
  cut(random: Random): void {
    if (this.#changes.length > 0) {
      const mood = random.whole(0, 3)
      const arrived = [0, this.#changes.length, random.whole(0, this.#changes.length), this.#changes.length][mood]!
      this.#durable = this.#mix(arrived, mood === 3 ? random : undefined, mood === 2 ? random : undefined)
    }
    this.#current = Buffer.from(this.#durable)
    this.#size = this.#durable.length
    this.#changes = []
  }

  /** Applies the first `arrived` changes; sectors by lot when `lot` is given, the next change in part when `torn` is. */
  #mix(arrived: number, lot?: Random, torn?: Random): Buffer {
    let out: Buffer = Buffer.from(this.#durable)
    const sizes = [out.length]
    const next = this.#changes[arrived]
    const partial = torn && next && 'at' in next ? [{ at: next.at, bytes: next.bytes.subarray(0, torn.whole(0, next.bytes.length)) }] : []
    for (const change of [...this.#changes.slice(0, arrived), ...partial]) {
      if ('size' in change) out = resize(out, change.size)
      else {
        const end = change.at + change.bytes.length
        if (end > out.length) out = resize(out, end)
        writeSectors(out, change, lot)
      }
      sizes.push(out.length)
    }
    // The size travels apart from the data: it may be older (data lost) or newer (zeros in its place).
    return lot ? resize(out, lot.pick(sizes)) : out
  }
}

function writeSectors(out: Buffer, { at, bytes }: { at: number; bytes: Buffer }, lot?: Random): void {
  if (!lot) return void bytes.copy(out, at)
  for (let from = 0; from < bytes.length; ) {
    const to = Math.min(bytes.length, from + sectorBytes - ((at + from) % sectorBytes))
    if (lot.next() < 0.7) bytes.copy(out, at + from, from, to)
    from = to
  }
}

function resize(bytes: Buffer, size: number): Buffer {
  if (size <= bytes.length) return bytes.subarray(0, size)
  return Buffer.concat([bytes, Buffer.alloc(size - bytes.length)])
}
