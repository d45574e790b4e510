import { createServer, type Server, type Socket } from 'node:net'
import { rmSync } from 'node:fs'
import type { LiveSegment, StreamName } from './channel.ts'
import { encodeAnswer, encodeSegment, frameMessage, MessageReader } from './wire.ts'

export interface LivePictures {
  /**
   * Hears the stream that is wished for, or the main one where that does not come. Returns the way to stop. `onEnd`: at most once,
   * when the camera is recorded from another address or elsewhere from now on, and nothing more will be heard.
   */
  listen(listener: (segment: LiveSegment) => void, wish: StreamName, onEnd: () => void): () => void
}

export interface LiveSource {
  /** A camera that is recorded here; undefined for others. */
  find(camera: string): LivePictures | undefined
  /** Answers a question that is not about live pictures; what it throws is answered as `{ failed: true }`. */
  answer(question: unknown): Promise<unknown>
}

/** More than this unsent, and a listener waits for the next key frame instead: 8 s of 4 Mb/s. */
const shedAtBytes = 4 * 1024 * 1024

/**
 * Serves live frames on a Unix socket whose folder only this user may enter: whoever connects has been judged elsewhere.
 * A client sends one message, JSON: `{ "live": camera, "stream": "main" | "sub" }` or `{ "ask": … }`.
 */
export async function serveLive(path: string, source: LiveSource): Promise<{ close(): Promise<void> }> {
  rmSync(path, { force: true })
  const sockets = new Set<Socket>()
  const server: Server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
    const reader = new MessageReader()
    socket.on('data', (bytes) => {
      const messages = reader.take(bytes)
      if (!messages) socket.destroy()
      else for (const message of messages) begin(socket, source, message)
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(path, resolve)
  })
  return {
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function begin(socket: Socket, source: LiveSource, message: Buffer): void {
  const request = parse(message)
  if (typeof request?.live === 'string') {
    const pictures = source.find(request.live)
    if (!pictures) return void socket.end(frameMessage(encodeAnswer({ refused: 'not_recorded' })))
    socket.on('close', pictures.listen(sendTo(socket), readWish(request.stream), () => socket.end()))
  } else if (request?.ask !== undefined) {
    source.answer(request.ask).then(
      (answer) => socket.end(frameMessage(encodeAnswer(answer))),
      () => socket.end(frameMessage(encodeAnswer({ failed: true }))),
    )
  } else socket.destroy()
}

/** Who says nothing, as those from before there were two, is given the main stream. */
export const readWish = (stream: unknown): StreamName => (stream === 'sub' ? 'sub' : 'main')

function parse(message: Buffer): { live?: unknown; stream?: unknown; ask?: unknown } | undefined {
  try {
    return JSON.parse(message.toString()) as { live?: unknown; stream?: unknown; ask?: unknown }
  } catch {
    return undefined
  }
}

/** Sends what the socket can take; a slow one misses frames up to the next key frame, the others none. */
function sendTo(socket: Socket): (segment: LiveSegment) => void {
  let behind = false
  return (segment) => {
    if (segment.kind === 'media') {
      if (socket.writableLength > shedAtBytes) behind = true
      else if (segment.key) behind = false
      if (behind) return
    }
    socket.write(frameMessage(encodeSegment(segment)))
  }
}
