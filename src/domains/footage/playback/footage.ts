import { addDisks, findLink, listRecorders, listTenures, mainRecorder, openArchiveDisks, reachRecorder } from '#domains/cameras/index.ts'
import type { Platform } from '#platform/platform.ts'
import type { Coverage, FootageReader } from '#media/archive/footage-reader.ts'
import { JoinedReader } from '#media/archive/joined-reader.ts'
import { ArchiveReader } from '#media/archive/reader.ts'
import { Decoder } from '#media/decode/decoder.ts'
import { PatchDecoder } from '#media/decode/patch-decoder.ts'
import { Transcoder } from '#media/decode/transcoder.ts'
import { LiveTranscoders } from '#media/live/transcode-live.ts'
import { openGate, type Gate } from '../access.ts'
import { findKept, type KeptSpan } from '../keeping/kept.ts'
import { KeptReader } from '../keeping/kept-reader.ts'
import { openSessions, type Sessions } from '../looks/sessions.ts'
import type { HeldSpan } from './held-span.ts'
import { FarReader } from './far-reader.ts'
import { openLookups, type Lookups } from '../lookups.ts'

/** What the routes that show footage stand on: one a server. */
export interface Footage {
  platform: Platform
  lookups: Lookups
  gate: Gate
  sessions: Sessions
  /** Shows nothing that is past its retention and held by no case. */
  reader: FootageReader
  /** The same of what is known to be kept: for one answer, which needs no second look. */
  readKept(kept: readonly KeptSpan[]): FootageReader
  /** What may be shown of a camera now. */
  findKept(camera: string, isForCase?: boolean): Promise<KeptSpan[]>
  decoder: Decoder
  /** Compares regions; started by the first search. */
  patches: PatchDecoder
  /** For browsers without H.265: of live pictures, and of recorded ones. */
  transcoders: LiveTranscoders
  transcoder: Transcoder
  /** Where footage lies that cannot be reached now, and since when; ms since the epoch. */
  nameHeld(held: NonNullable<Coverage['held']>): Promise<HeldSpan[]>
}

const opened = new WeakMap<Platform, Footage>()

/** The server's own, the same for its routes and for what runs beside them. */
export function openFootage(platform: Platform): Footage {
  const known = opened.get(platform)
  if (known) return known
  const footage = makeFootage(platform, openLookups(platform))
  opened.set(platform, footage)
  return footage
}

function makeFootage(platform: Platform, lookups: Lookups): Footage {
  const onDamage = (damage: unknown) => platform.log.error({ damage }, 'footage is not what was written')
  const { county, database, clock } = platform
  const keptOf = (camera: string, isForCase = true) => database.read({ county, stations: 'all', account: 'system' }, (tx) => findKept(tx, county, camera, clock.now(), isForCase))
  const everything = openReader(platform, onDamage)
  return {
    platform,
    lookups,
    gate: openGate(platform, lookups),
    sessions: openSessions(platform),
    reader: new KeptReader(everything, keptOf),
    readKept: (kept) => new KeptReader(everything, async () => kept),
    findKept: keptOf,
    decoder: new Decoder(),
    patches: new PatchDecoder({ timeoutMs: 20_000 }),
    transcoders: new LiveTranscoders(),
    transcoder: new Transcoder({ maxWaiting: 4, timeoutMs: 20_000 }),
    nameHeld: (held) => nameHeld(platform, held),
  }
}

async function nameHeld({ database, county }: Platform, held: NonNullable<Coverage['held']>): Promise<HeldSpan[]> {
  if (held.length === 0) return []
  const recorders = await database.read({ county, stations: 'all', account: 'system' }, (tx) => listRecorders(tx, county))
  return held.map(({ startMs, endMs, store }) => ({ startMs, endMs, recorder: store, offlineSinceMs: recorders.find(({ id }) => id === store)?.heard_at.getTime() ?? null }))
}

function openNear(config: Platform['config'], name: string, onDamage: (damage: unknown) => void): ArchiveReader {
  const { archive, dataDir } = reachRecorder(config, name)!
  if (name === mainRecorder) addDisks(dataDir, config.archiveFolders)
  return new ArchiveReader(archive, { vfs: openArchiveDisks(dataDir, config.diskReserveBytes), onDamage })
}

/** One folder where there is one recorder; several as one where there are more, near or far. */
function openReader(platform: Platform, onDamage: (damage: unknown) => void): FootageReader {
  const { config, database, county } = platform
  const far = new Map<string, FootageReader>()
  const openFar = (name: string) => {
    if (!findLink(platform, name)) return undefined
    if (!far.has(name)) far.set(name, new FarReader(name, () => findLink(platform, name)))
    return far.get(name)
  }
  const readers = new Map([mainRecorder, ...config.recorders.keys()].map((name) => [name, openNear(config, name, onDamage)]))
  if (readers.size === 1 && config.linkPort === null) return readers.get(mainRecorder)!
  return new JoinedReader({
    open: (store) => readers.get(store) ?? openFar(store),
    stretches: async (camera, fromMs, toMs) => {
      const tenures = await database.read({ county, stations: 'all', account: 'system' }, (tx) => listTenures(tx, county, camera, fromMs, toMs))
      return tenures.map(({ recorder, ...time }) => ({ store: recorder, ...time }))
    },
  })
}
