import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkConsistency, checkInclusion, CompactRange, emptyRoot, hashLeaf, proveConsistency, proveInclusion, splitRange, type SubtreeReader } from './merkle.ts'

// RFC 6962 §2.1 written out once more, word for word, so that the two can disagree.
const sha = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest()
const split = (n: number) => 2 ** Math.ceil(Math.log2(n) - 1)
function mth(d: Buffer[]): Buffer {
  if (d.length === 0) return sha()
  if (d.length === 1) return sha(Buffer.of(0), d[0]!)
  const k = split(d.length)
  return sha(Buffer.of(1), mth(d.slice(0, k)), mth(d.slice(k)))
}
function path(m: number, d: Buffer[]): Buffer[] {
  if (d.length === 1) return []
  const k = split(d.length)
  return m < k ? [...path(m, d.slice(0, k)), mth(d.slice(k))] : [...path(m - k, d.slice(k)), mth(d.slice(0, k))]
}
function subproof(m: number, d: Buffer[], b: boolean): Buffer[] {
  if (m === d.length) return b ? [] : [mth(d)]
  const k = split(d.length)
  return m <= k ? [...subproof(m, d.slice(0, k), b), mth(d.slice(k))] : [...subproof(m - k, d.slice(k), false), mth(d.slice(0, k))]
}

const entries = (n: number, seed = 0) => Array.from({ length: n }, (_, i) => sha(Buffer.from(`${seed}/${i}`)))
const readerOf = (d: Buffer[]): SubtreeReader => async (level, index) => mth(d.slice(index * 2 ** level, (index + 1) * 2 ** level))
const rangeOf = (d: Buffer[]) => {
  const range = new CompactRange()
  for (const entry of d) range.append(hashLeaf(entry))
  return range
}
const hex = (buffers: Buffer[]) => buffers.map((b) => b.toString('hex'))

describe('the Merkle tree of RFC 6962', () => {
  test('agrees with the published vectors of Certificate Transparency', () => {
    const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map((h) => Buffer.from(h, 'hex'))
    const roots = [
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
      'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
      '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
      'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
      '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
    ]
    expect(emptyRoot.toString('hex')).toBe(roots[0])
    for (const [size, root] of roots.entries()) expect(rangeOf(leaves.slice(0, size)).root().toString('hex')).toBe(root)
  })

  test('proves every leaf of every tree of up to 130 leaves, as the RFC defines the path', async () => {
    const d = entries(130)
    for (let size = 1; size <= 130; size++) {
      const tree = d.slice(0, size)
      const root = mth(tree)
      expect(rangeOf(tree).root()).toEqual(root)
      for (let index = 0; index < size; index += size < 40 ? 1 : 7) {
        const proof = await proveInclusion(index, size, readerOf(tree))
        expect(hex(proof)).toEqual(hex(path(index, tree)))
        expect(checkInclusion(hashLeaf(tree[index]!), index, size, proof, root)).toBe(true)
      }
    }
  })

  test('proves that every tree of up to 130 leaves continues every smaller one', async () => {
    const d = entries(130)
    const roots = Array.from({ length: 131 }, (_, n) => mth(d.slice(0, n)))
    for (let size = 1; size <= 130; size += size < 40 ? 1 : 9)
      for (let first = 1; first <= size; first++) {
        const proof = await proveConsistency(first, size, readerOf(d.slice(0, size)))
        expect(hex(proof)).toEqual(hex(subproof(first, d.slice(0, size), true)))
        expect(checkConsistency(first, size, roots[first]!, roots[size]!, proof)).toBe(true)
      }
  })

  test('accepts no proof that was altered, shortened, lengthened or moved', async () => {
    const mutate = (proof: Buffer[], at: number): Buffer[][] => [
      ...(proof.length > 0 ? [proof.toSpliced(at % proof.length, 1), proof.with(at % proof.length, sha(proof[at % proof.length]!))] : []),
      [...proof, emptyRoot],
      [emptyRoot, ...proof],
    ]
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 600 }), fc.nat(), fc.nat(), async (size, a, b) => {
        const d = entries(size, size)
        const root = mth(d)
        const index = a % size
        const read = readerOf(d)
        const proof = await proveInclusion(index, size, read)
        const leaf = hashLeaf(d[index]!)
        expect(checkInclusion(leaf, index, size, proof, root)).toBe(true)
        for (const wrong of mutate(proof, b)) expect(checkInclusion(leaf, index, size, wrong, root)).toBe(false)
        expect(checkInclusion(sha(leaf), index, size, proof, root)).toBe(false)
        if (size > 1) expect(checkInclusion(leaf, (index + 1) % size, size, proof, root)).toBe(false)
        expect(checkInclusion(leaf, size, size, proof, root)).toBe(false)

        const first = 1 + (b % size)
        const firstRoot = mth(d.slice(0, first))
        const consistency = await proveConsistency(first, size, read)
        expect(checkConsistency(first, size, firstRoot, root, consistency)).toBe(true)
        for (const wrong of mutate(consistency, a)) expect(checkConsistency(first, size, firstRoot, root, wrong)).toBe(false)
        expect(checkConsistency(first, size, sha(firstRoot), root, consistency)).toBe(false)
        expect(checkConsistency(first, size, firstRoot, sha(root), consistency)).toBe(false)
        if (first < size) expect(checkConsistency(size, first, root, firstRoot, consistency)).toBe(false)
      }),
      { numRuns: 60 },
    )
  })

  test('splits any range into whole subtrees that lie side by side', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 40), fc.nat(2 ** 40), (a, b) => {
        const [from, to] = a < b ? [a, b] : [b, a]
        let at = from
        for (const { level, index } of splitRange(from, to)) {
          expect(index * 2 ** level).toBe(at)
          at += 2 ** level
        }
        expect(at).toBe(to)
        expect(splitRange(from, to).length).toBeLessThanOrEqual(82)
      }),
    )
  })
})

describe('a compact range', () => {
  test('tells of each completed subtree once, with its hash', () => {
    const d = entries(300)
    const seen = new Map<string, string>()
    const range = new CompactRange()
    for (const entry of d)
      range.append(hashLeaf(entry), (level, index, hash) => {
        expect(seen.has(`${level}/${index}`)).toBe(false)
        seen.set(`${level}/${index}`, hash.toString('hex'))
      })
    for (let level = 1; 2 ** level <= 300; level++)
      for (let index = 0; (index + 1) * 2 ** level <= 300; index++)
        expect(seen.get(`${level}/${index}`)).toBe(mth(d.slice(index * 2 ** level, (index + 1) * 2 ** level)).toString('hex'))
    expect(seen.size).toBe(150 + 75 + 37 + 18 + 9 + 4 + 2 + 1)
  })

  test('goes on from where another one stood, and a clone changes nothing in its origin', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(200), (first, more) => {
        const d = entries(first + more)
        const range = rangeOf(d.slice(0, first))
        const clone = range.clone()
        for (const entry of d.slice(first)) clone.append(hashLeaf(entry))
        expect(range.root()).toEqual(mth(d.slice(0, first)))
        expect(clone.root()).toEqual(mth(d))
        range.become(clone)
        expect(range.root()).toEqual(mth(d))
      }),
      { numRuns: 40 },
    )
  })
})
