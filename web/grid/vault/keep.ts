import { useSyncExternalStore } from 'react'
import { database } from './database.ts'

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
 * Writes to this phone. What stands in the way is put right once: a closed database is opened, room is made. Resolves to
 * whether it is kept; where it is not, every page says so until something is kept again, and what was filled in stays on its page.
 */
export async function keep(write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write().catch(async (error: unknown) => {
      await repair(explain(error))
      await write()
    })
    tell(null)
    return true
  } catch (error) {
    tell(explain(error))
    return false
  }
}

async function repair(why: KeepTrouble): Promise<void> {
  if (why === 'full') await makeRoom(0)
  else {
    database.close({ disableAutoOpen: false })
    await database.open()
  }
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
export async function makeRoom(from = tight): Promise<void> {
  const isTight = async () => {
    const { quota = 0, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {}
    return quota > 0 && usage / quota >= from
  }
  if (!(await isTight())) return
  await database.photos.where('sent').equals(1).delete()
  if (await isTight()) await database.items.where('state').equals('done').delete()
}

export function useKeepTrouble(): KeepTrouble | null {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, () => trouble)
}
