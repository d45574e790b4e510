import type { WebSocket } from 'ws'
import { listenOverLink } from '#media/link/live-over-link.ts'
import type { StreamName } from '#media/live/channel.ts'
import { connectLive, type LiveListener } from '#media/live/connect-live.ts'
import type { LiveTranscoders } from '#media/live/transcode-live.ts'
import { messageKinds } from '#media/live/wire.ts'
import type { Platform } from '#platform/platform.ts'
import { findHolder } from './leases/tenures.ts'
import { findLink } from './links/links.ts'
import { mainRecorder, reachRecorder } from './recorders.ts'

/** Close codes of a live socket that a page tells apart. */
export const liveCloseCodes = { recorderAway: 4010, notRecorded: 4011, ended: 4012, transcodersBusy: 4013 } as const

/** More than this unsent to a browser, and it waits for the next key frame. */
const shedAtBytes = 4 * 1024 * 1024

/**
 * Listens to a camera's live pictures at the recorder that holds it. JUDGES NOTHING: whoever calls has asked policy and written
 * down the look first. `onMessage` gets messages of media/live/wire.ts; `onEnd` comes once, when the recorder is away or does not
 * record the camera. `wish`: who asks for `sub` is told which stream follows, the main one where there is no other. Returns the way to stop.
 */
export function openLive(platform: Pick<Platform, 'config' | 'database' | 'county'>, camera: string, wish: StreamName, listener: LiveListener): () => void {
  const { config, database, county } = platform
  let stop: (() => void) | undefined
  let isOver = false
  const begin = (recorder: string | undefined) => {
    if (isOver) return
    const reached = reachRecorder(config, recorder ?? mainRecorder)
    stop = reached ? connectLive(reached.socket, camera, wish, listener) : listenOverLink(findLink(platform, recorder!), camera, wish, listener)
  }
  database.read({ county, stations: 'all', account: 'system' }, (tx) => findHolder(tx, county, camera)).then(begin, () => begin(mainRecorder))
  return () => {
    isOver = true
    stop?.()
  }
}

/**
 * Sends a camera's live pictures to a browser, message for message; a slow one misses frames up to the next key frame.
 * JUDGES NOTHING, like `openLive`. Ends with the socket, or by the way returned: with `liveCloseCodes.ended`. `transcoders`: the
 * browser lacks the camera's codec and is sent H.264 instead.
 */
export function sendLive(platform: Pick<Platform, 'config' | 'database' | 'county'>, camera: string, wish: StreamName, socket: WebSocket, transcoders?: LiveTranscoders): () => void {
  let behind = false
  const listener: LiveListener = {
    onMessage(message) {
      if (message[0] === messageKinds.media) {
        if (socket.bufferedAmount > shedAtBytes) behind = true
        else if (message[1] === 1) behind = false
        if (behind) return
      }
      socket.send(message)
    },
    onEnd: (why) => socket.close(why === 'recorder_away' ? liveCloseCodes.recorderAway : liveCloseCodes.notRecorded, why),
  }
  const open = (each: LiveListener) => openLive(platform, camera, wish, each)
  const stop = transcoders ? transcoders.listen(`${camera} ${wish}`, open, listener) : open(listener)
  if (stop === 'busy') {
    socket.close(liveCloseCodes.transcodersBusy, 'transcoders_busy')
    return () => {}
  }
  socket.on('close', stop)
  return () => {
    stop()
    socket.close(liveCloseCodes.ended, 'ended')
  }
}
