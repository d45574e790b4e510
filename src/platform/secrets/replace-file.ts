import { closeSync, constants, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Writes a key's file, for this user alone: whole or not at all, and there to stay when the call returns. */
export function replaceFile(file: string, text: string | Uint8Array): void {
  writeFileSync(`${file}.new`, text, { mode: 0o600, flush: true })
  renameSync(`${file}.new`, file)
  // What is sealed with a new key may be on its disk before this folder is on its own: the name is made to stay first.
  const folder = openSync(dirname(file), constants.O_RDONLY | constants.O_DIRECTORY)
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
