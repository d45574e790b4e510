import { access, copyFile, mkdir, open, readdir, rename } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { diskVfs } from '../ports/vfs.ts'

/**
 * Copies files that the other side lacks. They never change, and a copy gets its name when it is whole: what has one is left
 * as it is, so that a file which was damaged here does not take the good copy's place there.
 */
export async function mirrorFiles(from: string, to: string): Promise<number> {
  const entries = await readdir(from, { recursive: true, withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  let copied = 0
  for (const entry of entries) {
    if (!entry.isFile() || entry.name.endsWith('.new')) continue
    const source = join(entry.parentPath, entry.name)
    const target = join(to, relative(from, source))
    if (await exists(target)) continue
    await mkdir(dirname(target), { recursive: true, mode: 0o700 })
    await copyFile(source, `${target}.new`)
    const file = await open(`${target}.new`, 'r+')
    await file.sync()
    await file.close()
    await rename(`${target}.new`, target)
    await diskVfs.fsyncDir(dirname(target))
    copied++
  }
  return copied
}

const exists = (path: string): Promise<boolean> => access(path).then(() => true, () => false)
