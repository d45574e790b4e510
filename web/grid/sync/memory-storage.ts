import type { Item, KeptPhoto, Storage } from './outbox.ts'

/** A phone's storage that lives as long as its process: for measuring and for thousands of histories. */
export function openMemoryStorage(): Storage {
  const items: Item[] = []
  const photos = new Map<string, KeptPhoto & { bytes: Uint8Array<ArrayBuffer> }>()
  const last = new Map<string, string>()
  return {
    add: async (given) =>
      given.map((one) => {
        const item: Item = { ...one, seq: items.length + 1, after: last.get(one.record) ?? null, state: 'kept', message: '', todo: '' }
        items.push(item)
        last.set(one.record, one.id)
        return item
      }),
    list: async () => items.map((item) => ({ ...item })),
    change: async (seq, changes) => void Object.assign(items[seq - 1]!, changes),
    addPhoto: async (photo, bytes) => void photos.set(photo.sha256, { ...photo, bytes, isSent: false, problem: '' }),
    listPhotos: async () => [...photos.values()].map(({ sha256, takenAt, size, isSent, problem }) => ({ sha256, takenAt, size, isSent, problem })),
    readPhoto: async (sha256) => photos.get(sha256)?.bytes ?? null,
    changePhoto: async (sha256, changes) => void Object.assign(photos.get(sha256)!, changes),
    dropPhoto: async (sha256) => void photos.delete(sha256),
  }
}
