import type { WebSocket } from 'ws'
import type { StreamName } from '#media/live/channel.ts'
import { liveCloseCodes, sendLive } from '#domains/cameras/index.ts'
import { socketCloseCodes } from '#platform/http/server.ts'
import type { Call } from '#platform/http/route.ts'
import type { Admitted } from './admit.ts'
import type { Footage } from './footage.ts'

/** Who watches, their sign-in and their rights are looked up again so often, and at once when the log has grown in between. */
const recheckMs = 1_000
const soonMs = 200

/**
 * Sends a look's live pictures to its viewer for as long as the rights last, and writes down the time in which pictures went
 * out. The end of the rights cuts the stream. `wish`: which of the camera's streams. `isTranscoded`: the browser lacks H.265 and is sent H.264.
 */
export function streamLive(footage: Footage, { look, session, question }: Admitted, call: Call<{ id: string }>, socket: WebSocket, wish: StreamName, isTranscoded = false): void {
  // It may have gone while rights were judged: nobody would ever stop what begins here.
  if (socket.readyState !== socket.OPEN) return
  const { id } = call.params
  const { sessions, gate, platform } = footage
  const { clock } = platform
  let sentFrom: number | null = null
  session.streams++
  const note = () => {
    if (sentFrom !== null) sessions.noteSpan(session, sentFrom, Math.max(clock.now(), sentFrom + 1))
    sentFrom = null
  }
  const stop = sendLive(platform, look.camera, wish, watchSending(socket, () => (sentFrom ??= clock.now())), isTranscoded ? footage.transcoders : undefined)

  let grown = false
  let checkedAt = clock.monotonicMs()
  let checking = false
  const stopListening = platform.tail.onGrowth(() => (grown = true))
  const check = async () => {
    const isDue = grown || clock.monotonicMs() - checkedAt >= recheckMs
    if (checking || !isDue) return
    checking = true
    grown = false
    checkedAt = clock.monotonicMs()
    note()
    const isAllowed = await call.again().then((viewer) => gate.isAllowed(viewer, question)).catch(() => false)
    checking = false
    if (isAllowed) return
    socket.close(socketCloseCodes.rights, 'rights_ended')
    await sessions.end(id, 'rights_ended').catch((error: unknown) => platform.log.error({ err: error, look: id }, 'a look could not be closed yet'))
  }
  const timer = setInterval(() => void check(), soonMs)
  session.cut.signal.addEventListener('abort', () => socket.close(liveCloseCodes.ended, 'ended'), { once: true })
  socket.on('close', () => {
    clearInterval(timer)
    stopListening()
    stop()
    note()
    session.streams--
  })
}

/** The same socket; `onSend` hears when something goes out. */
function watchSending(socket: WebSocket, onSend: () => void): WebSocket {
  return new Proxy(socket, {
    get(target, name) {
      const value = Reflect.get(target, name) as unknown
      if (name === 'send') {
        return (data: Buffer) => {
          onSend()
          target.send(data)
        }
      }
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}
