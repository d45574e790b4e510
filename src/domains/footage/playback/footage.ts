import { findLink, listTenures, mainRecorder, reachRecorder } from '#domains/cameras/index.ts'
import type { Platform } from '#platform/platform.ts'
import type { FootageReader } from '#media/archive/footage-reader.ts'
import { JoinedReader } from '#media/archive/joined-reader.ts'
import { RemoteReader } from '#media/link/remote-reader.ts'
import { ArchiveReader } from '#media/archive/reader.ts'
import { Decoder } from '#media/decode/decoder.ts'
import { openGate, type Gate } from '../access.ts'
import { findKept, type KeptSpan } from '../keeping/kept.ts'
import { openKeptReader } from '../keeping/kept-reader.ts'
import { openSessions, type Sessions } from '../looks/sessions.ts'
import { openLookups, type Lookups } from '../lookups.ts'

/** What the routes that show footage stand on: one a server. */
export interface Footage {
  platform: Platform
  lookups: Lookups
  gate: Gate
  sessions: Sessions
  /** Shows nothing that is past its retention and held by no case. */
  reader: FootageReader
  /** What may be shown of a camera now. */
  findKept(camera: string): Promise<KeptSpan[]>
  decoder: Decoder
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
  const keptOf = (camera: string) => database.read({ county, stations: 'all', account: 'system' }, (tx) => findKept(tx, county, camera, clock.now()))
  return {
    platform,
    lookups,
    gate: openGate(platform, lookups),
    sessions: openSessions(platform),
    reader: openKeptReader(openReader(platform, onDamage), keptOf),
    findKept: keptOf,
    decoder: new Decoder(),
  }
}

/** One folder where there is one recorder; several as one where there are more, near or far. */
function openReader(platform: Platform, onDamage: (damage: unknown) => void): FootageReader {
  const { config, database, county } = platform
  const far = new Map<string, RemoteReader>()
  const openFar = (name: string) => {
    if (!findLink(platform, name)) return undefined
    if (!far.has(name)) far.set(name, new RemoteReader(() => findLink(platform, name)))
    return far.get(name)
  }
  const readers = new Map([mainRecorder, ...config.recorders.keys()].map((name) => [name, new ArchiveReader(reachRecorder(config, name)!.archive, { onDamage })]))
  if (readers.size === 1 && config.linkPort === null) return readers.get(mainRecorder)!
  return new JoinedReader({
    open: (store) => readers.get(store) ?? openFar(store),
    stretches: async (camera, fromMs, toMs) => {
      const tenures = await database.read({ county, stations: 'all', account: 'system' }, (tx) => listTenures(tx, county, camera, fromMs, toMs))
      return tenures.map(({ recorder, ...time }) => ({ store: recorder, ...time }))
    },
  })
}
