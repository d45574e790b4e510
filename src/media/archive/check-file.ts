import type { Vfs } from '#platform/ports/vfs.ts'
import { isDamage, readBoxHead } from '../mp4/walk.ts'
import { maxIndexSize, readWhole, rebuildIndex } from './file-index.ts'
import { indexPath } from './layout.ts'

/**
 * Checks one finished file as a whole: it opens, every fragment is what was written, it is ended in good order, it consists of
 * whole boxes to its last byte, and the index beside it is the one that it gives. Returns what is wrong, in sentences; none
 * when all is well. Reads every byte.
 */
export async function checkFile(vfs: Vfs, path: string): Promise<string[]> {
  const media = await vfs.open(path, 'read')
  try {
    const rebuilt = await rebuildIndex(path, media, true)
    if (!rebuilt) return [`${path} does not open`]
    const { end, endSize } = rebuilt.index
    if (!end) return [`${path} is not finished, or a fragment is not what was written at byte ${endSize}`]
    const faults: string[] = []
    const size = await media.size()
    const tail = Buffer.alloc(Math.max(0, Math.min(maxIndexSize, size - endSize)))
    await media.read(tail, endSize)
    if (!endsInTable(tail)) faults.push(`${path} does not end with its table for seeking`)
    const beside = await readWhole(vfs, indexPath(path), maxIndexSize)
    if (!beside?.equals(rebuilt.bytes)) faults.push(`${path}: the index beside it is not the one that it gives`)
    return faults
  } finally {
    await media.close()
  }
}

/** Whether the bytes are the closing record's box and an `mfra`, and nothing else. */
function endsInTable(tail: Buffer): boolean {
  const closing = readBoxHead(tail, 0, tail.length)
  if (isDamage(closing) || closing.type !== 'uuid') return false
  const table = readBoxHead(tail, closing.end, tail.length)
  return !isDamage(table) && table.type === 'mfra' && table.end === tail.length
}
