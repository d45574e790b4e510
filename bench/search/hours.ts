import { linkSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { randomFrom } from '../../demo/random.ts'
import { indexPath, mediaPath } from '../../src/media/archive/layout.ts'
import { ArchiveReader } from '../../src/media/archive/reader.ts'
import { PatchDecoder } from '../../src/media/decode/patch-decoder.ts'
import { findMoment, listAll } from './ask.ts'
import { measureCpu } from '../house/cpu.ts'
import { timeFfmpeg } from './decode-all.ts'
import { type Filmed, filmScene } from './film.ts'
import { gopMs, type Kind, makeScene, type Scene } from './scenes.ts'

export interface HoursOptions {
  seed: string
  root: string
  hours: number
  cameras: number
}

export interface Hours {
  /** "When did it vanish", one camera. */
  cpuSeconds: number
  /** "Everything that moved here", every camera. */
  regionCpuSeconds: number
  /** Decoding everything with FFmpeg, scaled from the minutes timed. */
  decodeAllCpuSeconds: number
}

const startMs = Date.UTC(2026, 4, 1)
/** The first is the one that is searched for the moment: a place where people and cars pass. */
const films: readonly Kind[] = ['passers', 'plain', 'shake']
const timedSeconds = 600

/** Hours of 1080p25 of several cameras: a few are filmed, the others are links to their files under another name. */
export async function searchHours({ seed, root, hours, cameras }: HoursOptions): Promise<Hours> {
  const filmed: { scene: Scene; film: Filmed }[] = []
  for (const kind of films.slice(0, cameras)) {
    const scene = makeScene(`${seed}-hours`, { kind, outcome: 'vanished', width: 1920, height: 1080, minutes: hours * 60, startMs })
    filmed.push({ scene, film: await filmScene(scene, root) })
  }
  const bytes = filmed[0]!.film.files.reduce((sum, file) => sum + file.bytes, 0)
  console.error(`bench: filmed ${filmed.length} cameras of ${hours} h, ${Math.round((bytes * 8) / hours / 3_600_000)} kb/s`)
  const all = Array.from({ length: cameras }, (_, i) => ({ scene: filmed[i % filmed.length]!.scene, cameraId: `linked-${i}`, films: filmed[i % filmed.length]!.film }))
  for (const { cameraId, films: { files } } of all) for (const file of files) linkFile(root, cameraId, file.path, file.startMs)

  const decoder = new PatchDecoder()
  try {
    const [{ scene }] = filmed as [{ scene: Scene; film: Filmed }]
    const question = { decoder, cameraId: scene.name, region: scene.region, fromMs: startMs, toMs: scene.endMs }
    // The server's decoding process has been started by somebody's picture long before.
    await findMoment({ ...question, reader: new ArchiveReader(root), kind: 'vanished', seenMs: startMs + 2 * gopMs, toMs: startMs + 10 * gopMs })
    const pid = () => decoder.pid
    const moment = await measureCpu(pid, () => findMoment({ ...question, reader: new ArchiveReader(root), kind: 'vanished', seenMs: startMs + 2 * gopMs }))
    const found = moment.result
    console.error(`bench: the moment in ${hours} h: ${found.outcome}, ${found.outcome === 'found' ? `${Math.round(found.atMs - scene.truth.atMs!)} ms off` : ''}, ${found.decoded} pictures decoded`)
    const region = await measureCpu(pid, async () => {
      for (const { scene: { region: box, endMs }, cameraId } of all) await listAll({ reader: new ArchiveReader(root), decoder, cameraId, region: box, fromMs: startMs, toMs: endMs })
    })
    return {
      cpuSeconds: moment.cpuSeconds,
      regionCpuSeconds: region.cpuSeconds,
      decodeAllCpuSeconds: await decodeAll(seed, filmed.map(({ film }) => film), hours, cameras),
    }
  } finally {
    decoder.close()
  }
}

function linkFile(root: string, cameraId: string, path: string, fileStartMs: number): void {
  const other = mediaPath(root, cameraId, fileStartMs)
  mkdirSync(dirname(other), { recursive: true })
  linkSync(path, other)
  linkSync(indexPath(path), indexPath(other))
}

/** Ten minutes at random, in pieces spread over the cameras as they are over the whole. */
async function decodeAll(seed: string, film: readonly Filmed[], hours: number, cameras: number): Promise<number> {
  const random = randomFrom(`${seed} minutes`)
  const pieces = 10
  const seconds = timedSeconds / pieces
  let used = 0
  for (let i = 0; i < pieces; i++) {
    const { files } = film[i % film.length]!
    const long = files.filter((file) => file.endMs - file.startMs > seconds * 1000)
    const file = random.pick(long)
    used += await timeFfmpeg(file.path, Math.floor(random.between(0, (file.endMs - file.startMs) / 1000 - seconds)), seconds)
  }
  console.error(`bench: FFmpeg took ${used.toFixed(1)} s of CPU for ten random minutes; decoding everything is that, scaled to ${hours} h of ${cameras} cameras`)
  return (used * hours * 3600 * cameras) / timedSeconds
}
