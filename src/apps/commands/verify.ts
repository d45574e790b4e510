import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { verifyBundle, type EvidenceReport } from '#domains/footage/evidence/verify.ts'
import { readConfig } from '#platform/config.ts'
import { makeSigner, parseVerifier, type NoteVerifier } from '#platform/ledger/note.ts'

export const help = `langqiao verify FILE [--key KEY|FILE …] [--json]
Checks an evidence bundle offline: its signature, every file, and that the ledger answers for what it shows.
  --key    verifier key (name+id+base64), or a file with one a line; may be repeated.
           Default: evidence.keys in LANGQIAO_KEYS, and this machine's own ledger key.
           A key is got beforehand, from those who keep it; one that lies inside the bundle is never used.
  --json   the report as one JSON line
Exit 0: valid. Exit 1: not to be believed. The format: docs/evidence.md`

export async function run(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { key: { type: 'string', multiple: true, default: [] }, json: { type: 'boolean', default: false } } })
  const [file, ...more] = positionals
  if (!file || more.length > 0) throw new Error(`one FILE is needed\n${help}`)
  const keys = values.key.length > 0 ? values.key.flatMap(readKeys) : readOwnKeys()
  if (keys.length === 0) throw new Error('no key to check against: give --key, or put the keys that you were given into evidence.keys in LANGQIAO_KEYS')
  const report = await verifyBundle(file, keys)
  if (values.json) console.log(JSON.stringify({ valid: report.valid, key: report.key, findings: report.findings }))
  else print(report)
  process.exitCode = report.valid ? 0 : 1
}

/** A key as text, or the file that holds one a line. Throws where a line is no key. */
function readKeys(given: string): NoteVerifier[] {
  const lines = existsSync(given) ? readFileSync(given, 'utf8').split('\n') : [given]
  return lines
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => {
      const key = parseVerifier(line)
      if (!key) throw new Error(`not a verifier key (name+id+base64): ${line.trim().slice(0, 60)}`)
      return key
    })
}

function readOwnKeys(): NoteVerifier[] {
  const { keysDir, county } = readConfig(process.env)
  const given = join(keysDir, 'evidence.keys')
  const own = join(keysDir, 'ledger.key')
  return [
    ...(existsSync(given) ? readKeys(given) : []),
    ...(existsSync(own) ? [makeSigner(`langqiao/${county}`, Buffer.from(readFileSync(own, 'utf8'), 'base64')).verifier] : []),
  ]
}

const questions: Record<EvidenceReport['findings'][number]['check'], string> = {
  zip: 'The archive is whole',
  manifest: 'The manifest can be read',
  signature: 'The manifest was signed by a known key',
  files: 'Every file is the one that was signed',
  checkpoint: 'The ledger’s checkpoint was signed by a known key',
  inclusion: 'The export stands in that ledger',
  act: 'The ledger’s act is this export',
  content: 'The ledger holds the same content',
}

function print({ valid, findings, manifest }: EvidenceReport): void {
  for (const { check, ok, detail } of findings) console.log(`${ok ? 'yes' : 'NO '}  ${questions[check]}: ${detail}`)
  if (valid && manifest?.format === 'langqiao-reel/1') {
    const { ground, title, video, items } = manifest.content
    console.log(`     ${ground.number}, reel "${title}": ${video.frames} frames, derived for watching, no original`)
    for (const i of items) console.log(`     ${i.caption || i.name}  camera ${i.camera.name}  ${i.from} to ${i.to}${i.masks.length > 0 ? `  (${i.masks.length} regions blacked out by ${i.maskedBy})` : ''}`)
  } else if (valid && manifest?.format === 'langqiao-evidence/1') {
    const { ground, camera, parts, missing } = manifest.content
    console.log(`     ${ground.number}, camera ${camera.name}, ${parts.reduce((sum, p) => sum + p.frames - p.preRollFrames, 0)} frames in ${parts.length} part(s)`)
    for (const p of parts) console.log(`     ${p.file}  ${p.from} to ${p.to}  SHA-256 ${p.sha256}${p.preRollFrames ? `  (${p.preRollFrames} frames before it for decoding, hidden)` : ''}`)
    for (const m of missing) console.log(`     no picture ${m.from} to ${m.to}: ${m.why === 'damaged' ? 'damaged' : 'not recorded'}`)
  }
  console.log(valid ? 'valid' : 'NOT VALID')
}
