import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { once } from 'node:events'

/** A line between two ends that can be cut, and mended. */
export class Line {
  readonly #server: Server
  readonly #sockets = new Set<Socket>()
  #isCut = false

  private constructor(server: Server) {
    this.#server = server
  }

  static async open(port: number): Promise<Line> {
    const server = createServer()
    const line = new Line(server)
    server.on('connection', (near) => line.#join(near, port))
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    return line
  }

  #join(near: Socket, port: number): void {
    if (this.#isCut) return void near.destroy()
    const on = connect(port, '127.0.0.1')
    for (const [from, to] of [[near, on], [on, near]] as const) {
      this.#sockets.add(from)
      from.on('error', () => to.destroy()).on('close', () => {
        to.destroy()
        this.#sockets.delete(from)
      })
      from.pipe(to)
    }
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  /** Ends what goes over it; nothing new goes until it is mended. */
  cut(): void {
    this.#isCut = true
    for (const socket of this.#sockets) socket.destroy()
  }

  mend(): void {
    this.#isCut = false
  }

  async close(): Promise<void> {
    this.cut()
    this.#server.close()
    await once(this.#server, 'close')
  }
}
