import { z } from 'zod'
import { askRecorder } from '#media/live/connect-live.ts'
import { Fault } from '#platform/fault.ts'
import { defineRoute } from '#platform/http/route.ts'
import type { Platform } from '#platform/platform.ts'
import { noAttributes } from '#platform/policy/policy.ts'
import { cameraRecord } from '../project.ts'
import { loadSealedStream } from '../queries.ts'
import { recorderSocket } from '../recorder-socket.ts'
import { addressSub, openStream, type StreamAddress } from '../stream-address.ts'
import { readStream, streamInput } from './register.ts'

/** A probe gives up after 20 s (media/probe); the recorder answers soon after. */
const patienceMs = 30_000

const unreachable = z.object({ reachable: z.literal(false), code: z.string(), detail: z.string() })
const reachable = z.object({
  reachable: z.literal(true), codec: z.string(), width: z.number(), height: z.number(), fps: z.number(), kbps: z.number(),
  keyframeSeconds: z.number(), packetsLost: z.number(), clockOffsetMs: z.number().nullable(),
})
const result = z.discriminatedUnion('reachable', [unreachable, reachable])
/** The same of the sub-stream, where there is one. */
const sub = { sub: result.optional() }
const answer = z.discriminatedUnion('reachable', [unreachable.extend(sub), reachable.extend(sub)])

/**
 * Tries an address from where it will be recorded, and answers technical facts: no picture. Either a new address of one's
 * own station, or the stored one of a camera, whose credentials stay inside.
 */
export const testStreamRoute = (platform: Pick<Platform, 'config' | 'database' | 'keyring'>) =>
  defineRoute({
    method: 'POST',
    url: '/api/camera-test',
    action: 'camera.test',
    summary: 'Test a stream address: reachable, codec, size, frames, key frames',
    body: z.strictObject({ camera: z.string().max(60).optional(), station: z.string().max(40).optional(), stream: streamInput.optional() }),
    response: answer,
    async handle({ judge, open, body: { camera, station = '', stream }, county, principal }) {
      if (camera !== undefined) await open(cameraRecord, camera)
      else judge({ type: 'camera', id: 'new' }, { ...noAttributes, station })
      const address = stream ?? (await platform.database.read({ county, stations: 'all', account: principal.account }, async (tx) => {
        const sealed = camera === undefined ? null : await loadSealedStream(tx, county, camera)
        return sealed && openStream(platform.keyring, camera!, sealed)
      }))
      if (!address) throw new Fault('camera_no_stream', {}, 409)
      readStream(address)
      const socket = recorderSocket(platform.config.dataDir)
      const small = addressSub(address)
      const [main, tile] = await Promise.all([probe(socket, address), small ? probe(socket, small) : undefined])
      return { ...main, ...(tile ? { sub: tile } : {}) }
    },
  })

async function probe(socket: string, address: StreamAddress): Promise<z.infer<typeof result>> {
  const found = await askRecorder(socket, { probe: address }, patienceMs)
  if (found === undefined) throw new Fault('recorder_away', {}, 503)
  if ((found as { busy?: boolean }).busy) throw new Fault('recorder_busy', {}, 503)
  return result.parse(found)
}
