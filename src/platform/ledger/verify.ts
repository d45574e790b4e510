import type { KeyObject } from 'node:crypto'
import { checkEntry, EntryCheck } from './verify-entry.ts'
import type { Finding } from './findings.ts'
import type { LedgerEntry, StoredNode, UnloggedAct } from './entries.ts'
import { CompactRange, hashLeaf } from './merkle.ts'
import { formatVerifier, type NoteVerifier } from './note.ts'
import { readLosses, type Loss } from './restores.ts'
import { readClaims, type Claim, type GivenNote } from './verify-claims.ts'

/** What the verifier is given. It trusts the keys alone; everything else is to be proven. */
export interface LedgerEvidence {
  county: string
  entries: AsyncIterable<LedgerEntry>
  unlogged: UnloggedAct[]
  /** Kept hashes of subtrees: proofs are made of them. */
  nodes: AsyncIterable<StoredNode>
  /** Checkpoints from inside the database. */
  storedNotes: string[]
  /** Checkpoints from outside: files, witnesses, other readers. `from` is named in findings. */
  givenNotes: GivenNote[]
  /** The ledger's key; after it was replaced, the ones before too. */
  keys: readonly NoteVerifier[]
  /** Keys of witnesses whose cosignatures are to be counted. */
  witnesses?: readonly NoteVerifier[]
  /** Statements of restores (`restores.notes`). */
  restores: string
  /** Only on the machine itself: the key that seals acts. */
  sealKey?: KeyObject
}

export interface LedgerReport {
  valid: boolean
  size: number
  /** Base64 root of the log as it stands. */
  root: string
  erased: number
  pending: number
  /** Acts that declared restores lost: named, and no finding. */
  losses: Loss[]
  /** Size of the newest checkpoint from outside that agrees: everything up to there is proven against others than the database. */
  proven: number
  /** For each given witness: how many checkpoints of this log it cosigned, and the newest of them; size 0 where none. */
  cosigned: Cosigned[]
  findings: Finding[]
}

export interface Cosigned {
  name: string
  /** Its verifier key: two witnesses may bear one name. */
  key: string
  checkpoints: number
  size: number
  at: string | null
}

/** Checks everything and stops at nothing: every finding is named. Memory: O(records + erasures + checkpoints + nodes). */
export async function verifyLedger(evidence: LedgerEvidence): Promise<LedgerReport> {
  const findings: Finding[] = []
  const claims = readClaims(evidence, findings)
  const losses = checkLosses(evidence, findings)
  const tree = new TreeCheck(claims)
  const entries = new EntryCheck(evidence.county, evidence.sealKey, findings)
  let expected = 0
  for await (const entry of evidence.entries) {
    if (entry.seq !== expected) findings.push({ code: 'seq_gap', seq: entry.seq, detail: `log number ${entry.seq} stands where ${expected} should` })
    expected = entry.seq + 1
    checkEntry(entries, entry)
    // The tree is rebuilt from the acts' own bytes, not from the stored leaves.
    tree.append(entry.stored ? hashLeaf(entry.stored.envelope) : entry.leaf)
  }
  const { erased } = entries.finish()
  checkUnlogged(evidence.unlogged, findings)
  await tree.checkNodes(evidence.nodes, findings)
  const proven = tree.finish(findings)
  return {
    valid: findings.length === 0,
    size: tree.size,
    root: tree.root().toString('base64'),
    erased,
    pending: evidence.unlogged.filter((act) => act.pending).length,
    losses,
    proven,
    cosigned: (evidence.witnesses ?? []).map((witness) => countCosigned(witness, tree.agreeing)),
    findings,
  }
}

function checkLosses(evidence: LedgerEvidence, findings: Finding[]): Loss[] {
  const read = readLosses(evidence.restores, evidence.county, evidence.keys)
  if (read.includes(null)) findings.push({ code: 'unknown_key', detail: 'a statement about a restore is not signed by a key that was given' })
  return read.filter((loss) => loss !== null)
}

