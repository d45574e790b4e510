import { createHmac } from 'node:crypto'
import type { Ground } from '#platform/acts/ground.ts'
import { groundFacts } from '#platform/acts/ground.ts'
import type { Platform } from '#platform/platform.ts'
import type { Principal } from '#platform/policy/principal.ts'
import { lookupRecord, settleSearch } from './lookup.ts'

/** What was typed last, in a box that is being typed in. */
interface Typing {
  timer: NodeJS.Timeout
  at: number
  /** Writes it down; null once it was. */
  settle: (() => Promise<void>) | null
}

/** A keyed hash of what was looked for, hex: the words themselves could name somebody. */
export function hashQuery({ indexKey }: Pick<Platform['keyring'], 'indexKey'>, typed: string): string {
  return createHmac('sha256', indexKey).update(`query:${typed.trim().toLowerCase()}`).digest('hex').slice(0, 32)
}

/** How long nothing more is typed until the query counts as one that was meant. */
const restMs = 1_000
/** A box that was left alone so long begins anew. */
const forgottenMs = 15 * 60_000

type Parts = Pick<Platform, 'store' | 'ids' | 'clock' | 'keyring' | 'log'>
type Searches = ReturnType<typeof makeSearches>

const opened = new WeakMap<Platform['store'], Searches>()

/** The searches of a house. */
export function openSearches(parts: Parts): Searches {
  const found = opened.get(parts.store) ?? makeSearches(parts)
  opened.set(parts.store, found)
  return found
}

/** Runs for as long as the server does: what was typed last is written down before it stops. */
export function watchSearches(platform: Platform): { stop(): Promise<void> } {
  return { stop: () => openSearches(platform).writeAll() }
}

/**
 * Searches as they are typed. The first keystroke's search is an act before its hits are shown; after that, each query that comes to
 * rest is one, not each keystroke.
 */
function makeSearches({ store, ids, clock, keyring, log }: Parts) {
  const typing = new Map<string, Typing>()
  const keyOf = (account: string, search: string) => `${account} ${search}`
  return {
    /** Whether this search has begun, so that its next keystroke costs nothing. */
    isRunning(account: string, search: string): boolean {
      const found = typing.get(keyOf(account, search))
      return found !== undefined && clock.now() - found.at < forgottenMs
    },
    note(principal: Principal, search: string, ground: Ground, typed: string, hits: number): void {
      const key = keyOf(principal.account, search)
      clearTimeout(typing.get(key)?.timer)
      const query = hashQuery(keyring, typed)
      const settle = async () => {
        const waiting = typing.get(key)
        if (waiting) waiting.settle = null
        await store
          .perform({ id: ids.uuid(), principal, action: 'registry.search', body: [search, query], purpose: ground.ref, facts: groundFacts(ground) }, async (work) => void (await work.act(lookupRecord, search, (state) => settleSearch(state, query, hits))))
          .catch((err: unknown) => log.error({ err }, 'a search could not be written down'))
      }
      typing.set(key, { timer: setTimeout(() => void settle(), restMs).unref(), at: clock.now(), settle })
      if (typing.size > 10_000) for (const [old, { at }] of typing) if (clock.now() - at > forgottenMs) typing.delete(old)
    },
    async writeAll(): Promise<void> {
      await Promise.all([...typing.values()].map(async ({ timer, settle }) => {
        clearTimeout(timer)
        await settle?.()
      }))
    },
  }
}
