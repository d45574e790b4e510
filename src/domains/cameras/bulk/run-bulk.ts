import { isRefusal } from '#platform/acts/decision.ts'
import type { Work } from '#platform/acts/store.ts'
import type { Tx } from '#platform/database/database.ts'
import { Fault } from '#platform/fault.ts'
import type { Call } from '#platform/http/route.ts'
import type { Keyring } from '#platform/secrets/keyring.ts'
import { filterCameras } from '../camera-filter.ts'
import { cameraRecord, type Camera } from '../project.ts'
import { loadSealedStream, storeStream } from '../queries.ts'
import { openStream, sealStream } from '../stream-address.ts'
import type { BulkInput } from './change-input.ts'
import { decideBulk } from './decide-bulk.ts'

/** Cameras of one transaction, as in an import: whoever else wants one of them does not wait long. */
const batchSize = 200
/** Of so many it is told by name what was refused. */
const mostNamed = 500

export interface Refused {
  id: string
  name: string
  code: string
  params: Record<string, string | number>
}

export interface BulkTally {
  matched: number
  changed: number
  same: number
  refusedCount: number
  refused: Refused[]
}

interface Parts {
  call: Pick<Call, 'perform' | 'again' | 'mayI' | 'county'>
  read: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
  keyring: Keyring
  newId: () => string
  /** Whether the owner's account that the change names may own a camera of that kind. */
  mayOwn: (account: string, ownerKind: string) => boolean
}

/**
 * Changes camera after camera, a batch a transaction, each an act of its own under the rules of a single correction; or only says
 * what it would do. What is committed stays; the same change again finds it done. Rights are looked at anew before each batch.
 */
export async function* runBulk(parts: Parts, given: BulkInput, isDry: boolean): AsyncGenerator<{ done: number; of: number; last: string; tally: BulkTally }> {
  const { call, read } = parts
  const ids = await read((tx) => findIds(tx, call.county, given))
  const tally: BulkTally = { matched: ids.length, changed: 0, same: 0, refusedCount: 0, refused: [] }
  for (let at = 0; at < ids.length; at += batchSize) {
    if (!isDry) await call.again()
    const batch = ids.slice(at, at + batchSize)
    const states = await read((tx) => loadStates(tx, call.county, batch))
    const wanted: string[] = []
    for (const id of batch) {
      const no = judge(parts, states.get(id) ?? null, given)
      if (no === 'same') tally.same++
      else if (no) refuseOne(tally, id, states.get(id), no)
      else wanted.push(id)
    }
    if (isDry) tally.changed += wanted.length
    else await changeAll(parts, given, wanted, states, tally)
    yield { done: Math.min(at + batchSize, ids.length), of: ids.length, last: batch.at(-1)!, tally }
  }
}

function refuseOne(tally: BulkTally, id: string, state: Camera | undefined, { code, params }: Pick<Refused, 'code' | 'params'>): void {
  tally.refusedCount++
  if (tally.refused.length < mostNamed) tally.refused.push({ id, name: state?.name ?? id, code, params })
}

/** Why a camera is not changed: it is as wanted, or a right or a rule says no. Null: it is. */
function judge({ call, mayOwn }: Parts, state: Camera | null, { change, reason }: BulkInput): 'same' | Pick<Refused, 'code' | 'params'> | null {
  if (!state) return { code: 'not_found', params: {} }
  const attributes = cameraRecord.attributes(state, '')
  const { credentials, recorder, ...details } = change
  const actions = [...(Object.keys(details).length > 0 ? ['camera.correct'] : []), ...(credentials ? ['camera.setStream'] : []), ...(recorder === undefined ? [] : ['camera.assign'])]
  if (!actions.every((action) => call.mayI(action, { type: 'camera', id: '*' }, attributes))) return { code: 'bulk_not_yours', params: {} }
  const owner = { account: details.ownerAccount ?? state.ownerAccount, kind: details.ownerKind ?? state.ownerKind }
  if ((details.ownerAccount !== undefined || details.ownerKind !== undefined) && owner.account !== '' && !mayOwn(owner.account, owner.kind)) return { code: 'camera_owner_unknown', params: { account: owner.account } }
  const decision = decideBulk(state, change, reason)
  if (isRefusal(decision)) return { code: decision.refused, params: decision.params ?? {} }
  return decision.length === 0 ? 'same' : null
}

async function changeAll(parts: Parts, given: BulkInput, ids: readonly string[], states: ReadonlyMap<string, Camera>, tally: BulkTally): Promise<void> {
  if (ids.length === 0) return
  const change = (some: readonly string[]) => parts.call.perform(async (work) => {
    for (const id of some) await changeOne(work, parts.keyring, id, given)
    return some.length
  }, { id: parts.newId() })
  try {
    tally.changed += await change(ids)
  } catch (error) {
    if (!isOfOneCamera(error)) throw error
    // Something changed since it was read; one at a time tells which.
    for (const id of ids) {
      try {
        tally.changed += await change([id])
      } catch (one) {
        if (!isOfOneCamera(one)) throw one
        refuseOne(tally, id, states.get(id), one)
      }
    }
  }
}

const isOfOneCamera = (error: unknown): error is Fault => error instanceof Fault && error.status < 500 && error.status !== 401

async function changeOne(work: Work, keyring: Keyring, id: string, { change: { credentials, recorder, ...details }, reason }: BulkInput): Promise<void> {
  if (Object.keys(details).length > 0) await work.act(cameraRecord, id, (state) => decideBulk(state, details, reason), { action: 'camera.correct' })
  if (recorder !== undefined) await work.act(cameraRecord, id, (state) => decideBulk(state, { recorder }, reason), { action: 'camera.assign' })
  if (!credentials) return
  const sealed = await loadSealedStream(work.tx, work.county, id)
  if (!sealed) throw new Fault('camera_no_stream', {}, 409)
  const before = openStream(keyring, id, sealed)
  const address = { ...before, url: withoutCredentials(before.url), ...credentials }
  const state = await work.act(cameraRecord, id, (camera) => decideBulk(camera, { credentials }, reason), { action: 'camera.setStream' })
  await storeStream(work.tx, work.county, id, sealStream(keyring, id, address), state.streamVersion)
}

/** Credentials in the address give way to those given apart; what a sub-stream's address holds of its own stays. */
const withoutCredentials = (url: string) => url.replace(/^(rtsps?:\/\/)[^/?#]*@/i, '$1')

async function findIds(tx: Tx, county: string, { select, after }: BulkInput): Promise<string[]> {
  const filter = 'ids' in select ? { ids: select.ids } : select.filter
  let query = tx.db.selectFrom('cameras as c').leftJoin('camera_health as h', (join) => join.onRef('h.county', '=', 'c.county').onRef('h.camera', '=', 'c.id')).select('c.id').where('c.county', '=', county).where(filterCameras(filter)).orderBy('c.id')
  if (after !== undefined) query = query.where('c.id', '>', after)
  return (await query.execute()).map(({ id }) => id)
}

async function loadStates(tx: Tx, county: string, ids: readonly string[]): Promise<Map<string, Camera>> {
  const rows = await tx.db.selectFrom('records').select(['id', 'state']).where('county', '=', county).where('type', '=', 'camera').where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, state }) => [id, state as unknown as Camera]))
}
