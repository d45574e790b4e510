import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { randomFrom } from '../../demo/random.ts'
import { ArchiveReader } from '../../src/media/archive/reader.ts'
import type { Decoder } from '../../src/media/decode/decoder.ts'
import { takePicture } from '../../src/media/decode/take-picture.ts'
import { acceptLinks } from '../../src/media/link/accept.ts'
import { keepDialling } from '../../src/media/link/dial.ts'
import { Pace } from '../../src/media/link/pace.ts'
import { RemoteReader } from '../../src/media/link/remote-reader.ts'
import { systemClock } from '../../src/platform/ports/clock.ts'
import { issueServerTls } from '../../src/platform/tls/county-ca.ts'
import { quantile } from '../house/quantile.ts'
import { hourMs, hours } from './footage.ts'

const bitsPerSecond = 4_000_000
/** There and back. */
const roundTripMs = 60
const seeks = 100

/**
 * The same seek where the footage lies at a recorder that has dialled in, over a line of 4 Mb/s and 60 ms: moment to JPEG of the key frame. The
 * limit in the same run: the key frame's bytes at that rate, and one round trip.
 */
export async function measureEdge(root: string, cameraId: string, startMs: number, decoder: Decoder): Promise<{ edgeP95Ms: number; edgeMedianMs: number; edgeLineMedianMs: number }> {
  const keys = mkdtempSync(join(tmpdir(), 'langqiao-seek-keys-'))
  const tls = await issueServerTls(keys, '350979', ['localhost'], new Date())
  const county = await acceptLinks({ clock: systemClock, port: 0, host: '127.0.0.1', tls, admit: async () => true, onLink: () => {}, onLost: () => {}, onRefused: () => {} })
  const line = await openLine(county.port)
  const local = new ArchiveReader(root)
  const dialling = keepDialling(
    {
      identity: { name: 'village', token: 'made up' }, footage: local, live: { find: () => undefined, answer: async () => null },
      async setCameras() {}, remove: () => Promise.reject(new Error('nothing is removed here')), async *reports() {},
    },
    { host: 'localhost', port: line.port, ca: tls.ca!.pem, clock: systemClock, pace: new Pace(systemClock, bitsPerSecond), onState: () => {} },
  )
  try {
    while (!county.find('village')) await pause(20)
    const random = randomFrom('edge')
    const took: number[] = []
    const least: number[] = []
    for (let i = 0; i < seeks; i++) {
      const atMs = startMs + random.whole(0, hours * hourMs - 2000)
      const reader = new RemoteReader(() => county.find('village'))
      const started = performance.now()
      const taken = await takePicture(reader, decoder, { cameraId, atMs, keyFrameDoes: true })
      took.push(performance.now() - started)
      if (!('jpeg' in taken)) throw new Error(`no picture through the link: ${JSON.stringify(taken)}`)
      const reading = local.openGops()
      const key = (await reading.keyFrame((await local.findGop(cameraId, atMs))!)) as Buffer
      await reading.close()
      least.push((key.length * 8 * 1000) / bitsPerSecond + roundTripMs)
      // The line is empty again, as when a person thinks before the next.
      await pause(200)
    }
    return { edgeP95Ms: quantile(took, 0.95), edgeMedianMs: quantile(took, 0.5), edgeLineMedianMs: quantile(least, 0.5) }
  } finally {
    await dialling.stop()
    await county.close()
    await line.close()
    rmSync(keys, { recursive: true, force: true })
  }
}

/** A line on which everything comes half a round trip later. */
async function openLine(port: number): Promise<{ port: number; close(): Promise<void> }> {
  const sockets = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1')
    for (const [from, to] of [[near, far], [far, near]] as const) {
      sockets.add(from)
      from.on('error', () => to.destroy()).on('close', () => to.destroy())
      from.on('data', (bytes) => void setTimeout(() => to.destroyed || to.write(bytes), roundTripMs / 2))
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
