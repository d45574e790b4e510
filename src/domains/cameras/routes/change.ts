import { z } from 'zod'
import type { Decision } from '#platform/acts/decision.ts'
import type { Work } from '#platform/acts/store.ts'
import type { Tx } from '#platform/database/database.ts'
import { Fault } from '#platform/fault.ts'
import { defineRoute, type Route } from '#platform/http/route.ts'
import type { Keyring } from '#platform/secrets/keyring.ts'
import type { CameraDraft } from '../acts.ts'
import { activate, assign, assignRepair, correct, finishRepair, pause, resume, retire, setStream, setSubStream, suspend } from '../decide.ts'
import { cameraRecord, type Camera } from '../project.ts'
import { forgetStream, listRecorders, loadSealedStream, storeStream } from '../queries.ts'
import { openStream, sealStream, type StreamAddress } from '../stream-address.ts'
import { detailsInput, readStream, requireOwner, streamInput } from './register.ts'

const reason = z.string().min(1).max(400)

interface Change<B extends z.ZodType> {
  verb: string
  summary: string
  body: B
  decide(state: Camera | null, given: z.output<B>, now: number): Decision<CameraDraft>
  /** What else is written in the same transaction, after policy and rule have said yes. */
  after?(work: Work, id: string, given: z.output<B>, state: Camera): Promise<void>
}

/** One route for each change of a camera: `POST /api/cameras/:id/<verb>`. */
function change<B extends z.ZodType>({ verb, summary, body, decide, after }: Change<B>): Route {
  return defineRoute({
    method: 'POST',
    url: `/api/cameras/:id/${verb}`,
    action: `camera.${verb}`,
    summary,
    params: z.strictObject({ id: z.string().max(60) }),
    body,
    response: z.object({ id: z.string(), state: z.string() }),
    handle: ({ perform, params: { id }, body: given }) =>
      perform(async (work) => {
        const parsed = given as z.output<B>
        const state = await work.act(cameraRecord, id, (before) => decide(before, parsed, work.now))
        await after?.(work, id, parsed, state)
        return { id, state: state.state }
      }),
  })
}

async function requireRecorder(tx: Tx, county: string, recorder: string): Promise<void> {
  if (recorder !== '' && !(await listRecorders(tx, county)).some(({ id }) => id === recorder)) throw new Fault('recorder_unknown', { recorder }, 422)
}

const keepStream = (work: Work, keyring: Keyring, id: string, stream: StreamAddress, { streamVersion }: Camera) =>
  storeStream(work.tx, work.county, id, sealStream(keyring, id, stream), streamVersion)

/** The stored address with another sub-stream. Throws `camera_no_stream`. */
async function changeSub(work: Work, keyring: Keyring, id: string, sub: string | null): Promise<StreamAddress> {
  const sealed = await loadSealedStream(work.tx, work.county, id)
  if (!sealed) throw new Fault('camera_no_stream', {}, 409)
  return { ...openStream(keyring, id, sealed), sub: sub ?? undefined }
}

/** Sets a stream address inside an intent: for the command line and the demo. */
export async function setCameraStream(work: Work, keyring: Keyring, id: string, stream: StreamAddress): Promise<void> {
  const state = await work.act(cameraRecord, id, (before) => setStream(before, readStream(stream)))
  await keepStream(work, keyring, id, stream, state)
}

/** Begins recording inside an intent. */
export async function activateCamera(work: Work, id: string): Promise<void> {
  await work.act(cameraRecord, id, activate)
}

export const changeRoutes = (keyring: Keyring): Route[] => [
  change({
    verb: 'correct',
    summary: 'Correct what is written about a camera',
    body: detailsInput.partial().extend({ reason }),
    decide: (state, { reason: why, ...given }) => correct(state, given, why),
    // Only where the owner is corrected: an account that ended since must not stop the correction of a place.
    after: (work, _, given, state) => (given.ownerAccount === undefined && given.ownerKind === undefined ? Promise.resolve() : requireOwner(work.tx, work.county, state)),
  }),
  change({
    verb: 'setStream',
    summary: 'Set the stream address, or its sub-stream alone (null: none); credentials are sealed and never shown again',
    body: z.union([streamInput, z.strictObject({ sub: streamInput.shape.url.min(1).nullable() })]),
    decide: (state, given) => ('url' in given ? setStream(state, readStream(given)) : setSubStream(state, given.sub === null ? null : readStream({ url: given.sub }))),
    after: async (work, id, given, state) => keepStream(work, keyring, id, 'url' in given ? given : await changeSub(work, keyring, id, given.sub), state),
  }),
  change({
    verb: 'assign',
    summary: 'Give a camera to the one recorder that can reach it, or (empty) to any that is near',
    body: z.strictObject({ recorder: z.string().max(40) }),
    decide: (state, given) => assign(state, given.recorder),
    after: (work, _, given) => requireRecorder(work.tx, work.county, given.recorder),
  }),
  change({ verb: 'activate', summary: 'Begin recording', body: z.strictObject({}), decide: (state) => activate(state) }),
  change({ verb: 'suspend', summary: 'Stop recording for the time being', body: z.strictObject({ reason }), decide: (state, given) => suspend(state, given.reason) }),
  change({
    verb: 'pause',
    summary: 'The owner, who lends it freely, stops it until a time; it goes on by itself',
    body: z.strictObject({ until: z.iso.datetime({ offset: true }) }),
    decide: (state, given, now) => pause(state, given.until, now),
  }),
  change({ verb: 'resume', summary: 'The owner ends the pause', body: z.strictObject({}), decide: (state, _, now) => resume(state, 'owner', now) }),
  change({
    verb: 'assignRepair',
    summary: 'Say who sees to it that a camera works again',
    body: z.strictObject({ whom: z.string().max(80), note: z.string().max(400).default('') }),
    decide: (state, given) => assignRepair(state, given.whom, given.note),
  }),
  change({
    verb: 'finishRepair',
    summary: 'Say that a repair is done, and what was done',
    body: z.strictObject({ done: reason }),
    decide: (state, given) => finishRepair(state, given.done),
  }),
  change({
    verb: 'retire',
    summary: 'Take a camera out of service for good',
    body: z.strictObject({ reason }),
    decide: (state, given) => retire(state, given.reason),
    after: (work, id) => forgetStream(work.tx, work.county, id),
  }),
]
