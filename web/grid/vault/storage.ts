import type { Item, KeptPhoto, Storage } from '../sync/outbox.ts'
import { seal, sealJson, unseal, unsealJson } from './boxes.ts'
import { database } from './database.ts'

/** The outbox's storage in this browser: each item and each photo in a box of its own, each change one transaction. */
export function openVault(key: CryptoKey): Storage {
  const { items, chains, photos } = database
  return {
    async add(given) {
      // Sealed outside the transaction, which would end while it waits for anything but the database; a number that was taken meanwhile begins it anew.
      for (;;) {
        const seq = ((await items.orderBy('seq').last())?.seq ?? 0) + 1
        const after = (await chains.get(given.record))?.last ?? null
        const item: Item = { ...given, seq, after, state: 'kept', message: '', todo: '' }
        const box = await sealJson(key, item)
        const isAdded = await database.transaction('rw', [items, chains], async () => {
          if ((await items.get(seq)) || ((await chains.get(given.record))?.last ?? null) !== after) return false
          await items.add({ seq, id: item.id, state: item.state, box })
          await chains.put({ record: given.record, last: item.id })
          return true
        })
        if (isAdded) return item
      }
    },
    list: async () => Promise.all((await items.orderBy('seq').toArray()).map(({ box }) => unsealJson<Item>(key, box))),
    async change(seq, changes) {
      const row = await items.get(seq)
      if (!row) return
      const item = { ...(await unsealJson<Item>(key, row.box)), ...changes }
      await items.update(seq, { state: item.state, box: await sealJson(key, item) })
    },
    async addPhoto(photo, bytes) {
      await photos.put({ sha256: photo.sha256, sent: 0, box: await sealJson(key, photo), bytes: await seal(key, bytes) })
    },
    listPhotos: async () =>
      Promise.all((await photos.toArray()).map(async ({ box, sent }) => ({ ...(await unsealJson<Omit<KeptPhoto, 'isSent'>>(key, box)), isSent: sent === 1 }))),
    async readPhoto(sha256) {
      const row = await photos.get(sha256)
      return row ? unseal(key, row.bytes) : null
    },
    markPhotoSent: async (sha256) => void (await photos.update(sha256, { sent: 1 })),
  }
}
