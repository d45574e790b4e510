import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { readOrientation, writeOrientation } from './orientation.ts'

/** Photos that a small copy can be made of. */
export const previewTypes: readonly string[] = ['image/jpeg', 'image/png', 'image/webp']

const timeoutMs = 15_000
/** Two at a time: a preview is a look of one person, not a stream. */
const atOnce = 2
let running = 0
const waiting: (() => void)[] = []

/**
 * A small JPEG of a photo with none of its metadata (no place, no device), save which way is up. Made anew from the
 * pixels in a process that may die. Null where the bytes give no picture or the time is over.
 */
export async function makePreview(bytes: Buffer, mediaType: string): Promise<Buffer | null> {
  if (!previewTypes.includes(mediaType)) return null
  if (running >= atOnce) await new Promise<void>((turn) => waiting.push(turn))
  else running++
  try {
    const jpeg = await decodeInChild(bytes, mediaType)
    const orientation = mediaType === 'image/jpeg' ? readOrientation(bytes) : 1
    return jpeg && orientation !== 1 ? writeOrientation(jpeg, orientation) : jpeg
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}

async function decodeInChild(bytes: Buffer, mediaType: string): Promise<Buffer | null> {
  // No inherited flags or environment secrets: this process meets bytes from strangers.
  const env = { PATH: process.env.PATH, SKIP_FFMPEG: 'true' }
  const child = spawn(process.execPath, [join(import.meta.dirname, 'preview-child.ts'), mediaType], { env, stdio: ['pipe', 'pipe', 'ignore'], timeout: timeoutMs, killSignal: 'SIGKILL' })
  const ended = new Promise<boolean>((resolve) => {
    child.once('error', () => resolve(false))
    child.once('exit', (code) => resolve(code === 0))
  })
  child.stdin.on('error', () => undefined)
  child.stdin.end(bytes)
  const out = await buffer(child.stdout)
  return (await ended) && out.length > 0 ? out : null
}
