import { createHash } from 'node:crypto'

/** RFC 6962 §2.1: hashes of leaves and nodes carry different prefixes, so that one cannot pass for the other. */
export function hashLeaf(entry: Uint8Array): Buffer {
  return createHash('sha256').update(leafPrefix).update(entry).digest()
}

export function hashNode(left: Uint8Array, right: Uint8Array): Buffer {
  return createHash('sha256').update(nodePrefix).update(left).update(right).digest()
}

const leafPrefix = Buffer.of(0)
const nodePrefix = Buffer.of(1)

/** Root of the empty tree (RFC 6962 §2.1). */
export const emptyRoot: Buffer = createHash('sha256').digest()

/**
 * The right edge of a growing tree: the roots of its perfect subtrees, largest first. Appends in O(1) amortised,
 * gives the root in O(log n), and tells of every subtree that is completed on the way.
 */
export class CompactRange {
  size: number
  #hashes: Buffer[]

  constructor(size = 0, hashes: Buffer[] = []) {
    this.size = size
    this.#hashes = [...hashes]
  }

  /** `onNode(level, index, hash)` hears of every completed subtree of 2^level leaves. */
  append(leaf: Buffer, onNode?: (level: number, index: number, hash: Buffer) => void): void {
    let hash = leaf
    let level = 0
    for (let n = this.size; n % 2 === 1; n = (n - 1) / 2) {
      hash = hashNode(this.#hashes.pop()!, hash)
      level++
      onNode?.(level, Math.floor(this.size / 2 ** level), hash)
    }
    this.#hashes.push(hash)
    this.size++
  }

  clone(): CompactRange {
    return new CompactRange(this.size, this.#hashes)
  }

  become(other: CompactRange): void {
    this.size = other.size
    this.#hashes = [...other.#hashes]
  }

  root(): Buffer {
    if (this.#hashes.length === 0) return emptyRoot
    return this.#hashes.reduceRight((right, left) => hashNode(left, right))
  }
}

/** Where proofs get their hashes: the root of the subtree of 2^level leaves number `index`. */
export type SubtreeReader = (level: number, index: number) => Promise<Buffer>

/** The perfect subtrees that make up leaves [from, to), left to right. */
export function splitRange(from: number, to: number): { level: number; index: number }[] {
  const parts: { level: number; index: number }[] = []
  for (let at = from; at < to; ) {
    let level = at === 0 ? 52 : Math.min(52, Math.log2(lowestBit(at)))
    while (at + 2 ** level > to) level--
    parts.push({ level, index: at / 2 ** level })
    at += 2 ** level
  }
  return parts
}

function lowestBit(n: number): number {
  let bit = 1
  while (n % (bit * 2) === 0) bit *= 2
  return bit
}

/** The hash of leaves [from, to) as RFC 6962's MTH defines it. */
export async function hashRange(from: number, to: number, read: SubtreeReader): Promise<Buffer> {
  const hashes: Buffer[] = []
  // One after the other: they are read over one connection.
  for (const { level, index } of splitRange(from, to)) hashes.push(await read(level, index))
  if (hashes.length === 0) return emptyRoot
  return hashes.reduceRight((right, left) => hashNode(left, right))
}

/** RFC 6962 §2.1.1: the audit path of leaf `index` in the tree of `size` leaves. */
export async function proveInclusion(index: number, size: number, read: SubtreeReader): Promise<Buffer[]> {
  const path: Buffer[] = []
  let [from, to] = [0, size]
  while (to - from > 1) {
    const middle = from + largestPowerBelow(to - from)
    if (index < middle) {
      path.unshift(await hashRange(middle, to, read))
      to = middle
    } else {
      path.unshift(await hashRange(from, middle, read))
      from = middle
    }
  }
  return path
}

/** RFC 6962 §2.1.2: proof that the tree of `size` leaves continues the tree of `first` leaves. */
export async function proveConsistency(first: number, size: number, read: SubtreeReader): Promise<Buffer[]> {
  if (first === 0 || first === size) return []
  const prove = async (from: number, to: number, m: number, whole: boolean): Promise<Buffer[]> => {
    if (m === to - from) return whole ? [] : [await hashRange(from, to, read)]
    const k = largestPowerBelow(to - from)
    if (m <= k) return [...(await prove(from, from + k, m, whole)), await hashRange(from + k, to, read)]
    return [...(await prove(from + k, to, m - k, false)), await hashRange(from, from + k, read)]
  }
  return prove(0, size, first, true)
}

/** Largest power of two smaller than n, for n ≥ 2. */
export function largestPowerBelow(n: number): number {
  let k = 1
  while (k * 2 < n) k *= 2
  return k
}

/** RFC 9162 §2.1.3.2. */
export function checkInclusion(leaf: Buffer, index: number, size: number, path: readonly Buffer[], root: Buffer): boolean {
  if (index >= size) return false
  let fn = index
  let sn = size - 1
  let r = leaf
  for (const p of path) {
    if (sn === 0) return false
    if (fn % 2 === 1 || fn === sn) {
      r = hashNode(p, r)
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)]
    } else r = hashNode(r, p)
    fn = Math.floor(fn / 2)
    sn = Math.floor(sn / 2)
  }
  return sn === 0 && r.equals(root)
}

/** RFC 9162 §2.1.4.2. */
export function checkConsistency(first: number, second: number, firstRoot: Buffer, secondRoot: Buffer, proof: readonly Buffer[]): boolean {
  if (first === second) return proof.length === 0 && firstRoot.equals(secondRoot)
  if (first === 0) return proof.length === 0
  if (first > second || proof.length === 0) return false
  const path = Number.isInteger(Math.log2(first)) ? [firstRoot, ...proof] : [...proof]
  let fn = first - 1
  let sn = second - 1
  while (fn % 2 === 1) [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)]
  let fr = path[0]!
  let sr = path[0]!
  for (const c of path.slice(1)) {
    if (sn === 0) return false
    if (fn % 2 === 1 || fn === sn) {
      fr = hashNode(c, fr)
      sr = hashNode(c, sr)
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)]
    } else sr = hashNode(sr, c)
    fn = Math.floor(fn / 2)
    sn = Math.floor(sn / 2)
  }
  return sn === 0 && fr.equals(firstRoot) && sr.equals(secondRoot)
}
