import { setTimeout as pause } from 'node:timers/promises'
import { keepDialling } from '../../../src/media/link/dial.ts'
import { Pace } from '../../../src/media/link/pace.ts'
import type { FarRecorder } from '../../../src/media/link/protocol.ts'
import { ArchiveReader } from '../../../src/media/archive/reader.ts'
import { type Coverage, FootageReader, type GopPlace } from '../../../src/media/archive/footage-reader.ts'
import { systemClock } from '../../../src/platform/ports/clock.ts'
import { EdgeHouse, expectOk, readBroken, village } from './edge-house.ts'
import type { Fault } from './fault.ts'
import { comesAbout } from './recorder-house.ts'

/** What it answers when it is asked for footage: nothing that is any. */
const nonsense: unknown[] = [null, [], 'no', { spans: 'x', gaps: [] }, { spans: [{ startMs: -5, endMs: 1e15, reason: 'start' }], gaps: [] }, { spans: [{ startMs: Number.MAX_VALUE, endMs: 0 }], gaps: [null] }]

/** Holds one camera by right, and speaks of the other one, which was never its. */
class Liar extends FootageReader {
  turn = 0

  async coverage(): Promise<Coverage> {
    return nonsense[this.turn++ % nonsense.length] as Coverage
  }

  async *gops(_: string, fromMs: number, toMs: number): AsyncGenerator<GopPlace, void, undefined> {
    const record = { kind: 'gop' as const, offset: 0, size: 2_000, headSize: 500, keySize: 100, frames: 10, ticks: 0, duration: 90_000, hostMs: fromMs, crc: 1, syncedSize: 0, chain: 0 }
    const place = { path: '../../keys/ledger.key', fileStartMs: fromMs, record, startMs: fromMs, endMs: fromMs + 1_000 }
    const lies: unknown[] = [null, { ...place, startMs: 'now' }, { ...place, record: { ...record, size: 1e15 } }, { ...place, startMs: toMs + 5_000, endMs: toMs + 6_000 }, { ...place, record: null }]
    yield place
    yield lies[this.turn++ % lies.length] as GopPlace
    // The same moment again.
    yield place
  }

  openGops() {
    return { read: async () => ({ bytes: Buffer.alloc(5_000, 7), samples: [] }), keyFrame: async () => Buffer.alloc(100, 7), close: async () => {} }
  }

  async head() {
    return { init: Buffer.from('no film'), format: { codec: 'h264' as const, sps: Buffer.alloc(4), pps: Buffer.alloc(2), width: 2, height: 2 } }
  }
}

export const lyingRecorder: Fault = {
  name: 'edge recorder that lies about whose cameras it holds',
  bound: { gops: 0, stated: 'nothing: what it says of cameras that are not its is left out, and what it answers is believed no further than it can be true (docs/decisions/0006-far-recorders-dial-out.md)' },
  async run(options) {
    const edge = await EdgeHouse.open(options, { fps: 10, gopFrames: 10 })
    const [own, foreign] = [edge.f.camera, edge.f.otherCamera]
    const liar = new Liar()
    const health = (camera: string) => ({ camera, state: 'offline', code: 'closed', detail: 'liar', sinceMs: 0, lastFrameMs: null, kbps: 0, fps: 0, lagMs: 0, clockOffsetMs: null, packetsLost: 0, reconnects: 0, codec: '', width: 0, height: 0 })
    const file = (cameraId: string) => ({ cameraId, path: `${cameraId}/2026-01-01/1767225600000.mp4`, startMs: 1_767_225_600_000, endMs: 1_767_225_660_000, bytes: 9e15, gops: 1, frames: 1, codec: 'avc1.64001f', width: 2, height: 2 })
    const recorder = { state: 'running', code: '', startedMs: 0, cameras: 2, recording: 2, freeBytes: 1, reserveBytes: 0, syncMs: 0 }
    const far: FarRecorder = {
      identity: { name: village, token: edge.link.token as string }, footage: liar, live: { find: () => undefined, answer: async () => null }, async setCameras() {}, remove: async () => ({ removed: [], missing: [], failed: [] }),
      async *reports(signal) {
        while (!signal.aborted) {
          yield { health: [health(own), health(foreign)], recorder, files: [file(foreign)] }
          await systemClock.sleep(500, signal).catch(() => {})
        }
      },
    }
    const dialling = keepDialling(far, { host: 'localhost', port: edge.line.port, ca: edge.link.ca as string, clock: systemClock, pace: new Pace(systemClock, Number.POSITIVE_INFINITY), onState: () => {} })
    try {
      await edge.untilLinked()
      await expectOk(edge.machinist.post(`/api/cameras/${own}/assign`, { recorder: village }))
      for (const camera of [own, foreign]) {
        await expectOk(edge.f.chief.post(`/api/cameras/${camera}/setStream`, { url: edge.source.url(edge.source.paths[camera === own ? 0 : 1]!) }))
        await expectOk(edge.f.chief.post(`/api/cameras/${camera}/activate`))
      }
      // The other camera is recorded in the county.
      const near = edge.startNear()
      const alarmRaised = await comesAbout(async () => (await edge.query(`select id from acts where county = $1 and type = 'linkedRecorder.contradicted'`)).length === 1, 30_000)
      const broken: string[] = []
      const isRecorded = await comesAbout(async () => (await edge.query(`select 1 from camera_health where county = $1 and camera = '${foreign}' and state = 'recording'`)).length > 0, 60_000)
      if (!isRecorded) broken.push('the county’s own camera is not shown as recorded')
      await pause(3_000)
      if ((await edge.query(`select 1 from footage_files where county = $1 and recorder = '${village}'`)).length > 0) broken.push('files that it never had were written down')
      // Within the grant, however long the asking takes.
      const [fromMs, toMs] = [Date.now() - 20_000, Date.now() - 5_000]
      const { look } = await edge.look()
      for (let i = 0; i < 12; i++) {
        const covered = await edge.fetch(`/api/footage/looks/${look}/coverage`)
        const played = await edge.fetch(`/api/footage/looks/${look}/segments?from=${fromMs}&to=${toMs}`)
        if (covered.status !== 200 || ![204, 404, 410, 422, 503].includes(played.status)) broken.push(`asked for footage that it lies about, the county answered ${covered.status} and ${played.status}`)
        await covered.text()
        if (played.body) await readBroken(played, 10_000)
      }
      const untilMs = Date.now() - 500
      await pause(2_500)
      await near.end()
      const reader = new ArchiveReader(near.archive)
      let [kept, overlapping, endMs] = [0, 0, 0]
      for await (const place of reader.gops(foreign, 0, Date.now() + 60_000)) {
        if (place.startMs < endMs - 1) overlapping++
        endMs = place.endMs
        kept++
      }
      const sent = edge.source.finished(1, untilMs).length
      return { lostGops: Math.max(0, sent - kept), overlapping, doubleWriters: 0, alarmRaised, normalAgain: isRecorded, broken, note: `${liar.turn} answers that are none, and every half second a report about another’s camera; ${kept} GOPs of that one in the county’s archive; one act on the ledger` }
    } finally {
      await dialling.stop()
      await edge.close()
    }
  },
}
