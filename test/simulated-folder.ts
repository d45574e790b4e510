import type { Random } from '../demo/random.ts'
import { SimulatedInode } from './simulated-inode.ts'

export type Entry = SimulatedInode | SimulatedFolder

/** Whether a change survives a power cut; null until it is drawn. */
interface Lot {
  kept: boolean | null
}

/** A folder's entries: on the platter, as the kernel shows them, and the changes between. */
export class SimulatedFolder {
  readonly entries = new Map<string, Entry>()
  readonly #durable = new Map<string, Entry>()
  /** Names changed by one call are kept or lost together, also where they stand in two folders. */
  #changes: { names: string[]; lot: Lot }[] = []

  set(name: string, entry: Entry): void {
    this.entries.set(name, entry)
    this.#changes.push({ names: [name], lot: { kept: null } })
  }

  remove(name: string): void {
    this.entries.delete(name)
    this.#changes.push({ names: [name], lot: { kept: null } })
  }

  /** A journal moves a name in one transaction, between folders too (ext4, XFS): syncing either folder settles both. */
  rename(from: string, to: string, target: SimulatedFolder = this): void {
    const lot: Lot = { kept: null }
    target.entries.set(to, this.entries.get(from)!)
    this.entries.delete(from)
    if (target === this) this.#changes.push({ names: [from, to], lot })
    else {
      this.#changes.push({ names: [from], lot })
      target.#changes.push({ names: [to], lot })
    }
  }

  sync(): void {
    this.#durable.clear()
    for (const [name, entry] of this.entries) this.#durable.set(name, entry)
    for (const { lot } of this.#changes) lot.kept = true
    this.#changes = []
  }

  /** What is found after the power came back: each changed name as it was, or as it became, by lot. */
  cut(random: Random): void {
    for (const { names, lot } of this.#changes) if ((lot.kept ??= random.next() < 0.5)) for (const name of names) this.#carryOver(name)
    this.entries.clear()
    for (const [name, entry] of this.#durable) this.entries.set(name, entry)
    this.#changes = []
    for (const entry of this.entries.values()) entry.cut(random)
  }

  #carryOver(name: string): void {
    const entry = this.entries.get(name)
    if (entry) this.#durable.set(name, entry)
    else this.#durable.delete(name)
  }

  /** Bytes of all files below, as the kernel shows them. */
  get usedBytes(): number {
    let used = 0
    for (const entry of this.entries.values()) used += entry instanceof SimulatedInode ? entry.size : entry.usedBytes
    return used
  }
}
