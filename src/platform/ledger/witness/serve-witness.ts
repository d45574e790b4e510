import { createServer, type IncomingMessage, type Server } from 'node:http'
import { text } from 'node:stream/consumers'
import type { Clock } from '../../ports/clock.ts'
import type { NoteVerifier } from '../note.ts'
import type { Cosigner } from './cosignature.ts'
import { judgeCheckpoint } from './judge.ts'
import type { WitnessFile } from './witness-file.ts'

/** A checkpoint and 63 hashes are under 5 kB. */
const longestBody = 16_384

interface Reply {
  status: number
  body?: string
  type?: string
}

/** A witness over HTTP: `POST /add-checkpoint` (c2sp.org/tlog-witness). One question at a time, so that no two forks are cosigned side by side. */
export function serveWitness(parts: { logs: readonly NoteVerifier[]; cosigner: Cosigner; file: WitnessFile; clock: Clock }): Server {
  let before: Promise<unknown> = Promise.resolve()
  const answer = async (request: IncomingMessage): Promise<Reply> => {
    if (request.method !== 'POST' || request.url !== '/add-checkpoint') return { status: 404 }
    if (Number(request.headers['content-length'] ?? Infinity) > longestBody) return { status: 413 }
    const body = await text(request)
    const turn = before.then(() => addCheckpoint(body))
    before = turn.catch(() => undefined)
    return turn
  }
  const addCheckpoint = async (body: string): Promise<Reply> => {
    const verdict = judgeCheckpoint(body, parts.logs, parts.file.find)
    if (verdict.status === 409) return { status: 409, body: `${verdict.size}\n`, type: 'text/x.tlog.size' }
    if (verdict.status !== 200) return { status: verdict.status }
    const { origin, size, root, note } = verdict
    const line = parts.cosigner.cosign(verdict.text, Math.floor(parts.clock.now() / 1000))
    await parts.file.keep(origin, { size, root, note: note + line })
    return { status: 200, body: line }
  }
  return createServer((request, response) => {
    answer(request).then(
      ({ status, body = '', type = 'text/plain; charset=utf-8' }) => response.writeHead(status, { 'content-type': type }).end(body),
      (error: Error) => {
        console.error(`the witness could not answer: ${error.message}`)
        response.writeHead(500).end()
      },
    )
  })
}
