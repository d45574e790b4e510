import { verify as verifySignature } from 'node:crypto'
import { canonicalise } from '#platform/acts/canonical.ts'
import { hashPayload, type Envelope } from '#platform/acts/act.ts'
import { checkInclusion, hashLeaf } from '#platform/ledger/merkle.ts'
import { parseCheckpoint, parseNote, toPublicKey, verifyNote, type NoteVerifier } from '#platform/ledger/note.ts'
import { anyManifest, formatName, hashContent, manifestName, signatureName, type Manifest } from './manifest.ts'
import { readBundle, type BundleFile } from './read-bundle.ts'

/** What was checked, in order; the first that is not `ok` says why the bundle is not to be believed. */
export const checks = ['zip', 'manifest', 'signature', 'files', 'checkpoint', 'inclusion', 'act', 'content'] as const
export type Check = (typeof checks)[number]

export interface Finding {
  check: Check
  ok: boolean
  detail: string
}

export interface EvidenceReport {
  valid: boolean
  findings: Finding[]
  /** Who signed, once the signature was right. */
  key: string | null
  manifest: Manifest | null
}

/**
 * Verifies a bundle offline, against keys that were given beforehand: never one that came with it. Every check that can be
 * made is made. docs/evidence.md
 */
export async function verifyBundle(path: string, keys: readonly NoteVerifier[]): Promise<EvidenceReport> {
  const findings: Finding[] = []
  const note = (check: Check, ok: boolean, detail: string) => {
    findings.push({ check, ok, detail })
    return ok
  }
  const end = (manifest: Manifest | null, key: string | null): EvidenceReport => ({ valid: findings.every((f) => f.ok) && findings.length === checks.length, findings, key, manifest })

  const files = await readBundle(path).catch((error: unknown) => (error instanceof Error ? error.message : String(error)))
  if (typeof files === 'string') {
    note('zip', false, files)
    return end(null, null)
  }
  note('zip', true, `${files.size} files, every checksum right`)
  const bytes = files.get(manifestName)?.small
  const parsed = bytes ? readManifest(bytes) : 'there is no manifest'
  if (typeof parsed === 'string') {
    note('manifest', false, parsed)
    return end(null, null)
  }
  note('manifest', true, `${parsed.format}, canonical`)
  const signer = findSigner(bytes!, files.get(signatureName)?.small?.toString('utf8') ?? '', keys)
  note('signature', typeof signer !== 'string', typeof signer === 'string' ? signer : `by ${signer.name}+${signer.keyId.toString('hex')}`)
  note('files', ...checkFiles(files, parsed))
  checkLedger(parsed, keys, note)
  return end(parsed, typeof signer === 'string' ? null : signer.name)
}

function readManifest(bytes: Buffer): Manifest | string {
  try {
    const text = bytes.toString('utf8')
    const parsed = anyManifest.safeParse(JSON.parse(text))
    if (!parsed.success) return `the manifest is not of this format: ${parsed.error.issues[0]?.path.join('.')}`
    return canonicalise(parsed.data) === text ? parsed.data : 'the manifest is not canonical JSON (RFC 8785)'
  } catch {
    return 'the manifest is no JSON'
  }
}

/** `— <name> <base64 of four bytes key id, 64 bytes Ed25519 signature>` over the manifest's bytes. */
function findSigner(signed: Buffer, line: string, keys: readonly NoteVerifier[]): NoteVerifier | string {
  const match = /^— (\S+) ([A-Za-z0-9+/=]+)\n$/.exec(line)
  if (!match) return 'the signature file is malformed'
  const bytes = Buffer.from(match[2]!, 'base64')
  const key = keys.find((k) => k.name === match[1] && k.keyId.equals(bytes.subarray(0, 4)))
  if (!key) return `signed by ${match[1]}+${bytes.subarray(0, 4).toString('hex')}, a key that was not given beforehand`
  return verifySignature(null, signed, toPublicKey(key), bytes.subarray(4)) ? key : 'the signature does not fit the manifest: one of them was changed'
}

