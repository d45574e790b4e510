import { useSyncExternalStore } from 'react'
import { database, dropSentPhotos } from './database.ts'

/** Why something could not be kept: no room; the browser has closed its database; anything else. */
export type KeepTrouble = 'full' | 'closed' | 'failed'

let trouble: KeepTrouble | null = null
const listeners = new Set<() => void>()

function tell(next: KeepTrouble | null): void {
  if (next === trouble) return
  trouble = next
  for (const listener of listeners) listener()
}

/**
 * Writes to this phone. What stands in the way is put right where it can be: a closed database is opened, room is made. Resolves
 * to whether it is kept; where it is not, every page says so until something is kept again, and what was filled in stays there.
 */
export async function keep(write: () => Promise<unknown>): Promise<boolean> {
  let why: KeepTrouble | null = null
  for (const repair of [null, repairs.first, repairs.last]) {
    try {
      if (why) await repair?.[why]()
      await write()
      tell(null)
      return true
    } catch (error) {
      why = explain(error)
    }
  }
  tell(why)
  return false
}

const reopen = async () => {
  database.close({ disableAutoOpen: false })
  await database.open()
}
const dropDone = async () => void (await database.items.where('state').equals('done').delete())

/** What may help, the least first. */
const repairs: Record<'first' | 'last', Record<KeepTrouble, () => Promise<void>>> = {
  first: { full: dropSentPhotos, closed: reopen, failed: reopen },
  last: { full: dropDone, closed: reopen, failed: reopen },
}

/** Dexie hands on the browser's own reason inside its own. */
function explain(error: unknown): KeepTrouble {
  for (let at = error as { name?: string; inner?: unknown } | undefined; at; at = at.inner as typeof at) {
    if (at.name === 'QuotaExceededError') return 'full'
    if (at.name === 'DatabaseClosedError' || at.name === 'InvalidStateError') return 'closed'
  }
  return 'failed'
}

/** Room is made from this share of the browser's quota on. */
const tight = 0.7

/** Makes room before it bites: pictures that the server has go first, then what is done. */
export async function makeRoom(): Promise<void> {
  for (const drop of [dropSentPhotos, dropDone]) {
    const { quota = 0, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {}
    if (quota === 0 || usage / quota < tight) return
    await drop()
  }
}

export function useKeepTrouble(): KeepTrouble | null {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, () => trouble)
}
