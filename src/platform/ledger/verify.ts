import { hashPayload, type Envelope } from '../acts/act.ts'
import type { Finding } from './findings.ts'
import type { LedgerEntry, StoredAct, UnloggedAct } from './entries.ts'
import { CompactRange, hashLeaf } from './merkle.ts'
import { parseCheckpoint, parseNote, verifyNote, type NoteVerifier } from './note.ts'

/** What the verifier is given. It trusts the key alone; everything else is to be proven. */
export interface LedgerEvidence {
  county: string
  entries: AsyncIterable<LedgerEntry>
  unlogged: UnloggedAct[]
  /** Checkpoints from inside the database: one per batch. */
  storedNotes: string[]
  /** Checkpoints from outside: files, witnesses, other readers. `from` is named in findings. */
  givenNotes: { from: string; note: string }[]
  key: NoteVerifier
}

export interface LedgerReport {
  valid: boolean
  size: number
  /** Base64 root of the log as it stands. */
  root: string
  erased: number
  pending: number
  findings: Finding[]
}

interface Claim {
  from: string
  size: number
  root: Buffer
}

/** Checks everything and stops at nothing: every finding is named. Memory: O(records + erasures + checkpoints). */
export async function verifyLedger(evidence: LedgerEvidence): Promise<LedgerReport> {
  const findings: Finding[] = []
  const claims = readClaims(evidence, findings)
  const bySize = groupBySize(claims, findings)
  const range = new CompactRange()
  const versions = new Map<string, number>()
  const missing = new Map<string, number>()
  const present = new Set<string>()
  const erasures = new Set<string>()
  let lastGood = 0
  let firstBad: { claim: Claim; root: Buffer } | null = null

  const compare = () => {
    for (const claim of bySize.get(range.size) ?? []) {
      const root = range.root()
      if (root.equals(claim.root)) lastGood = firstBad ? lastGood : claim.size
      else firstBad ??= { claim, root }
    }
  }
  compare()
  for await (const entry of evidence.entries) {
    const expected = range.size
    if (entry.seq !== expected) findings.push({ code: 'seq_gap', seq: entry.seq, detail: `log number ${entry.seq} stands where ${expected} should` })
    checkEntry(evidence.county, entry, versions, erasures, findings)
    if (entry.payload) present.add(entry.act)
    else if (entry.stored) missing.set(entry.act, entry.seq)
    // The tree is rebuilt from the acts' own bytes, not from the stored leaves.
    range.append(entry.stored ? hashLeaf(entry.stored.envelope) : entry.leaf)
    compare()
  }
  checkErasures(missing, present, erasures, findings)
  checkUnlogged(evidence.unlogged, findings)
  checkTail(range, claims, lastGood, firstBad, findings)
  return {
    valid: findings.length === 0,
    size: range.size,
    root: range.root().toString('base64'),
    erased: [...missing.keys()].filter((act) => erasures.has(act)).length,
    pending: evidence.unlogged.filter((act) => act.pending).length,
    findings,
  }
}

function readClaims(evidence: LedgerEvidence, findings: Finding[]): Claim[] {
  const origin = `langqiao/${evidence.county}`
  const all = [...evidence.storedNotes.map((note) => ({ from: 'database', note })), ...evidence.givenNotes]
  return all.flatMap(({ from, note }) => {
    const parsed = parseNote(note)
    const checkpoint = parsed && parseCheckpoint(parsed.text)
    if (!parsed || !checkpoint || checkpoint.origin !== origin) {
      findings.push({ code: 'malformed', detail: `a checkpoint from ${from} cannot be read, or is another log's` })
      return []
    }
    if (!verifyNote(parsed, evidence.key)) {
      findings.push({ code: 'unknown_key', detail: `the checkpoint of size ${checkpoint.size} from ${from} is not signed by the key that was given` })
      return []
    }
    return [{ from, size: checkpoint.size, root: checkpoint.root }]
  })
}

function groupBySize(claims: Claim[], findings: Finding[]): Map<number, Claim[]> {
  const bySize = new Map<number, Claim[]>()
  for (const claim of claims) {
    const same = bySize.get(claim.size) ?? []
    const other = same.find((c) => !c.root.equals(claim.root))
    if (other) findings.push({ code: 'checkpoints_disagree', detail: `two histories: at size ${claim.size}, ${other.from} and ${claim.from} were shown different logs` })
    bySize.set(claim.size, [...same, claim])
  }
  return bySize
}

