/** What a phone keeps until the server has it. Knows neither the browser's storage nor its network: both come in. */

/** An intent on the wire (docs/sync.md). */
export interface Wire {
  id: string
  kind: string
  /** The intent about the same record that goes before. */
  after: string | null
  /** By this phone's clock: RFC 3339. */
  at: string
  body: unknown
}

/**
 * `kept`: on this phone alone. Then, of what the server has: `done`; `held` for the one before it; `waiting` for a person there;
 * `refused` or `declined`: it does not count, and why. `stuck`: the server cannot take it as it is.
 */
export type ItemState = 'kept' | 'done' | 'held' | 'waiting' | 'refused' | 'declined' | 'stuck'

export interface Item extends Wire {
  /** Order of doing. */
  seq: number
  /** `type/id` of the record that it is about. */
  record: string
  /** What it is, in words of the page: for the list of what waits. */
  label: string
  state: ItemState
  /** What the server said, in its words. */
  message: string
  todo: string
}

export interface KeptPhoto {
  sha256: string
  takenAt: string
  size: number
  isSent: boolean
  /** Why the server does not take it, in its words; empty where it has not said so. */
  problem: string
}

/** Something that was done, before it has its place in the order. */
export type Given = Omit<Item, 'seq' | 'after' | 'state' | 'message' | 'todo'>

/** Where it is kept. Each call is whole or not at all, whatever happens to the page. */
export interface Storage {
  /** Adds them behind all others, each `after` the last one about its record. `draft`: the form that they were, which is dropped with it. */
  add(given: readonly Given[], draft?: string): Promise<Item[]>
  list(): Promise<Item[]>
  change(seq: number, changes: Partial<Pick<Item, 'state' | 'message' | 'todo'>>): Promise<void>
  addPhoto(photo: Omit<KeptPhoto, 'isSent' | 'problem'>, bytes: Uint8Array<ArrayBuffer>): Promise<void>
  listPhotos(): Promise<KeptPhoto[]>
  readPhoto(sha256: string): Promise<Uint8Array<ArrayBuffer> | null>
  changePhoto(sha256: string, changes: Partial<Pick<KeptPhoto, 'isSent' | 'problem'>>): Promise<void>
  dropPhoto(sha256: string): Promise<void>
}

export interface Fate {
  id: string
  state: 'done' | 'held' | 'waiting' | 'refused' | 'applied' | 'declined' | 'again'
  message?: string
  todo?: string
}

/** Why nothing could be sent. `refused`: the server understood and will not take this request, nor the same again. */
export class SendFailure extends Error {
  readonly why: 'offline' | 'signed_out' | 'cut_off' | 'refused'
  readonly todo: string

  constructor(why: SendFailure['why'], message = '', todo = '') {
    super(message || why)
    this.why = why
    this.todo = todo
  }
}

export interface Network {
  /** Throws SendFailure. */
  send(intents: readonly Wire[]): Promise<Fate[]>
  /** Goes on where it broke off. Throws SendFailure. */
  sendPhoto(photo: KeptPhoto, bytes: Uint8Array<ArrayBuffer>): Promise<void>
}

/** As the server takes (docs/sync.md). */
const mostAtOnce = 50
const mostBytesAtOnce = 1_000_000

export type Outcome = 'all_sent' | 'offline' | 'signed_out' | 'cut_off' | 'again'

/**
 * Sends what is kept, in the order of doing, then photos, which nothing waits for. One intent that the server cannot take
 * is told from the others and holds none of them up. Called again after a failure, it goes on; called twice, it runs once.
 */
export function openSender(storage: Storage, network: Network, onChange: () => void = () => undefined) {
  let running: Promise<Outcome> | null = null

  const takeFates = async (items: readonly Item[], fates: readonly Fate[]): Promise<Set<number>> => {
    const byId = new Map(fates.map((fate) => [fate.id, fate]))
    const left = new Set<number>()
    for (const { seq, id } of items) {
      const fate = byId.get(id)
      if (!fate || fate.state === 'again') left.add(seq)
      else await storage.change(seq, { state: fate.state === 'applied' ? 'done' : fate.state, message: fate.message ?? '', todo: fate.todo ?? '' })
    }
    onChange()
    return left
  }

  /** Answers those that have to come again. */
  const sendBatch = async (items: readonly Item[]): Promise<Set<number>> => {
    try {
      return await takeFates(items, await network.send(items.map(({ id, kind, after, at, body }) => ({ id, kind, after, at, body }))))
    } catch (error) {
      if (!(error instanceof SendFailure) || error.why !== 'refused') throw error
      if (items.length === 1) {
        await storage.change(items[0]!.seq, { state: 'stuck', message: error.message, todo: error.todo })
        onChange()
        return new Set()
      }
      // One of them is more than the server takes: halves tell which.
      const middle = items.length >> 1
      return new Set([...(await sendBatch(items.slice(0, middle))), ...(await sendBatch(items.slice(middle)))])
    }
  }

  const sendIntents = async (): Promise<boolean> => {
    const later = new Set<number>()
    for (;;) {
      const waiting = (await storage.list()).filter(({ state, seq }) => state === 'kept' && !later.has(seq))
      if (waiting.length === 0) return later.size === 0
      for (const seq of await sendBatch(takeBatch(waiting))) later.add(seq)
    }
  }

  const sendPhotos = async (): Promise<void> => {
    for (const photo of await storage.listPhotos()) {
      if (photo.isSent || photo.problem !== '') continue
      const bytes = await storage.readPhoto(photo.sha256)
      if (!bytes) continue
      try {
        await network.sendPhoto(photo, bytes)
        await storage.changePhoto(photo.sha256, { isSent: true })
      } catch (error) {
        // One that the server does not take holds up no other; it stays here, and says why.
        if (!(error instanceof SendFailure) || error.why !== 'refused') throw error
        await storage.changePhoto(photo.sha256, { problem: [error.message, error.todo].filter(Boolean).join(' ') })
      }
      onChange()
    }
  }

  const run = async (): Promise<Outcome> => {
    try {
      const isAll = await sendIntents()
      await sendPhotos()
      return isAll ? 'all_sent' : 'again'
    } catch (error) {
      if (error instanceof SendFailure) return error.why === 'refused' ? 'again' : error.why
      throw error
    }
  }

  return {
    flush(): Promise<Outcome> {
      running ??= run().finally(() => (running = null))
      return running
    },
  }
}

function takeBatch(items: readonly Item[]): Item[] {
  const batch: Item[] = []
  let bytes = 0
  for (const item of items.slice(0, mostAtOnce)) {
    bytes += JSON.stringify(item.body).length
    if (batch.length > 0 && bytes > mostBytesAtOnce) break
    batch.push(item)
  }
  return batch
}
