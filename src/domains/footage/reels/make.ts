import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { nameCodec } from '#media/mp4/sample-entry.ts'
import { writeDerived, type WrittenMovie } from '#media/decode/write-derived.ts'
import { Fault } from '#platform/fault.ts'
import type { Call } from '#platform/http/route.ts'
import { packBundle, signManifest } from '../evidence/bundle.ts'
import { describeMaker, describeUse } from '../evidence/describe.ts'
import { hashContent } from '../evidence/manifest.ts'
import { proveAct } from '../evidence/prove.ts'
import { bundlePath, makeFolder, reelPath } from '../evidence/seal.ts'
import { writeTime } from '../evidence/sheet-words.ts'
import { holdEvidence } from '../keeping/keep-evidence.ts'
import { regionsAt } from '../masks/mask.ts'
import type { Footage } from '../playback/footage.ts'
import { nameAccounts } from '../queries.ts'
import { reelFile, reelFormatName, type ReelContent } from './content.ts'
import { lengthOfItem, type PlannedItem } from './plan.ts'
import { bundleReel, reelRecord, sealReel } from './reel.ts'

/** Wider films are made smaller: they are for watching, and the originals are held. */
const most = { width: 1920, height: 1080 }
const kbpsFor = (width: number) => (width > 1280 ? 5000 : 3000)

export interface Making {
  title: string
  items: readonly PlannedItem[]
  fontFile: string
}

export interface MadeReel {
  id: string
  sha256: string
  bytes: number
  lengthMs: number
}

/**
 * Makes the film, appends the act that answers for it, and packs it with a signed manifest. `onProgress` is told how much is done, ms; what it throws
 * ends the work. The rights that count are those of the end. Rejects with PolicyRefusal where they are gone.
 */
export async function makeReel(footage: Footage, call: Call, { title, items, fontFile }: Making, onProgress: (doneMs: number) => Promise<void>): Promise<MadeReel> {
  const { platform } = footage
  const { dataDir } = platform.config
  const id = call.intentId
  const folder = await makeFolder(dataDir, id)
  try {
    const film = await writeFilm(footage, join(folder, reelFile), title, items, fontFile, call, onProgress)
    const content = await describeReel(footage, call, title, items, film)
    for (const { question } of items) await footage.gate.judge(call, question)
    const { ground, number, station, team } = items[0]!.access.grant
    const owners = await Promise.all(items.map(({ question }) => platform.database.read(everything(platform.county), (tx) => footage.lookups.camera(tx, question.camera))))
    await call.perform(
      async (work) => {
        const sealed = items.map(({ id: clip, clip: state, caption }, i) => ({
          clip, grant: state.grant, camera: state.camera, owner: owners[i]?.owner ?? '', from: state.from, to: state.to, caption, masks: state.masks?.length ?? 0,
        }))
        await work.act(reelRecord, id, (state) => sealReel(state, { ground, number, station, team, title, content: hashContent(content), lengthMs: film.lengthMs, items: sealed }), { action: 'reel.seal' })
        for (const [i, { clip }] of items.entries()) await holdEvidence(work, 'export', `${id}.${i}`, { ground, number, station, team, camera: clip.camera, from: clip.from, to: clip.to })
      },
      { purpose: ground, facts: ['granted', 'follows'] },
    )
    const ledger = await proveAct(platform, id)
    const manifest = signManifest({ format: reelFormatName, content, ledger, files: [{ name: reelFile, role: 'derived', sha256: film.sha256, bytes: film.bytes }] }, platform.signer)
    const file = await packBundle(bundlePath(dataDir, id), folder, [reelFile], content.madeAt, manifest)
    await rename(join(folder, reelFile), reelPath(dataDir, id))
    await call.perform((work) => work.act(reelRecord, id, (state) => bundleReel(state, file), { action: 'reel.seal' }), { purpose: ground, facts: ['granted'], id: platform.ids.uuid() })
    return { id, ...file, lengthMs: film.lengthMs }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function writeFilm(footage: Footage, path: string, title: string, items: readonly PlannedItem[], fontFile: string, call: Call, onProgress: (doneMs: number) => Promise<void>): Promise<WrittenMovie> {
  const maker = await footage.platform.database.read(everything(call.county), (tx) => describeMaker(tx, call))
  const pieces = items.flatMap(({ parts, caption, clip, access }) =>
    parts.map((part) => ({
      part,
      lines: ['派生观看副本 非证据原件 · DERIVED VIEWING COPY, NOT THE ORIGINAL', `${access.grant.number} · ${title} · ${maker.name}`, ...(caption ? [caption] : [])],
      label: (atMs: number) => writeTime(new Date(atMs).toISOString()),
      masks: (atMs: number) => regionsAt(clip.masks ?? [], atMs),
    })),
  )
  const formats = pieces.map(({ part }) => part.format)
  const width = Math.min(most.width, Math.max(...formats.map((f) => f.width))) & ~1
  const height = Math.min(most.height, Math.max(...formats.map((f) => f.height))) & ~1
  return writeDerived(path, footage.reader, pieces, { width, height, fontFile, kbps: kbpsFor(width) }, onProgress)
}

/** Who made it of what, under which grants, and what is hidden in it, where and by whom. */
function describeReel(footage: Footage, call: Call, title: string, items: readonly PlannedItem[], film: WrittenMovie): Promise<ReelContent> {
  const { county, database } = footage.platform
  const { ground, number } = items[0]!.access.grant
  return database.read(everything(county), async (tx) => {
    const names = await nameAccounts(tx, county, items.flatMap(({ clip }) => clip.maskedBy ?? []))
    const described: ReelContent['items'] = []
    let startMs = 0
    for (const item of items) {
      const { clip } = item
      const lengthMs = Math.round(lengthOfItem(item))
      const masks = clip.masks ?? []
      described.push({
        clip: item.id, name: clip.name, caption: item.caption, ...(await describeUse(footage, tx, item.access, clip.camera)), from: clip.from, to: clip.to, startMs, lengthMs,
        maskedBy: masks.length > 0 && clip.maskedBy ? (names.get(clip.maskedBy) ?? clip.maskedBy) : '', masks,
      })
      startMs += lengthMs
    }
    const { format, ...measures } = film
    return {
      county, reel: call.intentId, title, madeAt: new Date(call.now).toISOString(), madeBy: await describeMaker(tx, call), ground: { type: ground.type, number },
      video: { file: reelFile, ...measures, codec: nameCodec(format), width: format.width, height: format.height }, items: described,
    }
  })
}

/** The same intent again: the first answer. One that was cut short is sealed but has no bundle: it is asked for anew. */
export async function findMade({ platform }: Footage, call: Call): Promise<MadeReel | null> {
  const known = (await platform.database.read(everything(platform.county), (tx) => platform.store.load(tx, reelRecord, call.intentId)))?.state
  if (!known) return null
  if (known.madeBy !== call.principal.account) throw new Fault('intent_conflict', {}, 409)
  if (known.sha256 === null || known.bytes === null) throw new Fault('reel_exists', {}, 409)
  return { id: call.intentId, sha256: known.sha256, bytes: known.bytes, lengthMs: known.lengthMs }
}

const everything = (county: string) => ({ county, stations: 'all' as const, account: 'system' })
