import { z } from 'zod'
import { Fault } from '../fault.ts'
import { accountRecord } from '../identity/account.ts'
import { defineRoute, type Call, type Route } from '../http/route.ts'
import { whoAsks } from '../http/who-asks.ts'
import { noAttributes } from '../policy/policy.ts'
import { cutOffDevice, deviceRecord, enrolDevice } from './device.ts'
import { handInFile, handInPublicKey, isOfPhone, openSaved, phoneProof, readIntent, secretContext } from './hand-in.ts'
import { listDevices, listSubmissions } from './queries.ts'
import { openReceiver, type Fate, type ReceiveParts, type Sender } from './receive.ts'
import { sentSchema } from './sent-schema.ts'
import { settleSubmission, submissionRecord } from './submission.ts'

const id = z.strictObject({ id: z.string().max(60) })
const reason = z.string().trim().min(1).max(400)
const mostAtOnce = 50
/** Clocks of phones differ by seconds; beyond this they are put right. */
const clockSlackMs = 30_000

const fate = z.object({
  id: z.string(), state: z.enum(['done', 'held', 'waiting', 'refused', 'applied', 'declined', 'again']),
  answer: z.unknown().optional(), why: z.string().optional(), message: z.string().optional(), todo: z.string().optional(),
})

const submission = z.object({
  id: z.string(), station: z.string(), account: z.string(), name: z.string(), device: z.string(), kind: z.string(), record: z.object({ type: z.string(), id: z.string() }), doneAt: z.string(), keptAt: z.string(), state: z.string(), why: z.string(),
  message: z.string(), todo: z.string(),
})

const secretBytes = 32

