import { fork } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { activateCamera, archiveDir, cameraRecord, mainRecorder, saveFiles, setCameraStream } from '#domains/cameras/index.ts'
import type { Platform } from '#platform/platform.ts'
import { systemPrincipal } from '#platform/policy/principal.ts'
import { cameras, type CameraKey } from '../county/index.ts'
import type { CameraNews, CameraOrders } from './messages.ts'
import { theftAt } from './story-time.ts'

const minute = 60_000
const compoundPastMs = 180 * minute
const otherPastMs = 20 * minute

/**
 * Plays the demo's cameras in a process of their own, and on the first start lays down their past: three hours of the
 * compound, twenty minutes of the others. Footage can be played as soon as `onPlaying` has heard of a camera.
 */
export function startDemoCameras(platform: Platform, onPlaying: (key: CameraKey) => void = () => {}): { stop(): Promise<void> } {
  const starting = start(platform, onPlaying)
  starting.catch((err: unknown) => platform.log.error({ err }, 'the demo’s cameras did not start'))
  return {
    async stop() {
      const child = await starting.catch(() => undefined)
      if (!child || child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}

async function start(platform: Platform, onPlaying: (key: CameraKey) => void) {
  const orders = await writeOrders(platform)
  mkdirSync(orders.root, { recursive: true, mode: 0o750 })
  const child = fork(join(import.meta.dirname, 'camera-process.ts'), [JSON.stringify(orders)], { serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  let port = 0
  let work = Promise.resolve()
  child.on('message', (message) => {
    const news = message as CameraNews
    if ('port' in news) port = news.port
    else
      work = work
        .then(() => beginPlaying(platform, news, orders, `rtsp://127.0.0.1:${port}/${news.playing}`))
        .then(() => onPlaying(news.playing))
        .catch((err: unknown) => platform.log.error({ err, camera: news.playing }, 'a camera of the demo did not start'))
  })
  child.on('exit', (code, signal) => code !== 0 && signal !== 'SIGTERM' && platform.log.error({ code, signal }, 'the demo’s cameras ended'))
  return child
}

/** The past of a camera is laid down once: where it has footage, or has had, it is only played. */
async function writeOrders({ database, county, clock, config, keyring }: Platform): Promise<CameraOrders> {
  const now = clock.now()
  const known = await database.read({ county, stations: 'all', account: 'system' }, (tx) => tx.db.selectFrom('footage_files').select('camera').distinct().where('county', '=', county).execute())
  const filled = new Set(known.map((row) => row.camera))
  const missing = cameras.filter((c) => !filled.has(c.key)).map((c) => c.key)
  const past = Object.fromEntries(missing.map((key) => [key, now - (key === 'compound' ? compoundPastMs : otherPastMs)]))
  const vanishMs = theftAt(now)
  return {
    root: archiveDir(config.dataDir),
    past,
    range: { fromMs: filled.has('compound') ? now : now - compoundPastMs, toMs: now, vanishMs },
    // Known to nobody, the same at every start, so that addresses need not change.
    auth: { username: 'langqiao', password: createHmac('sha256', keyring.sealKey).update('demo cameras').digest('base64url') },
  }
}

async function beginPlaying(platform: Platform, { playing, files }: Extract<CameraNews, { playing: CameraKey }>, { root, auth }: CameraOrders, url: string): Promise<void> {
  const { database, store, county, ids, keyring } = platform
  const scope = { county, stations: 'all' as const, account: 'system' }
  await database.transact(scope, (tx) => saveFiles(tx, county, mainRecorder, root, files))
  const camera = await database.read(scope, (tx) => store.load(tx, cameraRecord, playing))
  if (!camera) return
  const intent = (action: string) => ({ id: ids.uuid(), principal: systemPrincipal, action, body: playing })
  const { state, stream } = camera.state
  if (stream && state !== 'registered' && url === `rtsp://${stream.host}${stream.path}`) return
  await store.perform(intent('camera.setStream'), (work) => setCameraStream(work, keyring, playing, { url, ...auth }))
  // One that somebody stopped stays stopped.
  if (state === 'registered') await store.perform(intent('camera.activate'), (work) => activateCamera(work, playing))
}
