import { Dexie, type Table } from 'dexie'
import { ApiError, newIntentId, post } from '../../shared/api/client.ts'

/** An intent that waits on this phone: sent with the same id however often it takes. */
export interface Waiting {
  /** Order of pressing. */
  seq?: number
  id: string
  account: string
  url: string
  body: { happenedAt: string } & Record<string, unknown>
  /** `waiting`: not sent yet; `refused`: the server said no, the officer decides. */
  state: 'waiting' | 'refused'
  /** What the server said, in the words it said it. */
  refusal: string
}

/** A network that swallows a request is taken for none. */
const answerWithinMs = 10_000
/** What was sent stands on the page until the duty that contains it was read, or this long. */
const readWithinMs = 3_000

class FieldDatabase extends Dexie {
  outbox!: Table<Waiting, number>

  constructor() {
    super('lq-field')
    this.version(1).stores({ outbox: '++seq, id' })
  }
}

const database = new FieldDatabase()
const listeners = new Set<() => void>()
const readers = new Set<() => Promise<unknown>>()
let known: Waiting[] = []
let sending: Promise<void> | null = null
let failures = 0
let retry: ReturnType<typeof setTimeout> | undefined

/** Intents of this phone, the oldest first. */
export const listWaiting = (): Waiting[] => known

export function onWaiting(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** `read` fetches what the server now holds; a sent intent is forgotten after it, so that no step is seen to go back and ring again. */
export function onSent(read: () => Promise<unknown>): () => void {
  readers.add(read)
  return () => readers.delete(read)
}

async function refresh(): Promise<void> {
  known = await database.outbox.orderBy('seq').toArray()
  for (const listener of listeners) listener()
}

/** Keeps a fact on this phone, then tries to send it. Resolves once it is kept. */
export async function keepIntent(account: string, url: string, body: Record<string, unknown>): Promise<void> {
  await database.outbox.add({ id: newIntentId(), account, url, body: { ...body, happenedAt: new Date().toISOString() }, state: 'waiting', refusal: '' })
  await refresh()
  sendWaiting()
}

/** Takes a refused one away: the officer has read why. */
export async function dropIntent(seq: number): Promise<void> {
  await database.outbox.delete(seq)
  await refresh()
}

/** Sends what waits, in order; a network that fails is tried again, later and later up to 15 s. */
export function sendWaiting(): void {
  clearTimeout(retry)
  sending ??= drain().finally(() => (sending = null))
}

async function drain(): Promise<void> {
  await refresh()
  for (;;) {
    const next = known.find((one) => one.state === 'waiting')
    if (!next) return
    try {
      await post(next.url, next.body, next.id, AbortSignal.timeout(answerWithinMs))
      failures = 0
      await Promise.race([Promise.allSettled([...readers].map((read) => read())), new Promise((resolve) => setTimeout(resolve, readWithinMs))])
      await database.outbox.delete(next.seq!)
    } catch (error) {
      if (!(error instanceof ApiError) || !isFinal(error)) {
        retry = setTimeout(sendWaiting, Math.min(15_000, 1_000 * 2 ** failures++))
        return
      }
      await database.outbox.update(next.seq!, { state: 'refused', refusal: `${error.message} ${error.todo}` })
    }
    await refresh()
  }
}

/** No network, a server in trouble, an ended session: none of these says no. */
function isFinal(error: ApiError): boolean {
  return error.status >= 400 && error.status < 500 && ![401, 408, 429].includes(error.status)
}

window.addEventListener('online', sendWaiting)
