import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { openPromise, type Entry, type ZipFile } from 'yauzl'

/** A file of a bundle: its hash, and its bytes where it is small enough to be read whole. */
export interface BundleFile {
  sha256: string
  bytes: number
  small: Buffer | null
}

/** Manifest and signature are small; nothing larger is read into memory. */
const mostText = 4 * 1024 * 1024

/** Reads every file of a zip once. Throws where it is no zip, has two files of one name, or a file's checksum is wrong. */
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
  const stream = (await zip.openReadStreamPromise(entry)) as Readable
  const hash = createHash('sha256')
  const kept: Buffer[] = []
  let bytes = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    hash.update(chunk)
    bytes += chunk.length
    if (bytes <= mostText) kept.push(chunk)
  }
  return { sha256: hash.digest('hex'), bytes, small: bytes <= mostText ? Buffer.concat(kept) : null }
}
