import type { Item, KeptPhoto, Storage } from './outbox.ts'

/** A phone's storage that lives as long as its process: for measuring and for thousands of histories. */
export function openMemoryStorage(): Storage {
  const items: Item[] = []
  const photos = new Map<string, KeptPhoto & { bytes: Uint8Array<ArrayBuffer> }>()
  const last = new Map<string, string>()
  return {
    async add(given) {
      const item: Item = { ...given, seq: items.length + 1, after: last.get(given.record) ?? null, state: 'kept', message: '', todo: '' }
      items.push(item)
      last.set(given.record, given.id)
      return item
    },
    list: async () => items.map((item) => ({ ...item })),
    change: async (seq, changes) => void Object.assign(items[seq - 1]!, changes),
    addPhoto: async (photo, bytes) => void photos.set(photo.sha256, { ...photo, bytes, isSent: false }),
    listPhotos: async () => [...photos.values()].map(({ sha256, takenAt, size, isSent }) => ({ sha256, takenAt, size, isSent })),
    readPhoto: async (sha256) => photos.get(sha256)?.bytes ?? null,
    markPhotoSent: async (sha256) => void (photos.get(sha256)!.isSent = true),
  }
}
