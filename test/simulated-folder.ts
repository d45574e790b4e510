import type { Random } from '../demo/random.ts'
import { SimulatedInode } from './simulated-inode.ts'

export type Entry = SimulatedInode | SimulatedFolder

/** A folder's entries: on the platter, as the kernel shows them, and the changes between. */
export class SimulatedFolder {
  readonly entries = new Map<string, Entry>()
  readonly #durable = new Map<string, Entry>()
  /** Names changed by one call are kept or lost together. */
  #changes: Set<string>[] = []

  set(name: string, entry: Entry): void {
    this.entries.set(name, entry)
    this.#changes.push(new Set([name]))
  }

  remove(name: string): void {
    this.entries.delete(name)
    this.#changes.push(new Set([name]))
  }

  rename(from: string, to: string): void {
    this.entries.set(to, this.entries.get(from)!)
    this.entries.delete(from)
    this.#changes.push(new Set([from, to]))
  }

  sync(): void {
    this.#durable.clear()
    for (const [name, entry] of this.entries) this.#durable.set(name, entry)
    this.#changes = []
  }

  /** What is found after the power came back: each changed name as it was, or as it became, by lot. */
  cut(random: Random): void {
    for (const names of this.#changes) if (random.next() < 0.5) for (const name of names) this.#carryOver(name)
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
