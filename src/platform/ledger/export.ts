import type { LedgerEvidence } from './verify.ts'
import { hashPayload } from '../acts/act.ts'
import { splitNotes } from './checkpoint-files.ts'
import { formatVerifier } from './note.ts'

export interface ExportOptions {
  /** Without it, payloads stand as their hashes: what is in them is not handed out, and not proven. */
  content: boolean
}

/** The ledger as JSON lines (docs/ledger.md, "Export"). The last line counts the entries, so that a cut file is found. */
export async function* exportLedger(evidence: LedgerEvidence, { content }: ExportOptions): AsyncGenerator<string> {
  const line = (value: unknown) => `${JSON.stringify(value)}\n`
  yield line({ format: 'langqiao-ledger/1', county: evidence.county, key: formatVerifier(evidence.keys[0]!) })
  let entries = 0
  for await (const { seq, act, leaf, stored, payload } of evidence.entries) {
    entries++
    yield line({
      seq, act, leaf: leaf.toString('hex'),
      stored: stored && {
        record_type: stored.recordType, record_id: stored.recordId, version: stored.version, type: stored.type, actor: stored.actor, happened_at: stored.happenedAt,
        recorded_at: stored.recordedAt, purpose: stored.purpose, corrects: stored.corrects, topics: stored.topics, envelope: stored.envelope.toString('base64'),
      },
      payload: payload && (content ? { salt: payload.salt.toString('hex'), body: payload.body.toString('base64') } : { hash: hashPayload(payload.salt, payload.body) }),
    })
  }
  for (const { act, pending } of evidence.unlogged) yield line({ unlogged: act, pending })
  for await (const { level, index, hash } of evidence.nodes) yield line({ node: hash.toString('hex'), level, index })
  for (const note of evidence.storedNotes) yield line({ checkpoint: note, from: 'database' })
  for (const { note, from } of evidence.givenNotes) yield line({ checkpoint: note, from })
  for (const note of splitNotes(evidence.restores)) yield line({ restore: note })
  yield line({ end: entries })
}
