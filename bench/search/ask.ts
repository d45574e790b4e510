import type { FootageReader } from '../../src/media/archive/footage-reader.ts'
import type { PatchDecoder } from '../../src/media/decode/patch-decoder.ts'
import { type ChangeFinding, type ChangeRequest, findChange } from '../../src/media/search/find-change.ts'
import { type ChangesRequest, listChanges, picturesPerHour } from '../../src/media/search/list-changes.ts'
import type { RegionChange } from '../../src/media/search/region-watch.ts'
import { frameMs, gopMs, type Scene } from './scenes.ts'

/** Runs a search to its end. */
export async function findMoment(request: ChangeRequest): Promise<ChangeFinding> {
  const searching = findChange(request)
  for (;;) {
    const { done, value } = await searching.next()
    if (done) return value
  }
}

export async function listAll(request: ChangesRequest): Promise<RegionChange[]> {
  const found: RegionChange[] = []
  for await (const progress of listChanges(request)) found.push(...progress.found)
  return found
}

/** How well the two questions were answered about one scene. */
export interface Answers {
  /** `right` to the picture; `unsure` where it says so or sees no change, although there was one that could be seen. */
  moment: 'right' | 'wrong' | 'unsure'
  finding: ChangeFinding
  /** Whether the list of changes has the one that happened; null where none did, or none that could be seen. */
  isListed: boolean | null
  /** Changes listed as lasting that happened, and that did not. */
  listedRight: number
  listedWrong: number
}

/** A change is listed from the first picture that shows it, and pictures lie two GOPs apart at most. */
const listedWithinMs = 2.5 * gopMs

/** Asks both questions about a scene's region: when did it vanish or appear, and what changed here. */
export async function askScene(scene: Scene, reader: FootageReader, decoder: PatchDecoder): Promise<Answers> {
  const { name: cameraId, region, startMs: fromMs, endMs: toMs, truth } = scene
  const question = { reader, decoder, cameraId, region, fromMs, toMs }
  const finding = await findMoment({ ...question, kind: scene.isThereAtFirst ? 'vanished' : 'appeared', seenMs: seenAt(scene) })
  // As many pictures a minute as in three hours: short scenes are not looked at more closely than long footage.
  const listed = await listAll({ ...question, maxPictures: Math.ceil(((toMs - fromMs) / 3_600_000) * picturesPerHour) })
  const lasting = listed.filter((change) => change.kind === 'lasting' && !scene.parked.some((span) => change.fromMs >= span.fromMs - listedWithinMs && change.fromMs <= span.toMs + listedWithinMs))
  const happened = [truth.atMs, truth.returnsMs].filter((at) => at !== undefined)
  const tells = (change: RegionChange, at: number) => Math.abs(change.fromMs - at) <= listedWithinMs
  const right = lasting.filter((change) => happened.some((at) => tells(change, at)))
  const isSeen = truth.happened !== 'nothing' && truth.happened !== 'hidden'
  return { moment: judge(scene, finding), finding, isListed: isSeen ? right.some((change) => tells(change, truth.atMs!)) : null, listedRight: right.length, listedWrong: lasting.length - right.length }
}

/** When the officer saw it standing there: at the start, at the end, or while it was there. */
function seenAt({ isThereAtFirst, startMs, endMs, truth: { atMs, lastsMs, returnsMs } }: Scene): number {
  if (isThereAtFirst) return startMs + 2 * gopMs
  return returnsMs === undefined ? endMs - 2 * gopMs : atMs! + lastsMs! / 2
}

function judge({ truth }: Scene, finding: ChangeFinding): Answers['moment'] {
  if (finding.outcome === 'found') return truth.happened !== 'nothing' && Math.abs(finding.atMs - truth.atMs!) <= frameMs + 1 ? 'right' : 'wrong'
  if (truth.happened === 'nothing') return finding.outcome === 'stayed' ? 'right' : 'unsure'
  if (truth.happened === 'hidden') return finding.outcome === 'unsure' && finding.afterMs <= truth.atMs! && finding.beforeMs >= truth.atMs! ? 'right' : 'wrong'
  return 'unsure'
}
