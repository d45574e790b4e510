import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import { openPromise, type Entry, type ZipFile } from 'yauzl'
import { manifestName, signatureName } from './manifest.ts'

/** A file of a bundle: its hash, and its bytes where it is one that is read: manifest and signature, and small as these are. */
export interface BundleFile {
  sha256: string
  bytes: number
  small: Buffer | null
}

/** Manifest and signature are small; nothing larger is read into memory. */
const mostText = 4 * 1024 * 1024

/** Reads every file of a zip once. Throws where it is no zip, has two files of one name, or one that is compressed or whose checksum is wrong. */
export async function readBundle(path: string): Promise<Map<string, BundleFile>> {
  const zip = await openPromise(path, { lazyEntries: true })
  const files = new Map<string, BundleFile>()
  try {
    for await (const entry of zip.eachEntry()) {
      if (files.has(entry.fileName)) throw new Error(`two files are called ${entry.fileName}`)
      files.set(entry.fileName, await readEntry(zip, entry))
    }
  } finally {
    zip.close()
  }
  return files
}

async function readEntry(zip: ZipFile, entry: Entry): Promise<BundleFile> {
  // Entries are stored (docs/evidence.md): what unpacks to more than it is, no bundle of ours holds.
  if (entry.compressionMethod !== 0) throw new Error(`${entry.fileName} is compressed`)
  const isRead = entry.fileName === manifestName || entry.fileName === signatureName
  const stream = (await zip.openReadStreamPromise(entry)) as Readable
  const hash = createHash('sha256')
  const kept: Buffer[] = []
  let bytes = 0
  // The zip reader does not compare it.
  let checksum = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    hash.update(chunk)
    checksum = crc32(chunk, checksum)
    bytes += chunk.length
    if (isRead && bytes <= mostText) kept.push(chunk)
  }
  if (checksum !== entry.crc32) throw new Error(`the checksum of ${entry.fileName} is wrong`)
  return { sha256: hash.digest('hex'), bytes, small: isRead && bytes <= mostText ? Buffer.concat(kept) : null }
}
