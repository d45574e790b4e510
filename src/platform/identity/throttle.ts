import { isIPv6 } from 'node:net'
import type { Tx } from '../database/database.ts'
import { Fault } from '../fault.ts'

/** Failures that are free before waiting starts, and how the wait grows: 5 within 15 minutes (law.md S2, CJIS AC-7). */
const freeFailures = 5
const firstWaitMs = 60_000
const longestWaitMs = 15 * 60_000
/** So long after the last failure, and the wait that it brought, they are forgotten: a year's slips lock nobody out. */
const forgottenAfterMs = 15 * 60_000

export interface ThrottleKey {
  key: string
  free: number
}

/** A try that was counted, and until when its key waits if nothing better is said of it. */
export interface TakenTry {
  key: string
  until: Date
}

/**
 * Who waits after failed sign-ins: the pair of account and source, and the source alone. Never the account alone,
 * so that nobody can lock somebody else out; a stranger guessing from one address is stopped all the same.
 */
export function throttleKeys(login: string, address: string): ThrottleKey[] {
  const source = nameSource(address)
  return [
    { key: `pair:${login}:${source}`, free: freeFailures },
    { key: `source:${source}`, free: freeFailures * 6 },
  ]
}

/** An IPv6 host has a whole /64 to itself (RFC 4291 §2.5.1), 2^64 addresses to guess from: the network is the source. */
export function nameSource(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  if (mapped) return mapped[1]!
  if (!isIPv6(address)) return address
  const [head = '', tail = ''] = address.replace(/%.*$/, '').toLowerCase().split('::')
  const before = head.split(':').filter(Boolean)
  const after = tail.split(':').filter(Boolean)
  const groups = address.includes('::') ? [...before, ...Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0'), ...after] : before
  return `${groups.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, '')).join(':')}::/64`
}

/**
 * Counts a try as failed before it is looked at, so that a thousand at once have no more tries than one after the other.
 * `giveBack` or `forget` follow where it was right. Throws a Fault `wait` with the seconds left, and counts nothing.
 */
export async function takeTry(tx: Tx, county: string, keys: ThrottleKey[], now: number): Promise<TakenTry[]> {
  const waits: number[] = []
  const taken: TakenTry[] = []
  for (const { key, free } of keys) {
    // The row is locked from here on: who tries at once with the same key comes after.
    const [row] = await tx.query<{ failures: number; until: Date }>({
      text: `insert into throttles (county, key, failures, until) values ($1, $2, 0, $3)
             on conflict (county, key) do update set failures = case when throttles.until < $4 then 0 else throttles.failures end
             returning failures, until`,
      values: [county, key, new Date(now), new Date(now - forgottenAfterMs)],
    })
    // Below that `until` says when the last try was, which may be a moment ahead of who tries at once: a shift signs in together.
    waits.push(row!.failures >= free ? row!.until.getTime() - now : 0)
    const over = row!.failures + 1 - free
    const until = new Date(over < 0 ? now : now + Math.min(longestWaitMs, firstWaitMs * 2 ** over))
    taken.push({ key, until })
    await tx.db.updateTable('throttles').set({ failures: row!.failures + 1, until }).where('county', '=', county).where('key', '=', key).execute()
  }
  const left = Math.max(0, ...waits)
  if (left > 0) throw new Fault('wait', { seconds: Math.ceil(left / 1000) }, 429)
  await tx.db.deleteFrom('throttles').where('county', '=', county).where('until', '<', new Date(now - forgottenAfterMs)).execute()
  return taken
}

/** The try was right: it was no failure, and the wait that it brought is over. Earlier failures, and waits of others, stay. */
export async function giveBack(tx: Tx, county: string, taken: TakenTry[], now: number): Promise<void> {
  for (const { key, until } of taken)
    await tx.query({
      text: `update throttles set failures = greatest(failures - 1, 0), until = case when until = $3 then $4 else until end where county = $1 and key = $2`,
      values: [county, key, until, new Date(now)],
    })
}

/** Signed in with both factors: this account's failures from this source are forgotten, the source's others stay. */
export async function forgetFailures(tx: Tx, county: string, [pair, ...sources]: TakenTry[], now: number): Promise<void> {
  if (pair) await tx.db.deleteFrom('throttles').where('county', '=', county).where('key', '=', pair.key).execute()
  await giveBack(tx, county, sources, now)
}
