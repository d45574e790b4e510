import { type ClientHttp2Session, constants } from 'node:http2'
import type { StreamName } from '../live/channel.ts'
import type { LiveListener } from '../live/connect-live.ts'
import { messageKinds, MessageReader } from '../live/wire.ts'
import { ask } from './ask.ts'
import { paths } from './protocol.ts'

/** Listens to a camera at a recorder far away, like `connectLive`. Returns the way to stop, after which nothing is heard. */
export function listenOverLink(session: ClientHttp2Session | undefined, camera: string, wish: StreamName, listener: LiveListener): () => void {
  let isOver = false
  let cancel = () => {}
  const end = (why: 'recorder_away' | 'not_recorded') => {
    if (isOver) return
    isOver = true
    cancel()
    listener.onEnd(why)
  }
  ask(session, paths.live, { camera, stream: wish }).then(
    ({ stream }) => {
      cancel = () => stream.close(constants.NGHTTP2_CANCEL)
      if (isOver) return cancel()
      const reader = new MessageReader()
      stream.on('close', () => end('recorder_away'))
      stream.on('data', (bytes: Buffer) => {
        const messages = reader.take(bytes)
        if (!messages) return end('recorder_away')
        for (const message of messages) {
          if (isOver) return
          if (message[0] === messageKinds.answer) end('not_recorded')
          else listener.onMessage(message)
        }
      })
    },
    () => end('recorder_away'),
  )
  return () => {
    isOver = true
    cancel()
  }
}
