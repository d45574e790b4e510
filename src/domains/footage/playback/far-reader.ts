import type { ClientHttp2Session } from 'node:http2'
import type { FootageReader } from '#media/archive/footage-reader.ts'
import { Unreachable } from '#media/link/ask.ts'
import { RemoteReader } from '#media/link/remote-reader.ts'
import { Fault } from '#platform/fault.ts'

/** Footage at a recorder far away; where its link breaks, the refusal says at which recorder it lies. */
export function openFarReader(recorder: string, link: () => ClientHttp2Session | undefined): FootageReader {
  const remote = new RemoteReader(link)
  const explain = (error: unknown): never => {
    throw error instanceof Unreachable ? new Fault('footage_held', { recorder }, 503, error) : error
  }
  return {
    coverage: (...asked) => remote.coverage(...asked).catch(explain),
    findGop: (...asked) => remote.findGop(...asked).catch(explain),
    findNextGop: (...asked) => remote.findNextGop(...asked).catch(explain),
    async *gops(...asked) {
      try {
        yield* remote.gops(...asked)
      } catch (error) {
        explain(error)
      }
    },
    openGops() {
      const reading = remote.openGops()
      return { read: (place) => reading.read(place).catch(explain), keyFrame: (place) => reading.keyFrame(place).catch(explain), close: () => reading.close() }
    },
    readGop: (place) => remote.readGop(place).catch(explain),
    head: (path) => remote.head(path).catch(explain),
  }
}