function checkFiles(files: ReadonlyMap<string, BundleFile>, manifest: Manifest): [boolean, string] {
  const { files: listed } = manifest
  for (const { name, sha256, bytes } of listed) {
    const file = files.get(name)
    if (!file) return [false, `${name} is missing`]
    if (file.sha256 !== sha256 || file.bytes !== bytes) return [false, `${name} was changed: its SHA-256 is ${file.sha256}, the manifest says ${sha256}`]
  }
  const known = new Set([manifestName, signatureName, ...listed.map((f) => f.name)])
  const foreign = [...files.keys()].find((name) => !known.has(name))
  if (foreign !== undefined) return [false, `${foreign} does not belong to the bundle`]
  const { role, films } = listFilms(manifest)
  const given = listed.filter((f) => f.role === role)
  const agree = given.length === films.length && films.every((p, i) => p.file === given[i]!.name && p.sha256 === given[i]!.sha256 && p.bytes === given[i]!.bytes)
  return agree ? [true, `${given.length} ${role}${given.length === 1 ? '' : 's'}, SHA-256 as listed`] : [false, 'the parts and the files of the manifest do not agree']
}

/** What the content vouches for: the originals of an export, or the film that was made of clips. */
const listFilms = ({ format, content }: Manifest) => (format === formatName ? { role: 'original', films: content.parts } : { role: 'derived', films: [content.video] })

/** The act that answers for a manifest. */
const sealOf = ({ format, content }: Manifest) => (format === formatName ? { type: 'export.sealed', record: content.export, what: 'export' } : { type: 'reel.sealed', record: content.reel, what: 'reel' })

/** From the key to the picture: key → checkpoint → root → leaf → payload → content → SHA-256 of each original. */
function checkLedger(manifest: Manifest, keys: readonly NoteVerifier[], note: (check: Check, ok: boolean, detail: string) => boolean): void {
  const { ledger, content } = manifest
  const seal = sealOf(manifest)
  const signed = parseNote(ledger.checkpoint)
  const checkpoint = signed && parseCheckpoint(signed.text)
  const key = signed && keys.find((k) => verifyNote(signed, k))
  if (!note('checkpoint', !!checkpoint && !!key, !checkpoint ? 'malformed' : key ? `${checkpoint.origin}, ${checkpoint.size} acts` : 'not signed by a key that was given beforehand')) return
  const envelope = Buffer.from(ledger.envelope, 'base64')
  const path = ledger.path.map((hash) => Buffer.from(hash, 'base64'))
  const isIn = checkInclusion(hashLeaf(envelope), ledger.index, checkpoint!.size, path, checkpoint!.root)
  note('inclusion', isIn, isIn ? `act number ${ledger.index} of ${checkpoint!.size}` : 'the act is not in the tree of the checkpoint')
  const act = readAct(seal.type, envelope, Buffer.from(ledger.salt, 'base64'), Buffer.from(ledger.payload, 'base64'))
  if (!note('act', typeof act !== 'string' && act.record === seal.record, typeof act === 'string' ? act : act.record === seal.record ? `${seal.what} ${act.record}, recorded ${act.recordedAt}` : `the act is of another ${seal.what}`)) return
  const hash = hashContent(content)
  const same = typeof act !== 'string' && act.content === hash
  note('content', same, same ? 'what the manifest says is what the ledger holds' : 'the ledger holds another content than the manifest')
}

function readAct(type: string, envelopeBytes: Buffer, salt: Buffer, body: Buffer): { record: string; recordedAt: string; content: string } | string {
  try {
    const envelope = JSON.parse(envelopeBytes.toString('utf8')) as Envelope
    if (envelope.type !== type) return `the act is ${envelope.type}, not ${type}`
    if (envelope.payload !== hashPayload(salt, body)) return 'the payload is not the one that the act covers'
    const payload = JSON.parse(body.toString('utf8')) as { content: string }
    return { record: envelope.record.id, recordedAt: envelope.recordedAt, content: payload.content }
  } catch {
    return 'the act is malformed'
  }
}
