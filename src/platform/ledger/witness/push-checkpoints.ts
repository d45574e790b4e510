import type { Logger } from 'pino'
import type { Clock } from '../../ports/clock.ts'
import { notesApart, splitNotes, type CheckpointFiles } from '../checkpoint-files.ts'
import { parseCheckpoint, parseNote } from '../note.ts'
import { askWitness, WitnessRefusal, type ConfiguredWitness } from './ask-witness.ts'

/** Checkpoints come once a second at most; a witness is asked this often. */
const paceMs = 5_000
const firstPauseMs = 500
const longestPauseMs = 60_000
/** How often a cosigned checkpoint is kept for good; the newest of each witness always is. */
const keepEveryMs = 60_000

export interface WitnessStatus {
  /** Host and port. */
  name: string
  /** Name and id of its key, `name+keyid`: as configured, else as it signed last; null before. */
  signer: string | null
  /** `waiting`: not asked yet. `refuses`: it holds another history; someone has to look. */
  state: 'waiting' | 'agrees' | 'unreachable' | 'refuses'
  /** Acts up to which it has cosigned since this server runs. */
  size: number
  at: string | null
  reason: string | null
}

export interface Witnesses {
  /** A newer checkpoint. */
  offer(note: string): void
  status(): WitnessStatus[]
  stop(): Promise<void>
}

export interface WitnessParts {
  witnesses: readonly ConfiguredWitness[]
  /** RFC 6962 §2.1.2 proof from the log as it stands. */
  prove(first: number, size: number): Promise<Buffer[]>
  files: CheckpointFiles
  clock: Clock
  log: Logger
}

/** Carries checkpoints to every configured witness and keeps what they sign. One that cannot be reached, or refuses, stops nobody. */
export function startWitnesses(parts: WitnessParts): Witnesses {
  const stopper = new AbortController()
  const kept = new CosignedFile(parts.files, parts.clock)
  const pushers = parts.witnesses.map((witness) => new Pusher(parts, witness, kept, stopper.signal))
  const running = pushers.map((pusher) => pusher.run())
  const offer = (note: string) => pushers.forEach((pusher) => pusher.offer(note))
  // What was signed before this start, so that a new or a returned witness does not wait for the next act.
  if (pushers.length > 0) void parts.files.readLatest().then((note) => note !== null && pushers.forEach((pusher) => pusher.offerFirst(note)), () => undefined)
  return {
    offer,
    status: () => pushers.map((pusher) => pusher.status),
    async stop() {
      stopper.abort()
      pushers.forEach((pusher) => pusher.wake())
      await Promise.all(running)
    },
  }
}

class Pusher {
  status: WitnessStatus
  #parts: WitnessParts
  #witness: ConfiguredWitness
  #kept: CosignedFile
  #stop: AbortSignal
  #newest: string | null = null
  #cosigned: string | null = null
  /** What the witness is believed to hold. */
  #held = 0
  #bell = Promise.withResolvers<void>()

  constructor(parts: WitnessParts, witness: ConfiguredWitness, kept: CosignedFile, stop: AbortSignal) {
    this.#parts = parts
    this.#witness = witness
    this.#kept = kept
    this.#stop = stop
    this.status = { name: new URL(witness.url).host, signer: witness.key && `${witness.key.name}+${witness.key.keyId.toString('hex')}`, state: 'waiting', size: 0, at: null, reason: null }
  }

  offer(note: string): void {
    this.#newest = note
    this.wake()
  }

  offerFirst(note: string): void {
    if (this.#newest === null) this.offer(note)
  }

  wake(): void {
    this.#bell.resolve()
  }

  async run(): Promise<void> {
    let pauseMs = firstPauseMs
    while (!this.#stop.aborted) {
      const note = this.#newest
      if (note === null || note === this.#cosigned) {
        await this.#bell.promise
        this.#bell = Promise.withResolvers()
        continue
      }
      const agreed = await this.#push(note)
      await this.#parts.clock.sleep(agreed ? paceMs : pauseMs, this.#stop).catch(() => undefined)
      pauseMs = agreed ? firstPauseMs : Math.min(longestPauseMs, pauseMs * 2)
    }
  }

  async #push(note: string): Promise<boolean> {
    const { clock, prove } = this.#parts
    try {
      const cosigned = await askWitness(this.#witness, note, this.#held, prove, this.#stop)
      await this.#kept.keep(cosigned)
      this.#cosigned = note
      this.#held = parseCheckpoint(parseNote(note)!.text)!.size
      this.status = { ...this.status, signer: nameCosigner(cosigned), state: 'agrees', size: this.#held, at: new Date(clock.now()).toISOString(), reason: null }
      return true
    } catch (error) {
      if (!this.#stop.aborted) this.#noteFailure(error as Error)
      return false
    }
  }

  #noteFailure(error: Error): void {
    const state = error instanceof WitnessRefusal ? 'refuses' : 'unreachable'
    const reason = error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message
    if (this.status.state !== state || this.status.reason !== reason)
      this.#parts.log[state === 'refuses' ? 'fatal' : 'warn']({ witness: this.status.name, reason }, state === 'refuses' ? 'A witness refuses this log. Run: langqiao ledger verify' : 'a witness did not cosign; it is asked again')
    this.status = { ...this.status, state, reason }
  }
}

/** `cosigned-latest.notes`: the newest of each witness; `cosigned.notes`: one a minute of each, for good. */
class CosignedFile {
  #files: CheckpointFiles
  #clock: Clock
  #latest = new Map<string, string>()
  #keptAt = new Map<string, number>()
  #writing: Promise<void> = Promise.resolve()

  constructor(files: CheckpointFiles, clock: Clock) {
    this.#files = files
    this.#clock = clock
  }

  keep(note: string): Promise<void> {
    const turn = this.#writing.then(() => this.#write(note))
    this.#writing = turn.catch(() => undefined)
    return turn
  }

  async #write(note: string): Promise<void> {
    // What the others signed before this start stays too.
    if (this.#latest.size === 0) for (const each of splitNotes(await this.#files.read('cosigned-latest.notes'))) this.#latest.set(nameCosigner(each), each)
    const witness = nameCosigner(note)
    this.#latest.set(witness, note)
    await this.#files.replace('cosigned-latest.notes', [...this.#latest.values()].map((each) => each + notesApart).join(''))
    const now = this.#clock.monotonicMs()
    if (now - (this.#keptAt.get(witness) ?? -Infinity) < keepEveryMs) return
    this.#keptAt.set(witness, now)
    await this.#files.append('cosigned.notes', note + notesApart)
  }
}

/** Whoever signed last: two witnesses may bear one name, never one key. */
function nameCosigner(note: string): string {
  const last = parseNote(note)?.signatures.at(-1)
  return last ? `${last.name}+${last.keyId.toString('hex')}` : ''
}
