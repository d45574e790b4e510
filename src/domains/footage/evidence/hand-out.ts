import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { Fault } from '#platform/fault.ts'
import type { Platform } from '#platform/platform.ts'

/** Rights are looked up again at most this often while bytes flow. */
const recheckMs = 500

/** What is handed out, cut short where the rights end before the bytes do. */
export function whileGranted({ clock, log }: Pick<Platform, 'clock' | 'log'>, bytes: Readable, isStillGranted: () => Promise<boolean>): Readable {
  // What it fails with is heard where it is read.
  bytes.on('error', () => undefined)
  const pieces = async function* () {
    let judgedAt = clock.monotonicMs()
    for await (const piece of bytes as AsyncIterable<Buffer>) {
      if (clock.monotonicMs() - judgedAt > recheckMs) {
        if (!(await isStillGranted().catch(() => false))) {
          log.warn('a download was cut: its rights have ended')
          throw new Fault('not_allowed', {}, 403)
        }
        judgedAt = clock.monotonicMs()
      }
      yield piece
    }
  }
  return Readable.from(pieces(), { objectMode: false }).once('close', () => bytes.destroy())
}

/** How a browser names the file: in ASCII, and as it is called. */
export function nameDownload(reply: FastifyReply, plain: string, full: string): void {
  reply.header('cache-control', 'private, no-store').header('content-disposition', `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(full)}`)
}
