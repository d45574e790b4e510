import fc from 'fast-check'
import { openReceiver, type Sender } from '#platform/sync/receive.ts'
import type { Platform } from '#platform/platform.ts'
import { openMemoryStorage } from '../../web/grid/sync/memory-storage.ts'
import { openSender, SendFailure, type Fate, type Network, type Storage, type Wire } from '../../web/grid/sync/outbox.ts'

/** Things that people do, and things that happen to their phones, in some order. */
export type Step = { phone: 0 | 1; does: 'push' | 'add' | 'addShared' | 'flush' | 'restart' }

/** What the network makes of one request after the other; after the last one it is good. */
export interface Weather {
  does: 'deliver' | 'loseRequest' | 'loseAnswer' | 'twice' | 'late' | 'apart'
  /** Order in which intents of an `apart` arrive: they came by several ways. */
  shuffle: number
}

export interface History {
  steps: Step[]
  weather: Weather[]
}

export const histories: fc.Arbitrary<History> = fc.record({
  steps: fc.array(fc.record({ phone: fc.constantFrom<0 | 1>(0, 1), does: fc.constantFrom<Step['does']>('push', 'add', 'add', 'addShared', 'flush', 'flush', 'restart') }), { minLength: 2, maxLength: 8 }),
  weather: fc.array(fc.record({ does: fc.constantFrom<Weather['does']>('deliver', 'loseRequest', 'loseAnswer', 'twice', 'late', 'apart'), shuffle: fc.nat(1_000) }), { maxLength: 5 }),
})

/** What is broken on purpose, to show that it would be found. */
export interface Planted {
  /** Each sending under a new number. */
  noIdempotency?: boolean
  /** No intent says which one goes before it. */
  noOrder?: boolean
}

export interface Said {
  /** Matter → what was added to it, in the order of its acts. */
  talk: Map<string, string[]>
  /** Submissions that wait for anything. */
  open: number
}

/** Plays histories against a house: two phones, which may be one person's. */
export function openPlayer(platform: Platform, people: readonly [Sender, Sender], uuid: () => string, planted: Planted = {}) {
  const receiver = openReceiver(platform)
  const { database, county, clock } = platform

  const deliver = async (sender: Sender, intents: readonly Wire[]): Promise<Fate[]> => {
    const fates = await receiver.receive(sender, intents.map(({ at, ...sent }) => ({ ...sent, happenedAt: at })))
    return fates.map(({ id, state }) => ({ id, state }))
  }

  /** Answers what is wrong; null where every thing done counts once, in the order of its doing. */
  return async function play({ steps, weather }: History): Promise<string | null> {
    const ahead = [...weather]
    const late: (() => Promise<unknown>)[] = []
    const networkOf = (sender: Sender): Network => ({
      async send(given) {
        const intents = given.map((one) => ({ ...one, ...(planted.noIdempotency ? { id: uuid() } : {}), ...(planted.noOrder ? { after: null } : {}) }))
        const back = (fates: Fate[]) => fates.map((fate, i) => ({ ...fate, id: given[intents.findIndex(({ id }) => id === fate.id)]?.id ?? given[i]!.id }))
        const now = ahead.shift()
        switch (now?.does) {
          case undefined:
          case 'deliver':
            return back(await deliver(sender, intents))
          case 'loseRequest':
            throw new SendFailure('offline')
          case 'loseAnswer':
            await deliver(sender, intents)
            throw new SendFailure('offline')
          case 'twice':
            await deliver(sender, intents)
            return back(await deliver(sender, intents))
          case 'late':
            late.push(() => deliver(sender, intents))
            throw new SendFailure('offline')
          case 'apart':
            for (const one of shuffle(intents, now.shuffle)) await deliver(sender, [one])
            throw new SendFailure('offline')
        }
      },
      sendPhoto: async () => undefined,
    })
    const shared = uuid()
    const phones = people.map((sender) => ({ storage: openMemoryStorage(), sender, network: networkOf(sender), matters: [] as string[] }))
    let senders = phones.map(({ storage, network }) => openSender(storage, network))
    await deliver(people[0], [push(uuid(), shared, clock.now())])
    const done: { matter: string; phone: number; word: string }[] = []
    for (const { phone, does } of steps) {
      const { storage, matters } = phones[phone]!
      if (does === 'push') {
        matters.push(uuid())
        await keep(storage, push(uuid(), matters.at(-1)!, clock.now()))
      } else if (does === 'add' || does === 'addShared') {
        const matter = does === 'add' ? matters.at(-1) : shared
        if (!matter) continue
        const word = `w${done.length}`
        done.push({ matter, phone, word })
        await keep(storage, { id: uuid(), kind: 'matter.add', after: null, at: new Date(clock.now()).toISOString(), body: { id: matter, text: word } })
      } else if (does === 'flush') await senders[phone]!.flush()
      // The page was closed under it: what is kept is what counts.
      else senders = senders.with(phone, openSender(storage, phones[phone]!.network))
    }
    // From here on the network is good; what was late arrives last.
    ahead.length = 0
    for (const arrive of late.reverse()) await arrive()
    for (const sender of senders) await sender.flush()
    const said = await read([shared, ...phones.flatMap(({ matters }) => matters)])
    return judge(said, done)
  }

  async function read(matters: string[]): Promise<Said> {
    return database.read({ county, stations: 'all', account: 'system' }, async (tx) => {
      const rows = await tx.query<{ id: string; state: { talk: { text: string }[] } }>({ name: 'read_matters', text: `select id, state from records where county = $1 and type = 'matter' and id = any ($2)`, values: [county, matters] })
      const open = await tx.query<{ count: number }>({ name: 'count_open', text: `select count(*)::int as count from submissions where county = $1 and record = any ($2) and state in ('held', 'waiting')`, values: [county, matters] })
      return { talk: new Map(rows.map(({ id, state }) => [id, state.talk.map(({ text }) => text)])), open: open[0]!.count }
    })
  }
}

const push = (id: string, matter: string, now: number): Wire => ({
  id, kind: 'matter.push', after: null, at: new Date(now).toISOString(), body: { id: matter, kind: 'other', text: '难题', place: '', position: null, urgent: false, visit: null, photos: [] },
})

function keep(storage: Storage, { id, kind, at, body }: Wire): Promise<unknown> {
  return storage.add([{ id, kind, at, body, record: `matter/${(body as { id: string }).id}`, label: kind }])
}

function judge({ talk, open }: Said, done: readonly { matter: string; phone: number; word: string }[]): string | null {
  if (open > 0) return `${open} still wait`
  for (const [matter, mine] of Map.groupBy(done, (one) => one.matter)) {
    const words = talk.get(matter) ?? []
    for (const [phone, own] of Map.groupBy(mine, (one) => one.phone)) {
      const wanted = own.map(({ word }) => word).join(' ')
      const seen = words.filter((word) => own.some((one) => one.word === word)).join(' ')
      if (seen !== wanted) return `phone ${phone} said ${wanted}, ${seen || 'nothing'} came`
    }
  }
  return null
}

function shuffle<T>(items: readonly T[], seed: number): T[] {
  return items.map((item, i) => ({ item, key: ((i + 1) * 7919 * (seed + 1)) % 1_009 })).sort((a, b) => a.key - b.key).map(({ item }) => item)
}
