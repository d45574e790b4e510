import { Readable } from 'node:stream'
import { listClip } from '#media/archive/clip.ts'
import { burnIn } from '#media/decode/burn-in.ts'
import { Fault } from '#platform/fault.ts'
import { clipRecord } from '../clips/clip.ts'
import { regionsAt } from '../masks/mask.ts'
import type { Footage } from '../playback/footage.ts'
import type { Export } from './export.ts'
import { takePlace } from './copy-place.ts'
import { findFont } from './font.ts'
import { writeTime } from './sheet-words.ts'

/** Decoding and encoding again runs at two or three times the speed of life: more than this is watched in the page. */
const longestMinutes = 30

/**
 * Looks whether a derived copy can be made, and answers it, made as it is read: name, case number and time drawn into the
 * picture, encoded again, as fragmented MP4. Read it or destroy it. Throws `no_font`, `copy_too_long`, `copy_busy`, `nothing_recorded`.
 */
export async function prepareViewingCopy({ reader, platform }: Footage, { camera, from, to, number, clip }: Export, part: number, viewer: string): Promise<Readable> {
  const font = findFont()
  if (!font) throw new Fault('no_font', {}, 503)
  const [fromMs, toMs] = [Date.parse(from), Date.parse(to)]
  if (toMs - fromMs > longestMinutes * 60_000) throw new Fault('copy_too_long', { minutes: longestMinutes }, 422)
  const wanted = (await listClip(reader, camera, fromMs, toMs)).parts[part - 1]
  if (!wanted) throw new Fault('nothing_recorded', {}, 404)
  // What was masked in the clip is masked in whatever leaves the house to be watched.
  const { county, database, store } = platform
  const masks = clip === null ? [] : await database.read({ county, stations: 'all', account: 'system' }, async (tx) => (await store.load(tx, clipRecord, clip))?.state.masks ?? [])
  const leave = takePlace()
  const lines = ['派生观看副本 非证据原件 · DERIVED VIEWING COPY, NOT THE ORIGINAL', `${number} · ${viewer}`]
  const copy = burnIn(reader, wanted, { lines, masks: (atMs) => regionsAt(masks, atMs), fontFile: font.path, label: (atMs) => writeTime(new Date(atMs).toISOString()) })
  return Readable.from(copy, { highWaterMark: 1 }).once('close', leave)
}
