import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CompactRange, hashLeaf, hashNode, proveConsistency, type SubtreeReader } from '../merkle.ts'
import { makeSigner, parseNote, signCheckpoint } from '../note.ts'
import { findCosignature, makeCosigner, parseWitnessKey } from './cosignature.ts'
import { judgeCheckpoint, type Witnessed } from './judge.ts'
import { formatAddCheckpoint, parseAddCheckpoint } from './messages.ts'
import { formatVerifier } from '../note.ts'

const signer = makeSigner('langqiao/350979', createHash('sha256').update('log').digest())
const logs = [signer.verifier]

/** A log of these words: its root at each size, and proofs between them. */
function growLog(words: readonly string[]) {
  const leaves = words.map((word) => hashLeaf(Buffer.from(word)))
  const read: SubtreeReader = async (level, index) => (level === 0 ? leaves[index]! : hashNode(await read(level - 1, 2 * index), await read(level - 1, 2 * index + 1)))
  const noteAt = (size: number, by = signer) => {
    const range = new CompactRange()
    for (const leaf of leaves.slice(0, size)) range.append(leaf)
    return signCheckpoint({ origin: 'langqiao/350979', size, root: range.root() }, by)
  }
  return { noteAt, ask: async (old: number, size: number) => formatAddCheckpoint({ old, proof: await proveConsistency(old, size, read), note: noteAt(size) }) }
}

/** A witness without a disk. */
function openWitness() {
  let held: Witnessed | null = null
  return (body: string) => {
    const verdict = judgeCheckpoint(body, logs, () => held)
    if (verdict.status === 200) held = verdict
    return verdict
  }
}

describe('a witness', () => {
  test('cosigns whatever grows, and never two histories', async () => {
    const words = fc.array(fc.string({ maxLength: 3 }), { minLength: 2, maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(words, words, fc.nat(), fc.nat(), async (first, other, a, b) => {
        const witness = openWitness()
        const [small, large] = [1 + (a % (first.length - 1)), first.length]
        expect(witness(await growLog(first).ask(0, small)).status).toBe(200)
        expect(witness(await growLog(first).ask(small, large)).status).toBe(200)
        // Another log that claims to go on from there, of any size.
        const fork = [...other, ...first]
        const size = Math.min(fork.length, large + (b % fork.length))
        const same = fork.slice(0, large).every((word, i) => word === first[i])
        if (!same) expect([409, 422]).toContain(witness(await growLog(fork).ask(large, size)).status)
      }),
      { numRuns: 60 },
    )
  })

  test('says what it holds to whoever starts elsewhere, and refuses to go back', async () => {
    const log = growLog(['a', 'b', 'c', 'd', 'e'])
    const witness = openWitness()
    expect(witness(await log.ask(2, 3))).toEqual({ status: 409, size: 0 })
    witness(await log.ask(0, 4))
    expect(witness(await log.ask(0, 5))).toEqual({ status: 409, size: 4 })
    expect(witness(await log.ask(0, 2))).toEqual({ status: 409, size: 4 })
    expect(witness(formatAddCheckpoint({ old: 4, proof: [], note: log.noteAt(2) }))).toEqual({ status: 400 })
    expect(witness(await log.ask(4, 4))).toMatchObject({ status: 200, size: 4 })
    expect(witness(formatAddCheckpoint({ old: 4, proof: [], note: log.noteAt(5) }))).toEqual({ status: 422 })
    expect(witness(formatAddCheckpoint({ old: 4, proof: [], note: growLog(['x', 'b', 'c', 'd']).noteAt(4) }))).toEqual({ status: 409, size: 4 })
  })

  test('cosigns no log that it was not told of, nor one that another key signed', async () => {
    const witness = openWitness()
    const thief = makeSigner('langqiao/350979', createHash('sha256').update('thief').digest())
    expect(witness(formatAddCheckpoint({ old: 0, proof: [], note: growLog(['a']).noteAt(1, thief) }))).toEqual({ status: 403 })
    const stranger = makeSigner('elsewhere', createHash('sha256').update('x').digest())
    expect(witness(formatAddCheckpoint({ old: 0, proof: [], note: signCheckpoint({ origin: 'elsewhere', size: 1, root: hashLeaf(Buffer.from('a')) }, stranger) }))).toEqual({ status: 404 })
  })

  test('reads only what is well formed', () => {
    expect(parseAddCheckpoint('old 3\n\nnote')).toEqual({ old: 3, proof: [], note: 'note' })
    for (const body of ['', 'old\n\nnote', 'old 03\n\nn', 'old -1\n\nn', 'old 1\nabc\n\nn', `old 1\n${'A'.repeat(43)}=\n`, `old 1\n${`${Buffer.alloc(32).toString('base64')}\n`.repeat(64)}\nn`])
      expect(parseAddCheckpoint(body), body.slice(0, 20)).toBeNull()
    fc.assert(fc.property(fc.string(), (body) => void judgeCheckpoint(body, logs, () => null)))
  })
})

describe('a cosignature', () => {
  const cosigner = makeCosigner('neighbour/witness', createHash('sha256').update('witness').digest())
  const note = growLog(['a']).noteAt(1)
  const cosigned = note + cosigner.cosign(parseNote(note)!.text, 1_800_000_000)

  test('tells its time to who has the key', () => {
    expect(findCosignature(parseNote(cosigned)!, cosigner.verifier)).toBe(1_800_000_000)
    expect(parseWitnessKey(formatVerifier(cosigner.verifier))).toEqual(cosigner.verifier)
    expect(parseWitnessKey(formatVerifier(signer.verifier))).toBeNull()
  })

  test('counts for no other text, time or key', () => {
    const other = makeCosigner('neighbour/witness', createHash('sha256').update('other').digest())
    expect(findCosignature(parseNote(cosigned)!, other.verifier)).toBeNull()
    expect(findCosignature(parseNote(note)!, cosigner.verifier)).toBeNull()
    const parsed = parseNote(cosigned)!
    expect(findCosignature({ ...parsed, text: parsed.text.replace('\n1\n', '\n2\n') }, cosigner.verifier)).toBeNull()
    const later = Buffer.from(parsed.signatures[1]!.signature)
    later[7]! ^= 1
    expect(findCosignature({ ...parsed, signatures: [{ ...parsed.signatures[1]!, signature: later }] }, cosigner.verifier)).toBeNull()
  })
})