function countCosigned(witness: NoteVerifier, agreeing: readonly Claim[]): Cosigned {
  const signed = agreeing.filter((claim) => claim.cosigners.some((cosigner) => cosigner.witness === witness))
  const newest = signed.at(-1)
  const at = newest?.cosigners.find((cosigner) => cosigner.witness === witness)!.at ?? null
  return { name: witness.name, key: formatVerifier(witness), checkpoints: new Set(signed.map((claim) => claim.size)).size, size: newest?.size ?? 0, at }
}

function checkUnlogged(unlogged: UnloggedAct[], findings: Finding[]): void {
  for (const { act, pending } of unlogged)
    if (!pending) findings.push({ code: 'act_unlogged', act, detail: `an act stands in the table that the log does not hold` })
}

/** Rebuilds the tree and holds it against every signed checkpoint and every kept node. */
class TreeCheck {
  #range = new CompactRange()
  #claims: readonly Claim[]
  #bySize: Map<number, Claim[]>
  #nodes = new Map<string, Buffer>()
  #lastGood = 0
  #proven = 0
  #firstBad: Claim | null = null
  /** Claims that the log bears out, by size. */
  readonly agreeing: Claim[] = []

  constructor(claims: readonly Claim[]) {
    this.#claims = claims
    this.#bySize = Map.groupBy(claims, (claim) => claim.size)
    this.#compare()
  }

  get size(): number {
    return this.#range.size
  }

  root(): Buffer {
    return this.#range.root()
  }

  append(leaf: Buffer): void {
    this.#range.append(leaf, (level, index, hash) => level % 8 === 0 && this.#nodes.set(`${level / 8}/${index}`, hash))
    this.#compare()
  }

  #compare(): void {
    const claims = this.#bySize.get(this.#range.size)
    if (!claims) return
    const root = this.#range.root()
    for (const claim of claims) {
      if (!root.equals(claim.root)) this.#firstBad ??= claim
      else if (!this.#firstBad) {
        this.#lastGood = claim.size
        this.agreeing.push(claim)
        if (claim.outside) this.#proven = claim.size
      }
    }
  }

  async checkNodes(stored: AsyncIterable<StoredNode>, findings: Finding[]): Promise<void> {
    let seen = 0
    for await (const { level, index, hash } of stored) {
      seen++
      const right = this.#nodes.get(`${level}/${index}`)
      if (!right?.equals(hash)) findings.push({ code: 'node_altered', detail: `the kept hash of subtree ${index} of ${256 ** level} acts is not theirs: proofs would fail` })
    }
    if (seen < this.#nodes.size) findings.push({ code: 'node_altered', detail: `${this.#nodes.size - seen} kept hashes of subtrees are missing: proofs would fail` })
  }

  finish(findings: Finding[]): number {
    const { size } = this.#range
    if (this.#firstBad)
      findings.push({
        code: 'history_differs',
        seq: this.#lastGood,
        detail: `between log numbers ${this.#lastGood} and ${this.#firstBad.size - 1} the log is not the one that was signed (checkpoint of size ${this.#firstBad.size} from ${this.#firstBad.from})`,
      })
    const longest = this.#claims.reduce<Claim | null>((most, claim) => (claim.size > (most?.size ?? size) ? claim : most), null)
    if (longest)
      findings.push({ code: 'tail_removed', seq: size, detail: `a checkpoint from ${longest.from} was signed for ${longest.size} acts, ${longest.size - size} more than the log holds: it was cut or rolled back` })
    const signed = this.#claims.reduce((most, claim) => Math.max(most, claim.size), 0)
    if (size > signed) findings.push({ code: 'tail_unsigned', seq: signed, detail: `log numbers ${signed} to ${size - 1} were never signed: they were inserted` })
    return this.#proven
  }
}
