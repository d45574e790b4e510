import { Dexie, type Table } from 'dexie'
import type { Box } from './boxes.ts'
import type { Lock } from './lock.ts'

/**
 * Everything but numbers and states stands in boxes: who has the phone and not the PIN reads nothing. A phone short of memory closes
 * the database under the page: Dexie opens it again at the next call, keep.ts where that does not do.
 */
class GridDatabase extends Dexie {
  lock!: Table<Lock & { one: 1 }, number>
  items!: Table<{ seq: number; id: string; state: string; box: Box }, number>
  /** Record → its last intent. */
  chains!: Table<{ record: string; last: string }, string>
  /** What is known of each. `bytes`: its picture, of one that was taken before pictures lay apart. */
  photos!: Table<{ sha256: string; sent: 0 | 1; box: Box; bytes?: Box }, string>
  /** The pictures themselves: a list of a thousand photos reads none of them. */
  pictures!: Table<{ sha256: string; box: Box }, string>
  rounds!: Table<{ id: string; until: string; takenAt?: string; box: Box }, string>
  /** Forms that were begun, by door. */
  drafts!: Table<{ door: string; box: Box }, string>
  /** What is taken along beside the rounds, by what it is. */
  carried!: Table<{ name: string; until: string; box: Box }, string>

  constructor() {
    super('lq-grid')
    this.version(1).stores({ lock: 'one', items: 'seq, id, state', chains: 'record', photos: 'sha256, sent', rounds: 'id', drafts: 'door' })
    this.version(2).stores({ carried: 'name' })
    this.version(3).stores({ pictures: 'sha256' })
  }
}

export const database = new GridDatabase()

export const findLock = async (): Promise<Lock | null> => (await database.lock.get(1)) ?? null
export const keepLock = (lock: Lock) => database.lock.put({ ...lock, one: 1 })

export async function findPicture(sha256: string): Promise<Box | null> {
  return (await database.pictures.get(sha256))?.box ?? (await database.photos.get(sha256))?.bytes ?? null
}

/** Drops these photos with their pictures. */
export async function dropPhotos(find: () => PromiseLike<string[]>): Promise<void> {
  const { photos, pictures } = database
  await database.transaction('rw', [photos, pictures], async () => {
    const found = await find()
    await photos.bulkDelete(found)
    await pictures.bulkDelete(found)
  })
}

/** The server has them: what is shown of them comes from there. */
export const dropSentPhotos = () => dropPhotos(() => database.photos.where('sent').equals(1).primaryKeys())

/** Forgets all that the server has, and the key: what is unsent stays in its boxes, which the server alone can open (lock.ts). */
export async function forgetAcknowledged(why: NonNullable<Lock['sealed']>): Promise<void> {
  const { lock, items, photos, pictures, rounds, drafts, carried } = database
  await database.transaction('rw', [lock, items, photos, pictures, rounds, drafts, carried], async () => {
    await items.where('state').noneOf(['kept', 'stuck']).delete()
    await dropSentPhotos()
    await rounds.clear()
    await drafts.clear()
    await carried.clear()
    const kept = await lock.get(1)
    if (kept) await lock.put({ ...kept, byPin: { iv: new Uint8Array(12), data: new Uint8Array(0) }, sealed: why })
  })
}

/** What the server does not have yet: items, and photos. */
export const countUnsent = async () => (await database.items.where('state').anyOf('kept', 'stuck').count()) + (await database.photos.where('sent').equals(0).count())

/** Nothing of this phone's former use stays. */
export const forgetEverything = () => database.delete().then(() => database.open())
