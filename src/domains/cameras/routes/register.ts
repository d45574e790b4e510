import { z } from 'zod'
import { givenPosition } from '#platform/geo.ts'
import type { Tx } from '#platform/database/database.ts'
import { Fault } from '#platform/fault.ts'
import { defineRoute } from '#platform/http/route.ts'
import type { Keyring } from '#platform/secrets/keyring.ts'
import type { Work } from '#platform/acts/store.ts'
import { details, type CameraDetails, type ShownStream } from '../acts.ts'
import { register } from '../decide.ts'
import { cameraRecord } from '../project.ts'
import { isOwnerAccount, storeStream } from '../queries.ts'
import { sealStream, showStream, type StreamAddress } from '../stream-address.ts'

/** Positions name their system and are CGCS2000 from here on (house plan, decision 14). */
export const detailsInput = details.extend({ position: givenPosition.nullable() })

/** As typed in. Credentials may stand in the address or apart; they are sealed at once and never come back. */
export const streamInput = z.strictObject({
  url: z.string().max(2048), username: z.string().max(200).optional(), password: z.string().max(200).optional(),
  /** The small picture of the same camera, for tiles. */
  sub: z.string().min(1).max(2048).optional(),
})

export const registerCameraRoute = (keyring: Keyring) =>
  defineRoute({
    method: 'POST',
    url: '/api/cameras',
    action: 'camera.register',
    summary: 'Register a camera',
    body: detailsInput.extend({ stream: streamInput.optional() }),
    response: z.object({ id: z.string() }),
    handle: ({ perform, body: { stream, ...given }, intentId }) => perform((work) => registerCamera(work, keyring, intentId, given, stream)),
  })

/** Registers a camera inside an intent: for the route, the command line and the demo. */
export async function registerCamera(work: Work, keyring: Keyring, id: string, given: CameraDetails, stream?: StreamAddress): Promise<{ id: string }> {
  const shown = stream ? readStream(stream) : null
  await requireOwner(work.tx, work.county, given)
  const state = await work.act(cameraRecord, id, (before) => register(before, given, shown))
  if (stream) await storeStream(work.tx, work.county, id, sealStream(keyring, id, stream), state.streamVersion)
  return { id }
}

/** Throws `camera_bad_address`. */
export function readStream(stream: StreamAddress): ShownStream {
  const shown = showStream(stream)
  if (!shown) throw new Fault('camera_bad_address', {}, 422)
  return shown
}

/** Throws `camera_owner_unknown` where an account is named that is no owner's. */
export async function requireOwner(tx: Tx, county: string, { ownerAccount: account, ownerKind }: Pick<CameraDetails, 'ownerAccount' | 'ownerKind'>): Promise<void> {
  if (account && !(await isOwnerAccount(tx, county, account, ownerKind === 'police'))) throw new Fault('camera_owner_unknown', { account }, 422)
}
