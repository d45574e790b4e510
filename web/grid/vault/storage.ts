import type { Given, Item, KeptPhoto, Storage } from '../sync/outbox.ts'
import { seal, sealJson, unseal, unsealJson, type Box } from './boxes.ts'
import { database, dropPhotos, findPicture } from './database.ts'

type PhotoFacts = Omit<KeptPhoto, 'isSent'>

/** The outbox's storage in this browser: each item and each photo in a box of its own, each change one transaction. */
export function openVault(key: CryptoKey): Storage {
  const { items, chains, photos, pictures, drafts } = database
  const openItem = rememberOpened<Item>(key)
  const openPhoto = rememberOpened<PhotoFacts>(key)

  /** Gives them numbers and seals them; null where another page took the numbers meanwhile. */
  const tryToAdd = async (given: readonly Given[], draft: string | undefined): Promise<Item[] | null> => {
    const first = ((await items.orderBy('seq').last())?.seq ?? 0) + 1
    const before = await chains.bulkGet(given.map(({ record }) => record))
    const last = new Map(given.map(({ record }, at) => [record, before[at]?.last ?? null]))
    const added = given.map((one, at): Item => {
      const after = last.get(one.record)!
      last.set(one.record, one.id)
      return { ...one, seq: first + at, after, state: 'kept', message: '', todo: '' }
    })
    // Sealed outside the transaction, which would end while it waits for anything but the database.
    const rows = await Promise.all(added.map(async (item) => ({ seq: item.seq, id: item.id, state: item.state, box: await sealJson(key, item) })))
    return database.transaction('rw', [items, chains, drafts], async () => {
      const now = await chains.bulkGet(given.map(({ record }) => record))
      if ((await items.where('seq').aboveOrEqual(first).count()) > 0 || now.some((one, at) => one?.last !== before[at]?.last)) return null
      await items.bulkAdd(rows)
      await chains.bulkPut([...last].map(([record, id]) => ({ record, last: id! })))
      if (draft !== undefined) await drafts.delete(draft)
      return added
    })
  }

  return {
    async add(given, draft) {
      for (;;) {
        const added = await tryToAdd(given, draft)
        if (added) return added
      }
    },
    list: async () => Promise.all((await items.orderBy('seq').toArray()).map(({ seq, box }) => openItem(seq, box))),
    async change(seq, changes) {
      const row = await items.get(seq)
      if (!row) return
      const item = { ...(await openItem(seq, row.box)), ...changes }
      await items.update(seq, { state: item.state, box: await sealJson(key, item) })
    },
    async addPhoto({ sha256, takenAt, size }, bytes) {
      const [box, picture] = await Promise.all([sealJson(key, { sha256, takenAt, size, problem: '' }), seal(key, bytes)])
      await database.transaction('rw', [photos, pictures], async () => {
        await pictures.put({ sha256, box: picture })
        await photos.put({ sha256, sent: 0, box })
      })
    },
    async listPhotos() {
      const open = async ({ sha256, sent, box }: { sha256: string; sent: 0 | 1; box: Box }): Promise<KeptPhoto> => {
        const facts = await openPhoto(sha256, box)
        return { ...facts, problem: facts.problem ?? '', isSent: sent === 1 }
      }
      return Promise.all((await photos.toArray()).map(open))
    },
    async readPhoto(sha256) {
      const picture = await findPicture(sha256)
      return picture ? unseal(key, picture) : null
    },
    async changePhoto(sha256, { isSent, problem }) {
      const row = await photos.get(sha256)
      if (!row) return
      const facts = await openPhoto(sha256, row.box)
      const box = problem === undefined ? row.box : await sealJson(key, { ...facts, problem })
      await photos.update(sha256, { box, ...(isSent === undefined ? {} : { sent: isSent ? 1 : 0 }) })
    },
    dropPhoto: (sha256) => dropPhotos(async () => [sha256]),
  }
}

/** Opens each box once: a list of a thousand is read again after every change of one. A box that was sealed anew has another nonce. */
function rememberOpened<T>(key: CryptoKey) {
  const opened = new Map<number | string, { nonce: string; value: T }>()
  return async (name: number | string, box: Box): Promise<T> => {
    const nonce = box.iv.join()
    const held = opened.get(name)
    if (held?.nonce === nonce) return held.value
    const value = await unsealJson<T>(key, box)
    opened.set(name, { nonce, value })
    return value
  }
}
