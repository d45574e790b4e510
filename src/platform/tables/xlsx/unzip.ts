import type { Readable } from 'node:stream'
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'
import { Fault } from '../../fault.ts'

/** A workbook of more parts is no list. */
const mostEntries = 2_000

/** The XML parts of an Office file by name, unpacked when asked for; together they have no more than `most` bytes, whatever their headers claim. */
export async function openParts(bytes: Buffer, most: number): Promise<(name: string) => Promise<string | null>> {
  const { zip, entries } = await readOr(async () => {
    const opened = await fromBufferPromise(bytes, { lazyEntries: true })
    if (opened.entryCount > mostEntries) throw new Fault('import_workbook_too_large', {}, 422)
    const found = new Map<string, Entry>()
    for await (const entry of opened.eachEntry()) found.set(entry.fileName.toLowerCase(), entry)
    return { zip: opened, entries: found }
  })
  let left = most
  return async (name) => {
    const entry = entries.get(name.replace(/^\//, '').toLowerCase())
    if (!entry) return null
    const part = await readOr(() => unpack(zip, entry, left))
    left -= part.length
    return decode(part)
  }
}

async function unpack(zip: ZipFile, entry: Entry, left: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of (await zip.openReadStreamPromise(entry)) as Readable as AsyncIterable<Buffer>) {
    size += chunk.length
    // Counted as it comes: what a header claims is not believed.
    if (size > left) throw new Fault('import_workbook_too_large', {}, 422)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

async function readOr<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    throw error instanceof Fault ? error : new Fault('import_bad_workbook', {}, 422, error)
  }
}

function decode(part: Buffer): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(part)
    // Office writes none; entities of one's own are how XML bombs are made.
    if (!text.includes('<!DOCTYPE')) return text
  } catch {
    // Told below.
  }
  throw new Fault('import_bad_workbook', {}, 422)
}
