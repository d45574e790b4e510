import { connect, type Socket } from 'node:net'
import type { StreamName } from './channel.ts'
import { frameMessage, MessageReader, messageKinds } from './wire.ts'

export interface LiveListener {
  /** A message of `wire.ts`, kind `init`, `media` or `stream`, fit to be sent on as it is. */
  onMessage(message: Buffer): void
  /** Once: the recorder went away, or does not record this camera. */
  onEnd(why: 'recorder_away' | 'not_recorded'): void
}

/** Listens to a camera at a recorder's socket. Returns the way to stop, after which nothing is heard. */
export function connectLive(path: string, camera: string, wish: StreamName, listener: LiveListener): () => void {
  let over = false
  const end = (why: 'recorder_away' | 'not_recorded') => {
    if (over) return
    over = true
    socket.destroy()
    listener.onEnd(why)
  }
  const socket = open(path, { live: camera, stream: wish }, (message) => {
    if (over) return
    if (message[0] === messageKinds.answer) end('not_recorded')
    else listener.onMessage(message)
  })
  socket.on('close', () => end('recorder_away'))
  return () => {
    over = true
    socket.destroy()
  }
}

/** Asks a recorder something. Undefined when it is away, or gives no answer within `patienceMs`. */
export function askRecorder(path: string, question: unknown, patienceMs: number): Promise<unknown> {
  return new Promise((resolve) => {
    const socket = open(path, { ask: question }, (message) => {
      resolve(JSON.parse(message.toString('utf8', 1)))
      socket.destroy()
    })
    socket.setTimeout(patienceMs, () => socket.destroy())
    socket.on('close', () => resolve(undefined))
  })
}

function open(path: string, request: unknown, onMessage: (message: Buffer) => void): Socket {
  const socket = connect(path, () => void socket.write(frameMessage(Buffer.from(JSON.stringify(request)))))
  const reader = new MessageReader()
  socket.on('error', () => socket.destroy())
  socket.on('data', (bytes) => {
    const messages = reader.take(bytes)
    if (!messages) socket.destroy()
    else messages.forEach(onMessage)
  })
  return socket
}
