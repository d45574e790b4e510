import type { ClientHttp2Session } from 'node:http2'
import { z } from 'zod'
import { acceptLinks, type Link } from '#media/link/accept.ts'
import { askBytes, askLines } from '#media/link/ask.ts'
import { paths } from '#media/link/protocol.ts'
import type { Tx } from '#platform/database/database.ts'
import type { Platform } from '#platform/platform.ts'
import { issueServerTls } from '#platform/tls/county-ca.ts'
import { openLease, renewLease, type RecorderIdentity } from '../leases/recorder-lease.ts'
import { releaseCameras, takeCameras } from '../leases/take-cameras.ts'
import { listStreamsToRecord, readCameraNews } from '../queries.ts'
import { forgetHealth, saveFiles, saveHealth, saveRecorder } from '../recording.ts'
import { openStream } from '../stream-address.ts'
import { farReport, type FarReport } from './report.ts'
import { isToken } from './tokens.ts'

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
  let seq: number | null = null
  for await (const line of askLines<unknown>(session, paths.reports, {})) {
    const held = (await write((tx) => renewLease(tx, county, identity)))?.held
    if (!held || !(await isEnrolled(platform, name))) return session.destroy()
    // What is assigned to it changes by acts on cameras alone.
    const news = await database.read({ county, stations: 'all', account: 'system' }, (tx) => readCameraNews(tx, county, seq))
    seq = news.seq
    if (news.any) told = await tellCameras(platform, identity, session, told)
    const filed = await takeReport(platform, name, held, farReport.parse(line))
    if (filed.length > 0) await askBytes(session, paths.ask, { filed })
  }
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

/** Writes down what was reported of the cameras that are this recorder's, whatever else it claims; returns the files written down. */
async function takeReport({ county, database, clock, log }: Platform, name: string, held: ReadonlySet<string>, report: FarReport): Promise<z.infer<typeof filedFile>[]> {
  const health = report.health.filter(({ camera }) => held.has(camera))
  const files = report.files.filter(({ cameraId }) => held.has(cameraId))
  if (health.length < report.health.length || files.length < report.files.length) log.error({ recorder: name }, 'a recorder speaks of cameras that are not its: they are left out')
  await database.transact({ county, stations: 'all', account: 'system' }, async (tx) => {
    await saveHealth(tx, county, health, clock.now())
    await saveRecorder(tx, county, { ...report.recorder, id: name, filesWaiting: report.files.length - files.length }, clock.now())
    await saveFiles(tx, county, name, '/', files)
  })
  return files.map(({ cameraId, startMs }) => ({ cameraId, startMs }))
}

export const filedFile = z.strictObject({ cameraId: z.string(), startMs: z.number() })
