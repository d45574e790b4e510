import { copyFile, mkdir, open, readdir, rename, stat } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'

/** Copies files that the backup lacks. Files are named by their content or never change, so size tells enough. */
export async function mirrorFiles(from: string, to: string): Promise<number> {
  const entries = await readdir(from, { recursive: true, withFileTypes: true }).catch(() => [])
  let copied = 0
  for (const entry of entries) {
    if (!entry.isFile() || entry.name.endsWith('.new')) continue
    const source = join(entry.parentPath, entry.name)
    const target = join(to, relative(from, source))
    if (await isSameSize(source, target)) continue
    await mkdir(dirname(target), { recursive: true, mode: 0o700 })
    await copyFile(source, `${target}.new`)
    const file = await open(`${target}.new`, 'r+')
    await file.sync()
    await file.close()
    await rename(`${target}.new`, target)
    copied++
  }
  return copied
}

async function isSameSize(a: string, b: string): Promise<boolean> {
  const there = await stat(b).catch(() => null)
  return there !== null && there.size === (await stat(a)).size
}
