import { useEffect, useSyncExternalStore } from 'react'
import { get, newIntentId } from '../shared/api/client.ts'
import type { Me } from '../shared/api/me.ts'
import { listBegun, settleDrafts } from './drafts.ts'
import { follow } from './carried/follow.ts'
import { closeRounds } from './carried/rounds.ts'
import { currentWork, findWork, setWork } from './session.ts'
import { forgetIfCutOff } from './sync/cut-off.ts'
import { openNetwork } from './sync/network.ts'
import { openSender, type Item, type KeptPhoto, type Outcome } from './sync/outbox.ts'
import { forgetAcknowledged } from './vault/database.ts'
import { keep } from './vault/keep.ts'
import { openVault } from './vault/storage.ts'

interface Outbox {
  items: Item[]
  photos: KeptPhoto[]
  outcome: Outcome | 'sending' | 'idle'
}

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
  const read = findWork()
  if (!read) return
  // A database that was closed a moment ago is open again at the next look.
  const [items, photos] = await Promise.all([read.storage.list(), read.storage.listPhotos()]).catch(() => [outbox.items, outbox.photos] as const)
  if (read === findWork()) tell({ items: [...items], photos: [...photos] })
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

let unfollow: (() => void) | null = null

let onSealed: () => void = () => undefined
export const whenSealed = (listener: () => void) => void (onSealed = listener)

export async function openWork(me: Me, device: string, key: CryptoKey): Promise<void> {
  const storage = openVault(key)
  setWork({ me, device, key, storage })
  sender = openSender(storage, openNetwork(device), refreshSoon)
  // Asked once, so that the browser does not clear what is unsent when space runs short.
  void navigator.storage?.persist?.()
  await Promise.all([refresh(), listBegun()])
  sendNow()
}

export function closeWork(): void {
  setWork(null)
  closeRounds()
  stopFollowing()
  sender = null
  clearTimeout(retry)
  tell({ items: [], photos: [], outcome: 'idle' })
}

/** Tries to send; a network that fails is tried again, later and later up to half a minute. */
export function sendNow(): void {
  const running = sender
  if (!running) return
  clearTimeout(retry)
  tell({ outcome: 'sending' })
  // What the phone could not write down is sent once more: the server answers it as before.
  void running.flush().catch((): Outcome => 'again').then(async (outcome) => {
    await refresh()
    if (running !== sender) return
    tell({ outcome })
    if (outcome === 'all_sent') {
      failures = 0
      unfollow ??= follow()
    } else if (outcome === 'cut_off') await sealPhone()
    else if (outcome === 'signed_out') {
      stopFollowing()
      if (await forgetIfCutOff()) leave()
    }
    else if (outcome === 'offline' || outcome === 'again') retry = setTimeout(sendNow, Math.min(30_000, 1_000 * 2 ** failures++))
  })
}

function stopFollowing(): void {
  unfollow?.()
  unfollow = null
}

/** A phone that has nothing to send hears of it all the same. */
export async function sealIfCutOff(): Promise<void> {
  const { device } = currentWork()
  const found = await get<{ devices: { id: string; cutOffAt: string | null }[] }>('/api/devices').catch(() => null)
  if (found?.devices.some(({ id, cutOffAt }) => id === device && cutOffAt !== null)) await sealPhone()
}

/** The station has cut this phone off: what the server has is forgotten, the rest stays sealed for it alone, and the page says so. */
async function sealPhone(): Promise<void> {
  await forgetAcknowledged('cut_off')
  leave()
}

function leave(): void {
  closeWork()
  onSealed()
}

/** Something that was done, as a page gives it. */
export interface Done {
  kind: string
  record: string
  label: string
  body: unknown
}

/**
 * Keeps what was done, all of it or none, and drops the form that it was. Resolves to whether it is on this phone; sending goes
 * its own way.
 */
export async function keepDone(done: readonly Done[], draft?: string): Promise<boolean> {
  const at = new Date().toISOString()
  const given = done.map((one) => ({ id: newIntentId(), at, ...one }))
  await settleDrafts()
  if (!(await keep(() => currentWork().storage.add(given, draft)))) return false
  await refresh()
  sendNow()
  return true
}

/** Resolves to whether it is on this phone. */
export async function keepPhoto(photo: Pick<KeptPhoto, 'sha256' | 'takenAt' | 'size'>, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const isKept = await keep(() => currentWork().storage.addPhoto(photo, bytes))
  refreshSoon()
  return isKept
}

/** A photo that the server did not take: once more, or not at all. */
export async function settlePhoto(sha256: string, how: 'again' | 'drop'): Promise<void> {
  const { storage } = currentWork()
  if (await keep(() => (how === 'drop' ? storage.dropPhoto(sha256) : storage.changePhoto(sha256, { problem: '' })))) await refresh()
  if (how === 'again') sendNow()
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
