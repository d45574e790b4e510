import { z } from 'zod'
import { parseRef } from '#platform/acts/act.ts'
import { groundFacts, type Ground } from '#platform/acts/ground.ts'
import type { RecordAttributes } from '#platform/acts/record-type.ts'
import { Fault } from '#platform/fault.ts'
import type { Call } from '#platform/http/route.ts'
import type { Platform } from '#platform/platform.ts'
import { noAttributes } from '#platform/policy/policy.ts'
import type { EntryType } from '../fields/field.ts'
import { entryId } from '../fields/schemas.ts'
import { entryRecords } from '../spine/records.ts'
import type { Entry } from '../spine/entry.ts'
import { typeParam } from '../values.ts'

export const entryParams = z.strictObject({ type: typeParam, id: entryId })
/** `type:id` of the incident, case, reception or round on whose ground somebody looks. */
export const groundParam = z.string().regex(/^[a-z_]{1,30}:[\w/.-]{1,80}$/).transform(parseRef)
export const reason = z.string().trim().min(1).max(400)

export type RegistryParts = Pick<Platform, 'database' | 'store' | 'keyring' | 'county' | 'clock' | 'ids' | 'log'> & {
  /** Once the house knows all its domains. */
  readonly grounds: Platform['grounds']
}

const everything = (county: string, account: string) => ({ county, stations: 'all' as const, account })

export function findGround(parts: RegistryParts, { principal }: Pick<Call, 'principal'>, ref: Ground['ref']): Promise<Ground> {
  return parts.database.read(everything(parts.county, principal.account), (tx) => parts.grounds.find(tx, ref, principal))
}

/** A record that may be looked at, and what the act of looking states. */
interface Look {
  found: { id: string; entry: Entry; version: number }
  stating: { purpose: Ground['ref']; facts: string[] }
}

/** Judges a look at a record on a ground; throws `ground_unknown`, `not_found` to whoever might have seen it, PolicyRefusal to others. */
export async function judgeLook(parts: RegistryParts, call: Pick<Call, 'principal' | 'judge'>, action: string, type: EntryType, id: string, on: Ground['ref']): Promise<Look> {
  const { principal } = call
  const [ground, found] = await parts.database.read(everything(parts.county, principal.account), (tx) => Promise.all([parts.grounds.find(tx, on, principal), followJoins(parts, tx, type, id)]))
  const facts = groundFacts(ground)
  if (!found) {
    call.judge({ type, id }, { ...noAttributes, station: principal.station }, { action, facts })
    throw new Fault('not_found', {}, 404)
  }
  call.judge({ type, id: found.id }, attributesOf(type, found), { action, facts })
  return { found, stating: { purpose: ground.ref, facts } }
}

/** The record itself, or the one that it was joined into. */
export async function followJoins({ store }: Pick<RegistryParts, 'store'>, tx: Parameters<RegistryParts['store']['load']>[0], type: EntryType, id: string): Promise<{ id: string; entry: Entry; version: number } | null> {
  for (let at = id, hops = 0; hops < 20; hops++) {
    const found = await store.load(tx, entryRecords[type], at)
    if (!found?.state.joined) return found ? { id: at, entry: found.state, version: found.version } : null
    at = found.state.joined
  }
  return null
}

export const attributesOf = (type: EntryType, { id, entry }: { id: string; entry: Entry }): RecordAttributes => entryRecords[type].attributes(entry, id)