export function syncRoutes(parts: ReceiveParts): Route[] {
  const { keyring, ids, clock, sessions } = parts
  const receiver = openReceiver(parts)

  const sayFate = ({ say }: Pick<Call, 'say'>, given: Fate) => ('why' in given ? { id: given.id, state: given.state, why: given.why, ...say(`sync_${given.why}`, given.params, given.why) } : given)

  const receiveAll = async (call: Pick<Call, 'say'>, sender: Sender, deviceNow: string, intents: z.infer<typeof sentSchema>[]) => {
    const behindMs = clock.now() - Date.parse(deviceNow)
    const shiftMs = Math.abs(behindMs) > clockSlackMs ? behindMs : 0
    const fates = await receiver.receive(sender, intents.map(({ at, body, ...sent }) => ({ ...sent, body: body ?? null, happenedAt: new Date(Date.parse(at) + shiftMs).toISOString() })))
    return { now: new Date(clock.now()).toISOString(), fates: fates.map((fate) => sayFate(call, fate)) }
  }

  return [
    defineRoute({
      method: 'POST', url: '/api/devices', action: 'device.enrol', summary: 'Let a phone collect without a network: what it needs to sign and seal what it holds', body: z.strictObject({ name: z.string().trim().min(1).max(80) }),
      response: z.object({ id: z.string(), secret: z.string(), handInKey: z.string() }),
      async handle({ perform, body, intentId, principal, judgeOwn }) {
        judgeOwn()
        const secret = ids.random(secretBytes)
        const sealed = keyring.encrypt(secret, secretContext(intentId)).toString('base64')
        await perform(async (work) => void (await work.act(deviceRecord, intentId, (state) => enrolDevice(state, { account: principal.account, station: principal.station, name: body.name, secret: sealed }))))
        return { id: intentId, secret: secret.toString('base64'), handInKey: handInPublicKey(keyring.handInKey) }
      },
    }),
    defineRoute({
      method: 'GET', url: '/api/devices', action: 'device.list', summary: 'Phones that collect without a network: one’s own, or the station’s for who supervises', query: z.strictObject({ of: z.enum(['me', 'station']).default('me') }),
      response: z.object({ devices: z.array(z.object({ id: z.string(), account: z.string(), name: z.string(), enrolledAt: z.string(), cutOffAt: z.string().nullable() })) }),
      async handle({ judge, principal, query, read, county }) {
        const isOwn = query.of === 'me'
        judge({ type: 'list', id: 'devices' }, { ...noAttributes, station: principal.station, owner: isOwn ? principal.account : '' })
        const rows = await read((tx) => listDevices(tx, county, isOwn ? { account: principal.account } : {}))
        return { devices: rows.map((row) => ({ id: row.id, account: row.account, name: row.name, enrolledAt: row.enrolled_at.toISOString(), cutOffAt: row.cut_off_at?.toISOString() ?? null })) }
      },
    }),
    defineRoute({
      method: 'POST', url: '/api/devices/:id/cutOff', action: 'device.cutOff', summary: 'A lost phone is answered no more, and its owner’s sessions end: one of them is on it', params: id, body: z.strictObject({ reason }), response: z.object({ id: z.string() }),
      async handle({ open, perform, params, body, request }) {
        const { account, cutOffAt } = await open(deviceRecord, params.id)
        // First what could be misused: after a power cut between the two the phone is cut off once more.
        if (cutOffAt === null) await sessions.endAll(account, whoAsks(request).session)
        return perform(async (work) => {
          await work.act(deviceRecord, params.id, (state) => cutOffDevice(state, body.reason))
          return { id: params.id }
        })
      },
    }),
    defineRoute({
      method: 'POST', url: '/api/devices/:id/standing', open: 'nobody is signed in on a phone that was cut off', summary: 'A phone asks whether it was cut off, or its owner’s account has ended, and shows which one it is by what it was given', params: id, body: phoneProof,
      response: z.object({ cutOff: z.boolean() }),
      async handle({ params, body, request }) {
        const { device, owner } = await parts.database.read({ county: parts.county, stations: 'all', account: '' }, async (tx) => {
          const device = await parts.store.load(tx, deviceRecord, params.id)
          return { device, owner: device && (await parts.store.load(tx, accountRecord, device.state.account)) }
        })
        if (!device || !isOfPhone(keyring, params.id, device.state, body)) {
          await parts.refusals.countStranger(request.ip)
          throw new Fault('not_found', {}, 404)
        }
        return { cutOff: device.state.cutOffAt !== null || owner?.state.state !== 'active' }
      },
    }),
    defineRoute({
      method: 'POST', url: '/api/sync', action: 'sync.send', summary: 'What was done away from the network, each intent once; the same again gets the same answer (docs/sync.md)',
      body: z.strictObject({ device: z.string().max(60), now: z.iso.datetime(), intents: z.array(sentSchema).min(1).max(mostAtOnce) }), bodyLimit: 4 * 1_048_576,
      response: z.object({ now: z.string(), fates: z.array(fate) }),
      async handle(call) {
        const { body, principal, open } = call
        const device = await open(deviceRecord, body.device)
        if (device.cutOffAt) throw new Fault('device_cut_off', {}, 403)
        return receiveAll(call, { account: principal.account, station: principal.station, device: body.device }, body.now, body.intents)
      },
    }),
    defineRoute({
      method: 'POST', url: '/api/sync/hand-in', action: 'sync.handIn', summary: 'A file of unsent work that a phone saved: in the name of whose phone it was', body: handInFile, bodyLimit: 32 * 1_048_576,
      response: z.object({ now: z.string(), fates: z.array(fate) }),
      async handle(call) {
        const { body } = call
        const { device, unbox } = await openSaved(call, keyring, body)
        const intents = body.intents.map((one) => readIntent(unbox(one)))
        // Nobody knows how that phone's clock went: its times stand as they are.
        return receiveAll(call, { account: device.account, station: device.station, device: body.device }, new Date(clock.now()).toISOString(), intents)
      },
    }),
    defineRoute({
      method: 'GET', url: '/api/submissions', action: 'submission.list', summary: 'What was sent and waits for another intent or for a person', query: z.strictObject({ of: z.enum(['me', 'station']).default('me'), open: z.enum(['yes', 'no']).default('yes') }),
      response: z.object({ submissions: z.array(submission) }),
      async handle({ judge, principal, query, read, county, say }) {
        const isOwn = query.of === 'me'
        judge({ type: 'list', id: 'submissions' }, { ...noAttributes, station: principal.station, owner: isOwn ? principal.account : '' })
        const rows = await read((tx) => listSubmissions(tx, county, { ...(isOwn ? { account: principal.account } : {}), open: query.open === 'yes' }))
        return {
          submissions: rows.map((row) => ({
            id: row.id, station: row.station, account: row.account, name: row.name ?? '', device: row.device, kind: row.kind, record: { type: row.record_type, id: row.record }, doneAt: row.done_at.toISOString(), keptAt: row.kept_at.toISOString(), state: row.state, why: row.why,
            ...say(`sync_${row.why}`, {}, row.why),
          })),
        }
      },
    }),
    defineRoute({
      method: 'GET', url: '/api/submissions/:id', action: 'submission.open', summary: 'What was sent, as it was sent', params: id,
      async handle({ open, params }) {
        const state = await open(submissionRecord, params.id)
        const { sealed: _, sameAs: __, ...rest } = state
        return { id: params.id, ...rest, body: receiver.unseal(params.id, state).body }
      },
    }),
    ...(['apply', 'decline'] as const).map((verb) =>
      defineRoute({
        method: 'POST', url: `/api/submissions/:id/${verb}`, action: 'submission.decide', summary: verb === 'apply' ? 'It counts after all, in the name of who saw it' : 'It does not count; what was sent stays on record', params: id, body: z.strictObject({ reason }), response: z.object({ id: z.string() }),
        async handle({ open, perform, params, body, principal }) {
          const state = await open(submissionRecord, params.id)
          if (verb === 'apply') {
            if (state.state !== 'held' && state.state !== 'waiting') throw new Fault('submission_settled', {}, 409)
            await receiver.apply(params.id, state, principal, body.reason)
          } else {
            await perform(async (work) => void (await work.act(submissionRecord, params.id, (before) => settleSubmission(before, 'declined', body.reason))))
            await receiver.release(params.id)
          }
          return { id: params.id }
        },
      }),
    ),
  ]
}
