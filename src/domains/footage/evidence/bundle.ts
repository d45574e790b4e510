import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { canonicalise } from '#platform/acts/canonical.ts'
import type { NoteSigner } from '#platform/ledger/note.ts'
import { diskVfs } from '#platform/ports/vfs.ts'
import { manifestName, signatureName, type Content, type Manifest } from './manifest.ts'

/** A file that goes into the zip beside the originals. */
export interface Sheet {
  name: string
  bytes: Buffer
}

type Files = Manifest['files']

/** The files of an evidence bundle, as its manifest lists them. */
export function listFiles({ parts }: Content, sheet: Sheet): Files {
  const originals = parts.map(({ file, sha256, bytes }) => ({ name: file, role: 'original' as const, sha256, bytes }))
  return [...originals, { name: sheet.name, role: 'sheet', sha256: createHash('sha256').update(sheet.bytes).digest('hex'), bytes: sheet.bytes.length }]
}

/** Signs the manifest's own bytes with the ledger's key: one line, `— <name> <base64 of key id and signature>`. */
export function signManifest(manifest: Manifest, signer: NoteSigner): { bytes: Buffer; signature: Buffer } {
  const text = canonicalise(manifest)
  return { bytes: Buffer.from(text), signature: Buffer.from(signer.sign(text)) }
}

/** Packs everything, uncompressed, so that the films lie in the zip bit for bit. Complete and synced, or not there. `films`: files of `folder`. */
export async function packBundle(path: string, folder: string, films: readonly string[], madeAt: string, manifest: { bytes: Buffer; signature: Buffer }, sheet?: Sheet): Promise<{ sha256: string; bytes: number }> {
  const zip = new ZipFile()
  const stored = { compress: false, mtime: new Date(madeAt) }
  zip.addBuffer(manifest.bytes, manifestName, stored)
  zip.addBuffer(manifest.signature, signatureName, stored)
  if (sheet) zip.addBuffer(sheet.bytes, sheet.name, stored)
  for (const file of films) zip.addFile(join(folder, basename(file)), file, stored)
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(`${path}.part`))
  const file = await open(`${path}.part`, 'r')
  await file.sync().finally(() => file.close())
  await rename(`${path}.part`, path)
  // The name survives before the act says that the bundle is here.
  await diskVfs.fsyncDir(dirname(path))
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return { sha256: hash.digest('hex'), bytes: (await stat(path)).size }
}
