import { join } from 'node:path'
import { mirrorFiles } from '#platform/backup/mirror.ts'

/** Folders of files that acts speak of, below the data folder and below a backup's: they never change once they have their name. */
const folders = ['evidence', 'photos']

/** Copies the files that the other side lacks; answers how many. */
export async function mirrorKept(from: string, to: string): Promise<number> {
  let copied = 0
  for (const folder of folders) copied += await mirrorFiles(join(from, folder), join(to, folder))
  return copied
}
