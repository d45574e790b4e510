import { useEffect, useSyncExternalStore } from 'react'
import { newIntentId } from '../shared/api/client.ts'
import type { Me } from '../shared/api/me.ts'
import { openNetwork } from './sync/network.ts'
import { openSender, type Item, type KeptPhoto, type Outcome, type Storage } from './sync/outbox.ts'
import { database } from './vault/database.ts'
import { openVault } from './vault/storage.ts'

/** What is open while the phone is unlocked. */
export interface Work {
  me: Me
  device: string
  key: CryptoKey
  storage: Storage
}

interface Outbox {
  items: Item[]
  photos: KeptPhoto[]
  outcome: Outcome | 'sending' | 'idle'
}

let work: Work | null = null
let outbox: Outbox = { items: [], photos: [], outcome: 'idle' }
let sender: ReturnType<typeof openSender> | null = null
let failures = 0
let retry: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

const tell = (changes: Partial<Outbox>) => {
  outbox = { ...outbox, ...changes }
  for (const listener of listeners) listener()
}

async function refresh(): Promise<void> {
  if (work) tell({ items: await work.storage.list(), photos: await work.storage.listPhotos() })
}

let soon: ReturnType<typeof setTimeout> | undefined
/** Everything is read anew, so not for each of a thousand photos. */
function refreshSoon(): void {
  soon ??= setTimeout(() => {
    soon = undefined
    void refresh()
  }, refreshMs)
}

const refreshMs = 250

export async function openWork(me: Me, device: string, key: CryptoKey): Promise<void> {
  const storage = openVault(key)
  work = { me, device, key, storage }
  sender = openSender(storage, openNetwork(device), refreshSoon)
  // Asked once, so that the browser does not clear what is unsent when space runs short.
  void navigator.storage?.persist?.()
  await refresh()
  sendNow()
}

export function closeWork(): void {
  work = null
  sender = null
  clearTimeout(retry)
  tell({ items: [], photos: [], outcome: 'idle' })
}

export function currentWork(): Work {
  if (!work) throw new Error('the phone is locked')
  return work
}

/** Tries to send; a network that fails is tried again, later and later up to half a minute. */
export function sendNow(): void {
  const running = sender
  if (!running) return
  clearTimeout(retry)
  tell({ outcome: 'sending' })
  void running.flush().then(async (outcome) => {
    await refresh()
    if (running !== sender) return
    tell({ outcome })
    if (outcome === 'all_sent') failures = 0
    else if (outcome === 'offline' || outcome === 'again') retry = setTimeout(sendNow, Math.min(30_000, 1_000 * 2 ** failures++))
  })
}

/** Keeps something that was done. Resolves once it is on this phone; sending goes its own way. */
export async function keepIntent(kind: string, record: string, label: string, body: unknown): Promise<void> {
  await currentWork().storage.add({ id: newIntentId(), kind, record, label, at: new Date().toISOString(), body })
  await refresh()
  sendNow()
}

export async function keepPhoto(photo: Omit<KeptPhoto, 'isSent'>, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  await currentWork().storage.addPhoto(photo, bytes)
  await refresh()
}

export function useOutbox(): Outbox {
  useEffect(() => {
    window.addEventListener('online', sendNow)
    return () => window.removeEventListener('online', sendNow)
  }, [])
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, () => outbox)
}

/** Makes room before it bites: pictures that the server has go first, then what is done, the oldest first. */
export async function makeRoom(): Promise<void> {
  const { quota = 0, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {}
  if (quota === 0 || usage / quota < 0.7) return
  await database.photos.where('sent').equals(1).delete()
  await database.items.where('state').equals('done').delete()
}
