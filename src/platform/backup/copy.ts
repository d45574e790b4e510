import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, rename, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import type pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { Fault } from '../fault.ts'
import { diskVfs } from '../ports/vfs.ts'
import type { BackupFile } from './manifest.ts'

/** Writes what a query answers into a gzipped COPY file, synced to disk before it is named, and its name too. */
export async function copyOut(client: pg.ClientBase, query: string, folder: string, name: string): Promise<BackupFile> {
  const path = join(folder, name)
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const hash = createHash('sha256')
  const tee = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk)
      done(null, chunk)
    },
  })
  const temporary = `${path}.new`
  await pipeline(client.query(copyTo(`copy (${query}) to stdout`)), createGzip({ level: 6 }), tee, createWriteStream(temporary, { mode: 0o600 }))
  const file = await open(temporary, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(temporary, path)
  await diskVfs.fsyncDir(dirname(path))
  return { name, sha256: hash.digest('hex'), bytes: (await stat(path)).size }
}

/** Loads a COPY file into a table. Throws a Fault `backup_damaged` when its bytes are not those that were written. */
export async function copyIn(client: pg.ClientBase, target: string, folder: string, file: BackupFile): Promise<void> {
  await checkFile(folder, file)
  await pipeline(createReadStream(join(folder, file.name)), createGunzip(), client.query(copyFrom(`copy ${target} from stdin`)))
}

async function checkFile(folder: string, file: BackupFile): Promise<void> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(join(folder, file.name)), hash).catch((error: unknown) => {
    throw new Fault('backup_damaged', { file: file.name }, 500, error)
  })
  if (hash.digest('hex') !== file.sha256) throw new Fault('backup_damaged', { file: file.name }, 500)
}
