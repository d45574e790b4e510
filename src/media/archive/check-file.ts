import type { Vfs } from '#platform/ports/vfs.ts'
import { maxIndexSize, readWhole, rebuildIndex } from './file-index.ts'
import { buildTail } from './finish.ts'
import { indexPath } from './layout.ts'
import { recordSize } from './record.ts'

/**
 * Checks one finished file as a whole: it opens, every fragment is what was written, it is ended in good order, nothing stands
 * behind its end, and the index beside it is the one that it gives. Returns what is wrong, in sentences; none
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
    const { index, bytes } = rebuilt
    const tail = buildTail(bytes.subarray(-recordSize), Array.from({ length: index.count }, (_, i) => index.at(i)))
    const found = Buffer.alloc(tail.length)
    await media.read(found, endSize)
    if (!found.equals(tail) || (await media.size()) !== endSize + tail.length) faults.push(`${path} does not end as it was ended`)
    const beside = await readWhole(vfs, indexPath(path), maxIndexSize)
    if (!beside?.equals(bytes)) faults.push(`${path}: the index beside it is not the one that it gives`)
    return faults
  } finally {
    await media.close()
  }
}