function checkEntry(county: string, entry: LedgerEntry, versions: Map<string, number>, erasures: Set<string>, findings: Finding[]): void {
  const { seq, act, stored } = entry
  if (!stored) {
    findings.push({ code: 'act_missing', seq, act, detail: `the log names an act that is gone` })
    return
  }
  if (!hashLeaf(stored.envelope).equals(entry.leaf)) findings.push({ code: 'leaf_altered', seq, act, detail: `the leaf does not cover the act's bytes` })
  const envelope = readEnvelope(stored.envelope)
  if (!envelope) {
    findings.push({ code: 'malformed', seq, act, detail: 'the envelope is not JSON of the known form' })
    return
  }
  const differing = compareColumns(county, act, stored, envelope)
  if (differing.length > 0) findings.push({ code: 'columns_altered', seq, act, detail: `columns differ from the act: ${differing.join(', ')}` })
  if (entry.payload && hashPayload(entry.payload.salt, entry.payload.body) !== envelope.payload)
    findings.push({ code: 'payload_altered', seq, act, detail: `the payload is not the one that was recorded` })
  const record = `${envelope.record.type}:${envelope.record.id}`
  const last = versions.get(record) ?? 0
  if (envelope.version !== last + 1) findings.push({ code: 'version_gap', seq, act, detail: `${record} goes from version ${last} to ${envelope.version}` })
  versions.set(record, envelope.version)
  if (envelope.type === 'erasure.ordered') for (const target of envelope.erases ?? []) erasures.add(target)
}

function readEnvelope(bytes: Buffer): Envelope | null {
  try {
    const value = JSON.parse(bytes.toString('utf8')) as Envelope
    return typeof value === 'object' && value?.v === 1 && typeof value.record?.type === 'string' ? value : null
  } catch {
    return null
  }
}

function compareColumns(county: string, act: string, s: StoredAct, e: Envelope): string[] {
  const pairs: [string, unknown, unknown][] = [
    ['county', county, e.county],
    ['id', act, e.id],
    ['record_type', s.recordType, e.record.type],
    ['record_id', s.recordId, e.record.id],
    ['version', s.version, e.version],
    ['type', s.type, e.type],
    ['actor', s.actor, e.actor],
    ['happened_at', s.happenedAt, new Date(e.happenedAt).toISOString()],
    ['recorded_at', s.recordedAt, new Date(e.recordedAt).toISOString()],
    ['purpose', s.purpose, e.purpose && `${e.purpose.type}:${e.purpose.id}`],
    ['corrects', s.corrects, e.corrects],
    ['topics', s.topics.join('\n'), e.topics.join('\n')],
  ]
  return pairs.filter(([, column, truth]) => column !== truth).map(([name]) => name)
}

function checkErasures(missing: Map<string, number>, present: Set<string>, erasures: Set<string>, findings: Finding[]): void {
  for (const [act, seq] of missing)
    if (!erasures.has(act)) findings.push({ code: 'payload_missing', seq, act, detail: `the payload is gone and no erasure act names it` })
  for (const act of erasures) if (present.has(act)) findings.push({ code: 'payload_not_erased', act, detail: `an erasure act names it, yet its payload is still there` })
}

function checkUnlogged(unlogged: UnloggedAct[], findings: Finding[]): void {
  for (const { act, pending } of unlogged)
    if (!pending) findings.push({ code: 'act_unlogged', act, detail: `an act stands in the table that the log does not hold` })
}

function checkTail(range: CompactRange, claims: Claim[], lastGood: number, firstBad: { claim: Claim; root: Buffer } | null, findings: Finding[]): void {
  if (firstBad)
    findings.push({
      code: 'history_differs',
      seq: lastGood,
      detail: `between log numbers ${lastGood} and ${firstBad.claim.size - 1} the log is not the one that was signed (checkpoint of size ${firstBad.claim.size} from ${firstBad.claim.from})`,
    })
  for (const claim of claims.filter((c) => c.size > range.size))
    findings.push({ code: 'tail_removed', seq: range.size, detail: `a checkpoint from ${claim.from} was signed for ${claim.size} acts, ${claim.size - range.size} more than the log holds: it was cut or rolled back` })
  const signed = Math.max(0, ...claims.map((c) => c.size))
  if (range.size > signed) findings.push({ code: 'tail_unsigned', seq: signed, detail: `log numbers ${signed} to ${range.size - 1} were never signed: they were inserted` })
}
