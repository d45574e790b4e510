import { once } from 'node:events'
import { constants, type IncomingHttpHeaders, performServerHandshake, type ServerHttp2Session, type ServerHttp2Stream } from 'node:http2'
import type { Duplex } from 'node:stream'
import { json } from 'node:stream/consumers'
import type { GopPlace } from '../archive/footage-reader.ts'
import { readWish } from '../live/serve-live.ts'
import { encodeAnswer, encodeSegment, frameMessage } from '../live/wire.ts'
import type { DueFile } from '../archive/remove-footage.ts'
import { isDamage } from '../mp4/walk.ts'
import type { Pace } from './pace.ts'
import { type FarRecorder, type LinkPath, paths } from './protocol.ts'

/** More than this unsent, and a listener to live pictures waits for the next key frame: two seconds of 4 Mb/s. */
const shedAtBytes = 1024 * 1024
/** A question is small. */
const maxStreams = 64

type Answer = (stream: ServerHttp2Stream, asked: Record<string, unknown>) => Promise<void>

/** Answers the county over a connection that this recorder opened, until it ends. */
export function serveLink(socket: Duplex, far: FarRecorder, pace: Pace): ServerHttp2Session {
  const session = performServerHandshake(socket, { settings: { maxConcurrentStreams: maxStreams } })
  const answers = makeAnswers(far, pace)
  session.on('error', () => session.destroy())
  session.on('stream', (stream: ServerHttp2Stream, headers: IncomingHttpHeaders) => {
    stream.on('error', () => {})
    answer(stream, answers[headers[':path'] as LinkPath]).catch(() => stream.destroy())
  })
  return session
}

async function answer(stream: ServerHttp2Stream, give: Answer | undefined): Promise<void> {
  const asked = (await json(stream)) as Record<string, unknown>
  if (!give) return respond(stream, 404)
  try {
    await give(stream, asked)
  } catch (error) {
    if (stream.headersSent) stream.close(constants.NGHTTP2_INTERNAL_ERROR)
    else respond(stream, 500, (error as Error).message)
  }
}

function respond(stream: ServerHttp2Stream, status: number, text = ''): void {
  if (stream.destroyed) return
  stream.respond({ ':status': status })
  stream.end(text)
}

function makeAnswers({ identity, footage, live, setCameras, remove, reports }: FarRecorder, pace: Pace): Record<LinkPath, Answer> {
  const sendJson: (stream: ServerHttp2Stream, value: unknown) => Promise<void> = (stream, value) => sendBytes(stream, Buffer.from(JSON.stringify(value ?? null)))

  async function sendBytes(stream: ServerHttp2Stream, bytes: Buffer): Promise<void> {
    stream.respond({ ':status': 200 })
    await write(stream, bytes)
    stream.end()
  }

  /** False once nobody listens any more. */
  async function write(stream: ServerHttp2Stream, bytes: Buffer): Promise<boolean> {
    for await (const piece of pace.pieces(bytes)) {
      if (stream.destroyed || stream.closed) return false
      if (!stream.write(piece)) await Promise.race([once(stream, 'drain'), once(stream, 'close')])
    }
    return !stream.destroyed && !stream.closed
  }

  async function sendLines(stream: ServerHttp2Stream, lines: AsyncIterable<unknown>): Promise<void> {
    stream.respond({ ':status': 200 })
    for await (const line of lines) if (!(await write(stream, Buffer.from(JSON.stringify(line) + '\n')))) return
    stream.end()
  }

  const range = (asked: Record<string, unknown>) => [asked.camera as string, asked.fromMs as number, asked.toMs as number] as const
  return {
    [paths.who]: (stream) => sendJson(stream, identity),
    [paths.coverage]: async (stream, asked) => sendJson(stream, await footage.coverage(...range(asked))),
    [paths.gops]: (stream, asked) => sendLines(stream, footage.gops(...range(asked))),
    [paths.gop]: async (stream, asked) => {
      const read = await footage.readGop(asked.place as GopPlace)
      return isDamage(read) ? respond(stream, 404, JSON.stringify(read)) : sendBytes(stream, read.bytes)
    },
    [paths.keyFrame]: async (stream, asked) => {
      const reading = footage.openGops()
      try {
        const bytes = await reading.keyFrame(asked.place as GopPlace)
        await (bytes ? sendBytes(stream, bytes) : respond(stream, 404))
      } finally {
        await reading.close()
      }
    },
    [paths.head]: async (stream, asked) => {
      const head = await footage.head(asked.path as string)
      return head ? sendBytes(stream, head.init) : respond(stream, 404)
    },
    [paths.live]: async (stream, asked) => {
      const pictures = live.find(asked.camera as string)
      stream.respond({ ':status': 200 })
      if (!pictures) return void stream.end(frameMessage(encodeAnswer({ refused: 'not_recorded' })))
      let waiting = 0
      let isBehind = false
      const stop = pictures.listen((segment) => {
        if (segment.kind === 'media') {
          if (waiting > shedAtBytes) isBehind = true
          else if (segment.key) isBehind = false
          if (isBehind) return
        }
        const message = frameMessage(encodeSegment(segment))
        waiting += message.length
        void write(stream, message).finally(() => (waiting -= message.length))
      }, readWish(asked.stream), () => stream.end())
      stream.on('close', stop)
    },
    [paths.ask]: async (stream, asked) => sendJson(stream, await live.answer(asked)),
    [paths.cameras]: async (stream, asked) => {
      await setCameras(asked.cameras)
      await sendJson(stream, null)
    },
    [paths.remove]: async (stream, asked) => sendJson(stream, await remove(asked.files as DueFile[], asked.dueMs as number)),
    [paths.reports]: async (stream) => {
      const stopper = new AbortController()
      stream.on('close', () => stopper.abort())
      await sendLines(stream, reports(stopper.signal))
    },
  }
}
