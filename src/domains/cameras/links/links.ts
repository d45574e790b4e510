import type { ClientHttp2Session } from 'node:http2'
import { z } from 'zod'
import { acceptLinks, type Link } from '#media/link/accept.ts'
import { askBytes, askLines } from '#media/link/ask.ts'
import { paths } from '#media/link/protocol.ts'
import type { Tx } from '#platform/database/database.ts'
import type { Platform } from '#platform/platform.ts'
import { systemPrincipal } from '#platform/policy/principal.ts'
import { issueServerTls } from '#platform/tls/county-ca.ts'
import { openLease, renewLease, type RecorderIdentity } from '../leases/recorder-lease.ts'
import { listEverHeld } from '../leases/tenures.ts'
import { releaseCameras, takeCameras } from '../leases/take-cameras.ts'
import { listStreamsToRecord, readCameraNews } from '../queries.ts'
import { forgetHealth, saveFiles, saveHealth, saveRecorder } from '../recording.ts'
import { openStream } from '../stream-address.ts'
import { contradict, linkedRecorderRecord } from './linked-recorder.ts'
import { farReport, type FarReport } from './report.ts'
import { isToken } from './tokens.ts'

/** One that goes on speaking of others' cameras is written down at most this often. */
const contradictEveryMs = 3_600_000

const links = new WeakMap<Platform['database'], (name: string) => ClientHttp2Session | undefined>()

/** The link of a recorder that dialled in to this server; undefined while there is none. */
export function findLink({ database }: Pick<Platform, 'database'>, recorder: string): ClientHttp2Session | undefined {
  return links.get(database)?.(recorder)
}

/** Waits for the county's recorders that dial in, tells each what to record and writes down what it reports. */
export async function startLinks(platform: Platform): Promise<{ port: number; stop(): Promise<void> }> {
  const { config, database, county, clock, log } = platform
  const tls = await issueServerTls(config.keysDir, county, config.hosts, new Date(clock.now()))
  const accepted = await acceptLinks({
    clock,
    port: config.linkPort ?? 0,
    host: config.host,
    tls,
    admit: ({ name, token }) => database.read({ county, stations: 'all', account: 'system' }, (tx) => isToken(tx, county, name, token)),
    onLink: (link) => {
      log.info({ recorder: link.name }, 'a recorder dialled in')
      void tendLink(platform, link).catch((err: unknown) => {
        if (!link.session.destroyed) log.error({ recorder: link.name, err }, 'a recorder’s link cannot be tended; it is cut and dials again')
        link.session.destroy()
      })
    },
    onLost: ({ name }) => log.warn({ recorder: name }, 'a recorder’s link is gone; it records on by itself'),
    onRefused: (address) => {
      log.warn({ address }, 'a recorder without a valid name and token was refused')
      void platform.refusals.countStranger(address).catch((err: unknown) => log.error({ err }, 'a refusal could not be counted'))
    },
  })
  links.set(database, accepted.find)
  return {
    port: accepted.port,
    async stop() {
      links.delete(database)
      await accepted.close()
    },
  }
}

/** One recorder while its link lasts. Rejects when it ends. */
async function tendLink(platform: Platform, { name, session }: Link): Promise<void> {
  const { county, database, ids } = platform
  const identity: RecorderIdentity = { id: name, instance: ids.uuid(), folder: `link of ${name}`, kind: 'edge' }
  const write = <T>(work: (tx: Tx) => Promise<T>) => database.transact({ county, stations: 'all', account: 'system' }, work)
  await write((tx) => openLease(tx, county, identity))
  let told = ''
  let contradictedMs = Number.NEGATIVE_INFINITY
  let seq: number | null = null
  for await (const line of askLines<unknown>(session, paths.reports, {})) {
    const held = (await write((tx) => renewLease(tx, county, identity)))?.held
    if (!held || !(await isEnrolled(platform, name))) return session.destroy()
    // What is assigned to it changes by acts on cameras alone.
    const news = await database.read({ county, stations: 'all', account: 'system' }, (tx) => readCameraNews(tx, county, seq))
    seq = news.seq
    if (news.any) told = await tellCameras(platform, identity, session, told)
    const { filed, foreign } = await takeReport(platform, name, held, farReport.parse(line))
    if (foreign && platform.clock.monotonicMs() - contradictedMs > contradictEveryMs) {
      contradictedMs = platform.clock.monotonicMs()
      await tellContradiction(platform, name, foreign)
    }
    if (filed.length > 0) await askBytes(session, paths.ask, { filed })
  }
}

