import type { KeyObject } from 'node:crypto'
import { hashPayload, sealEnvelope, type Envelope } from '../acts/act.ts'
import type { LedgerEntry, StoredAct } from './entries.ts'
import type { Finding } from './findings.ts'
import { hashLeaf } from './merkle.ts'

/** What is known of the entries seen so far. */
export class EntryCheck {
  readonly county: string
  readonly sealKey: KeyObject | undefined
  readonly findings: Finding[]
  readonly versions = new Map<string, number>()
  /** Acts without a payload, with their log numbers. */
  readonly missing = new Map<string, number>()
  readonly present = new Set<string>()
  /** Acts that erasures name. */
  readonly erasures = new Set<string>()

  constructor(county: string, sealKey: KeyObject | undefined, findings: Finding[]) {
    this.county = county
    this.sealKey = sealKey
    this.findings = findings
  }

  finish(): { erased: number } {
    for (const [act, seq] of this.missing)
      if (!this.erasures.has(act)) this.findings.push({ code: 'payload_missing', seq, act, detail: `the payload is gone and no erasure act names it` })
    for (const act of this.erasures) if (this.present.has(act)) this.findings.push({ code: 'payload_not_erased', act, detail: `an erasure act names it, yet its payload is still there` })
    return { erased: [...this.missing.keys()].filter((act) => this.erasures.has(act)).length }
  }
}

/** Holds an act's row, payload and place against its own bytes. */
export function checkEntry(check: EntryCheck, entry: LedgerEntry): void {
  const { seq, act, stored, payload } = entry
  const find = (code: Finding['code'], detail: string) => check.findings.push({ code, seq, act, detail })
  if (!stored) return void find('act_missing', `the log names an act that is gone`)
  if (payload) check.present.add(act)
  else check.missing.set(act, seq)
  if (!hashLeaf(stored.envelope).equals(entry.leaf)) find('leaf_altered', `the leaf does not cover the act's bytes`)
  if (check.sealKey && !sealEnvelope(stored.envelope, check.sealKey).equals(stored.seal)) find('seal_wrong', `the act was not written by this system, or was altered since`)
  const envelope = readEnvelope(stored.envelope)
  if (!envelope) return void find('malformed', 'the envelope is not JSON of the known form')
  const differing = compareColumns(check.county, act, stored, envelope)
  if (differing.length > 0) find('columns_altered', `columns differ from the act: ${differing.join(', ')}`)
  if (payload && hashPayload(payload.salt, payload.body) !== envelope.payload) find('payload_altered', `the payload is not the one that was recorded`)
  const record = `${envelope.record.type}:${envelope.record.id}`
  const last = check.versions.get(record) ?? 0
  if (envelope.version !== last + 1) find('version_gap', `${record} goes from version ${last} to ${envelope.version}`)
  check.versions.set(record, envelope.version)
  if (envelope.type === 'erasure.ordered') for (const target of envelope.erases ?? []) check.erasures.add(target)
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
    ['happened_at', s.happenedAt, e.happenedAt],
    ['recorded_at', s.recordedAt, e.recordedAt],
    ['purpose', s.purpose, e.purpose && `${e.purpose.type}:${e.purpose.id}`],
    ['corrects', s.corrects, e.corrects],
    ['topics', s.topics.join('\n'), e.topics.join('\n')],
  ]
  return pairs.filter(([, column, truth]) => column !== truth).map(([name]) => name)
}
