import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Fault } from '#platform/fault.ts'
import { formatVerifier } from '#platform/ledger/note.ts'
import type { Call } from '#platform/http/route.ts'
import type { Access } from '../access.ts'
import { holdEvidence } from '../keeping/keep-evidence.ts'
import type { Footage } from '../playback/footage.ts'
import { listFiles, packBundle, signManifest } from './bundle.ts'
import { bundleExport, exportRecord, sealExport, type Export } from './export.ts'
import { formatName, hashContent, type Content } from './manifest.ts'
import { writeOriginals } from './originals.ts'
import { describeExport, type Asked } from './describe.ts'
import { proveAct } from './prove.ts'
import { makeSheet } from './sheet.ts'
import { writeSheet } from './sheet-words.ts'

export interface Sealed {
  id: string
  sha256: string
  bytes: number
  parts: { file: string; sha256: string; frames: number; preRollFrames: number }[]
}

/** Where finished bundles lie until they are deleted. */
export const exportsFolder = (dataDir: string) => join(dataDir, 'exports')
export const bundlePath = (dataDir: string, id: string) => join(exportsFolder(dataDir), `${id}.zip`)
/** A reel's film beside its bundle, for whoever only watches it. */
export const reelPath = (dataDir: string, id: string) => join(exportsFolder(dataDir), `${id}.mp4`)

/**
 * Makes a sealed bundle: writes the originals, appends the act that answers for their hashes, waits for its place in the
 * tree, and packs all of it with a signature. Throws `nothing_recorded`.
 */
export async function sealEvidence(footage: Footage, call: Call, access: Access, asked: Asked): Promise<Sealed> {
  const { platform, reader } = footage
  const { dataDir } = platform.config
  const id = call.intentId
  const known = await platform.database.read(everything(platform.county), (tx) => platform.store.load(tx, exportRecord, id))
  if (known) return repeatAnswer(id, known.state, call.principal.account)
  const folder = await makeFolder(dataDir, id)
  try {
    const [away] = (await reader.coverage(asked.camera, asked.fromMs, asked.toMs)).held ?? []
    // An export that leaves out what lies elsewhere would say that it was not recorded.
    if (away) throw new Fault('footage_held', { recorder: away.store }, 503)
    const found = await writeOriginals(reader, await footage.findKept(asked.camera), asked.camera, asked.fromMs, asked.toMs, folder)
    if (found.parts.length === 0) throw new Fault('nothing_recorded', {}, 409)
    const content: Content = { ...(await describeExport(footage, call, access, asked)), ...found }
    // Writing may have taken a while: the rights that count are those of now.
    const { grant } = await footage.gate.judge(call, { grantId: asked.grant, camera: asked.camera, action: 'footage.export', range: asked })
    const { ground, number, station, team } = grant
    const camera = await platform.database.read(everything(platform.county), (tx) => footage.lookups.camera(tx, asked.camera))
    await call.perform(
      async (work) => {
        await work.act(
          exportRecord, id,
          (state) =>
            sealExport(state, {
              grant: asked.grant, ground, number, station, team, camera: asked.camera, owner: camera?.owner ?? '', clip: asked.clip, from: content.from, to: content.to,
              content: hashContent(content), parts: content.parts.map(({ sha256, bytes, frames, preRollFrames }) => ({ sha256, bytes, frames, preRollFrames })),
            }),
          { action: 'export.seal' },
        )
        await holdEvidence(work, 'export', id, { ground, number, station, team, camera: asked.camera, from: content.from, to: content.to })
      },
      { purpose: ground, facts: ['granted', 'follows'] },
    )
    const ledger = await proveAct(platform, id)
    const sheet = await makeSheet(writeSheet(content, ledger, formatVerifier(platform.signer.verifier)))
    const manifest = signManifest({ format: formatName, content, ledger, files: listFiles(content, sheet) }, platform.signer)
    const file = await packBundle(bundlePath(dataDir, id), folder, content.parts.map((part) => part.file), content.exportedAt, manifest, sheet)
    await call.perform((work) => work.act(exportRecord, id, (state) => bundleExport(state, file), { action: 'export.seal' }), { purpose: ground, facts: ['granted'], id: platform.ids.uuid() })
    return { id, ...file, parts: content.parts.map((p) => ({ file: p.file, sha256: p.sha256, frames: p.frames, preRollFrames: p.preRollFrames })) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Removes what a server that was killed left half made: copies of footage that nobody asks for any more. Before anything is made. */
export async function removeHalfMade(dataDir: string): Promise<void> {
  const folder = exportsFolder(dataDir)
  for (const name of await readdir(folder).catch(() => [])) if (!/\.(zip|mp4)$/.test(name)) await rm(join(folder, name), { recursive: true, force: true })
}

/** The same intent again: the first answer. One that was cut short is sealed but has no bundle: it is asked for anew. */
function repeatAnswer(id: string, { exportedBy, sha256, bytes, parts }: Export, account: string): Sealed {
  if (exportedBy !== account) throw new Fault('intent_conflict', {}, 409)
  if (sha256 === null || bytes === null) throw new Fault('export_exists', {}, 409)
  return { id, sha256, bytes, parts: parts.map((part, i) => ({ file: `video-${i + 1}.mp4`, sha256: part.sha256, frames: part.frames, preRollFrames: part.preRollFrames })) }
}

/** Throws `export_exists` where the same intent is at work. */
export async function makeFolder(dataDir: string, id: string): Promise<string> {
  const folder = join(exportsFolder(dataDir), `${id}.making`)
  await mkdir(exportsFolder(dataDir), { recursive: true, mode: 0o700 })
  await mkdir(folder).catch((error: unknown) => {
    throw (error as NodeJS.ErrnoException).code === 'EEXIST' ? new Fault('export_exists', {}, 409) : error
  })
  return folder
}

const everything = (county: string) => ({ county, stations: 'all' as const, account: 'system' })
