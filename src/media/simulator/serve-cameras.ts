import { createServer, type Server, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import type { Clock } from '#platform/ports/clock.ts'
import type { Ids } from '#platform/ports/ids.ts'
import { CameraClient } from './camera-client.ts'
import type { SimulatedCamera } from './simulated-camera.ts'

/** Cameras without hardware: an RTSP server for the demo, the benchmarks and the tests. */
export interface CameraServer {
  port: number
  /** Pictures handed to the network so far, all clients together. */
  countFrames(): number
  /** Connections that are open now. */
  countClients(): number
  /** Stops sending; connections stay open, so that clients can read what was sent. */
  pause(): void
  /** Ends every connection, as a camera does that loses power. Clients may come back. */
  dropClients(): void
  close(): Promise<void>
}

/** How often the server looks for pictures that are due: one timer for all clients. */
const tickMs = 10

/**
 * Serves each of `cameras` at `rtsp://host:port/<its name>`, RTP interleaved in TCP (RFC 2326 §10.12).
 * `port` 0 takes a free one. Rejects with Node's error when the port is taken.
 */
export async function serveCameras(
  cameras: ReadonlyMap<string, SimulatedCamera>,
  { clock, random, port = 0, host = '127.0.0.1' }: { clock: Clock; random: Ids['random']; port?: number; host?: string },
): Promise<CameraServer> {
  const clients = new Set<CameraClient>()
  const stopper = new AbortController()
  let paused = false
  let gone = 0

  const server = createServer({ noDelay: true }, (socket: Socket) => {
    const client = new CameraClient(socket, cameras, clock, random)
    clients.add(client)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => {
      gone += client.framesSent
      clients.delete(client)
    })
  })
  await listen(server, port, host)
  void sendDuePictures()

  async function sendDuePictures(): Promise<void> {
    while (!stopper.signal.aborted) {
      const nowMs = clock.monotonicMs()
      if (!paused) for (const client of clients) client.sendDue(nowMs)
      await clock.sleep(tickMs, stopper.signal).catch(() => {})
    }
  }

  return {
    port: (server.address() as AddressInfo).port,
    countFrames: () => [...clients].reduce((sum, client) => sum + client.framesSent, gone),
    countClients: () => clients.size,
    pause: () => void (paused = true),
    dropClients: () => clients.forEach((client) => client.drop()),
    close: async () => {
      stopper.abort()
      clients.forEach((client) => client.drop())
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}