async function tellContradiction({ store, ids }: Platform, name: string, { cameras, files }: Foreign): Promise<void> {
  await store.perform({ id: ids.uuid(), principal: systemPrincipal, action: 'recorder.contradict', body: { name } }, (work) => work.act(linkedRecorderRecord, name, (state) => contradict(state, cameras, files)))
}

async function isEnrolled({ database, county }: Platform, name: string): Promise<boolean> {
  const row = await database.read({ county, stations: 'all', account: 'system' }, (tx) => tx.db.selectFrom('recorder_tokens').select('id').where('county', '=', county).where('id', '=', name).executeTakeFirst())
  return row !== undefined
}

/** Tells the recorder what to record where that has changed since `told`, and gives up what is its no more. */
async function tellCameras({ county, database, keyring }: Platform, identity: RecorderIdentity, session: ClientHttp2Session, told: string): Promise<string> {
  const scope = { county, stations: 'all' as const, account: 'system' }
  const streams = await database.transact(scope, async (tx) => {
    await takeCameras(tx, county, identity)
    return listStreamsToRecord(tx, county, identity.id)
  })
  const now = streams.map(({ id, version }) => `${id}:${version}`).join()
  if (now === told) return told
  await askBytes(session, paths.cameras, { cameras: streams.map(({ id, version, sealed }) => ({ id, version, address: openStream(keyring, id, sealed) })) })
  const kept = new Set(streams.map(({ id }) => id))
  await database.transact(scope, async (tx) => {
    const { held } = (await renewLease(tx, county, identity)) ?? { held: new Set<string>() }
    const gone = [...held].filter((id) => !kept.has(id))
    await releaseCameras(tx, county, identity, gone)
    await forgetHealth(tx, county, gone)
  })
  return now
}

/** What a recorder said of cameras that are not its. */
interface Foreign {
  cameras: number
  files: number
}

/**
 * Writes down what was reported of the cameras that are this recorder's, whatever else it claims, and the files of those that ever were its;
 * returns the files written down.
 */
async function takeReport({ county, database, clock, log }: Platform, name: string, held: ReadonlySet<string>, report: FarReport): Promise<{ filed: z.infer<typeof filedFile>[]; foreign: Foreign | undefined }> {
  const health = report.health.filter(({ camera }) => held.has(camera))
  const spoken = [...new Set([...report.health.map(({ camera }) => camera), ...report.files.map(({ cameraId }) => cameraId)])]
  // What was recorded of a camera before it was taken away is this county's to delete: its files are written down all the same.
  const everHeld = await database.read({ county, stations: 'all', account: 'system' }, (tx) => listEverHeld(tx, county, name, spoken))
  const files = report.files.filter(({ cameraId }) => everHeld.has(cameraId))
  const strangers = spoken.filter((camera) => !everHeld.has(camera)).length
  const foreign = strangers > 0 ? { cameras: strangers, files: report.files.length - files.length } : undefined
  if (foreign) log.error({ recorder: name, ...foreign }, 'a recorder speaks of cameras that never were its: they are left out')
  await database.transact({ county, stations: 'all', account: 'system' }, async (tx) => {
    await saveHealth(tx, county, health, clock.now())
    await saveRecorder(tx, county, { ...report.recorder, id: name, filesWaiting: report.files.length - files.length }, clock.now())
    await saveFiles(tx, county, name, '/', files)
  })
  return { filed: files.map(({ cameraId, startMs }) => ({ cameraId, startMs })), foreign }
}

export const filedFile = z.strictObject({ cameraId: z.string(), startMs: z.number() })
