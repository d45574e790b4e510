import { createServer, type Server, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { ManualClock } from '../../src/platform/ports/clock.ts'
import { seededIds } from '../../src/platform/ports/ids.ts'
import { type CameraOptions, type CameraSession, type CameraSink, type CameraState, startCamera } from '../../src/media/rtsp/start-camera.ts'
import { type CameraServer, serveCameras } from '../../src/media/simulator/serve-cameras.ts'
import type { SimulatedCamera } from '../../src/media/simulator/simulated-camera.ts'
import { VideoRecord } from './record-video.ts'

/** A record of a camera's video and its states. */
export class CameraRecord extends VideoRecord implements CameraSink {
  states: CameraState[] = []

  onState(state: CameraState): void {
    this.states.push(state)
  }

  get told(): string[] {
    return this.states.map((state) => (state.state === 'offline' ? state.code : state.state))
  }
}

/** Cameras and servers on real sockets, in a time that runs as fast as they keep up with. */
export class CameraBench {
  readonly clock = new ManualClock(Date.UTC(2026, 0, 1))
  readonly #ids = seededIds(1, this.clock)
  readonly random = (size: number) => this.#ids.random(size)
  #endings: (() => Promise<unknown>)[] = []

  async serve(camera: SimulatedCamera): Promise<CameraServer> {
    const server = await serveCameras(new Map([['camera', camera]]), { clock: this.clock, random: this.random })
    this.#endings.push(() => server.close())
    return server
  }

  /** A TCP server that does with each connection what `serve` says. Returns its port. */
  async serveTcp(serve: (socket: Socket) => void): Promise<number> {
    const sockets = new Set<Socket>()
    const server: Server = createServer((socket) => {
      sockets.add(socket)
      socket.on('error', () => {})
      serve(socket)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    this.#endings.push(async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    })
    return (server.address() as AddressInfo).port
  }

  watch(port: number, options: Partial<CameraOptions> = {}): { record: CameraRecord; session: CameraSession } {
    const record = new CameraRecord()
    const url = `rtsp://127.0.0.1:${port}/camera`
    const session = startCamera({ url, clock: this.clock, random: this.random, ...options }, record)
    this.#endings.push(() => session.stop())
    return { record, session }
  }

  /** Lets time pass until `condition` holds. Throws after `limitMs` of it. */
  async passUntil(condition: () => boolean, limitMs = 120_000): Promise<void> {
    for (let passed = 0; !condition(); passed += 20) {
      if (passed >= limitMs) throw new Error(`did not happen within ${limitMs / 1000} s: ${condition.toString()}`)
      this.clock.advance(20)
      await sleep(1)
    }
  }

  async pass(ms: number): Promise<void> {
    const until = this.clock.monotonicMs() + ms
    await this.passUntil(() => this.clock.monotonicMs() >= until)
  }

  async end(): Promise<void> {
    const ended = Promise.all(this.#endings.toReversed().map((end) => end()))
    // Whoever waits for time to pass while ending.
    for (let i = 0; i < 10; i++) {
      this.clock.advance(1000)
      await sleep(1)
    }
    await ended
  }
}
