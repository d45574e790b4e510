import { basename, dirname, join } from 'node:path'
import type { Vfs } from '#platform/ports/vfs.ts'

/**
 * Where footage lies: `<root>/<camera>/<yyyy-mm-dd>/<start>.mp4`, its index beside it as `.idx`.
 * `start` is the wall time of the file's media time 0 in ms since the epoch, days are UTC.
 * The name alone says when a file begins: everything inside is relative to it, so a linked file is a valid file elsewhere.
 */
const cameraIdShape = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/
const fileShape = /^(\d{1,15})\.mp4$/
const dayShape = /^\d{4,6}-\d\d-\d\d$/

/** No file covers more than this, so that whatever covers a moment began at most this long before. */
export const maxFileMs = 3_600_000

export function cameraFolder(root: string, cameraId: string): string {
  if (!cameraIdShape.test(cameraId)) throw new Error(`not a camera id: ${JSON.stringify(cameraId)}`)
  return join(root, cameraId)
}

export function mediaPath(root: string, cameraId: string, startMs: number): string {
  return join(cameraFolder(root, cameraId), nameDay(startMs), `${startMs}.mp4`)
}

export function indexPath(mediaPath: string): string {
  return mediaPath.replace(/\.mp4$/, '.idx')
}

export function nameDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10)
}

/** The start that a media file's name states; undefined for any other file. */
export function readStart(path: string): number | undefined {
  const match = fileShape.exec(basename(path))
  return match ? Number(match[1]) : undefined
}

/** The camera that a media file's place states. */
export function readCameraId(path: string): string {
  return basename(dirname(dirname(path)))
}

/** Cameras that have a folder under the root. */
export async function listCameras(vfs: Vfs, root: string): Promise<string[]> {
  return (await vfs.list(root)).filter((e) => e.isFolder && cameraIdShape.test(e.name)).map((e) => e.name)
}

/** The camera's day folders, oldest first. */
export async function listDays(vfs: Vfs, root: string, cameraId: string): Promise<string[]> {
  const entries = await vfs.list(cameraFolder(root, cameraId))
  return entries.filter((e) => e.isFolder && dayShape.test(e.name)).map((e) => e.name)
}

/** Starts of the media files in a day folder, ascending. */
export async function listStarts(vfs: Vfs, root: string, cameraId: string, day: string): Promise<number[]> {
  const entries = await vfs.list(join(cameraFolder(root, cameraId), day))
  return entries
    .map((e) => (e.isFolder ? undefined : readStart(e.name)))
    .filter((start) => start !== undefined)
    .sort((a, b) => a - b)
}
