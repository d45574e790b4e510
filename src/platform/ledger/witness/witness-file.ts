import { constants } from 'node:fs'
import { open, readFile, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Witnessed } from './judge.ts'

/** What a witness must never forget: one file, replaced whole and synced, folder included, before anything is answered. */
export interface WitnessFile {
  find(origin: string): Witnessed | null
  keep(origin: string, witnessed: Witnessed): Promise<void>
  /** After a restore that the log's keeper has answered for. False where nothing was held. */
  forget(origin: string): Promise<boolean>
}

/** Throws where the file is there and cannot be read: a witness that starts empty would cosign a rollback. */
export async function openWitnessFile(path: string): Promise<WitnessFile> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}'
    throw error
  })
  const logs = new Map(Object.entries(JSON.parse(text) as Record<string, Witnessed>))
  const write = async () => {
    const file = await open(`${path}.new`, 'w', 0o600)
    try {
      await file.writeFile(`${JSON.stringify(Object.fromEntries(logs), null, 1)}\n`)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(`${path}.new`, path)
    const folder = await open(dirname(path), constants.O_RDONLY | constants.O_DIRECTORY)
    try {
      await folder.sync()
    } finally {
      await folder.close()
    }
  }
  return {
    find: (origin) => logs.get(origin) ?? null,
    async keep(origin, witnessed) {
      logs.set(origin, witnessed)
      await write()
    },
    async forget(origin) {
      const held = logs.delete(origin)
      if (held) await write()
      return held
    },
  }
}
