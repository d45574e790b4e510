import type pg from 'pg'
import type { Logger } from 'pino'
import { sealEnvelope } from '../acts/act.ts'
import type { Clock } from '../ports/clock.ts'
import type { CheckpointFiles } from './checkpoint-files.ts'
import { CompactRange, hashLeaf } from './merkle.ts'
import { signCheckpoint, type NoteSigner } from './note.ts'
import { loadCompactRange } from './subtrees.ts'

/** Every ≤ 20 ms committed acts get their place (decision 1). */
const pauseMs = 20
const batchSize = 2_000
/** How often the newest checkpoint is written outside the database, at most. */
const fileEveryMs = 1_000
const lockClass = 8_480_002

export interface SequencerParts {
  connect(): Promise<pg.Client>
  clock: Clock
  county: string
  sealKey: Uint8Array
  signer: NoteSigner
  files: CheckpointFiles
  log: Logger
  /** Hears every checkpoint that goes outside: for witnesses. */
  onCheckpoint(note: string): void
}

export interface Sequencer {
  /** There are new acts: look now. */
  wake(): void
  /** How long the oldest act has waited, ms; for /metrics and the alarm at 1 s. */
  lagMs(): number
  stop(): Promise<void>
}

/**
 * The one writer of `log`. Any server may run it; an advisory lock lets one do so at a time, and the others
 * wait for it. Restarts by itself when its connection breaks.
 */
export function startSequencer(parts: SequencerParts): Sequencer {
  let stopped = false
  let wakeUp: (() => void) | null = null
  let waitingSince: number | null = null
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms)
      wakeUp = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  const run = async () => {
    while (!stopped) {
      let client: pg.Client | null = null
      try {
        client = await parts.connect()
        await follow(client)
      } catch (error) {
        if (!stopped) parts.log.error({ err: error }, 'the sequencer lost its connection and starts again')
      } finally {
        await client?.end().catch(() => undefined)
      }
      if (!stopped) await pause(500)
    }
  }

  const follow = async (client: pg.Client) => {
    while (!stopped) {
      const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1, hashtext($2)) as got', [lockClass, parts.county])
      if (rows[0]!.got) break
      await pause(1_000)
    }
    const range = await loadCompactRange(client, parts.county)
    let lastNote: string | null = null
    let lastFile = -fileEveryMs
    while (!stopped) {
      const note = await sequenceBatch(client, range)
      if (note) lastNote = note
      if (lastNote && (parts.clock.monotonicMs() - lastFile >= fileEveryMs || stopped)) {
        await parts.files.write(lastNote, parts.clock.now())
        parts.onCheckpoint(lastNote)
        lastFile = parts.clock.monotonicMs()
        lastNote = null
      }
      if (!note) await pause(pauseMs)
    }
    if (lastNote) await parts.files.write(lastNote, parts.clock.now())
  }

  const sequenceBatch = async (client: pg.Client, range: CompactRange): Promise<string | null> => {
    const { rows } = await client.query<{ ord: number; act: string; envelope: Buffer; seal: Buffer }>({
      name: 'next_batch',
      text: `select p.ord, p.act, a.envelope, a.seal from pending p join acts a on a.county = p.county and a.id = p.act
             where p.county = $1 order by p.ord limit ${batchSize}`,
      values: [parts.county],
    })
    if (rows.length === 0) {
      waitingSince = null
      return null
    }
    waitingSince ??= parts.clock.monotonicMs()
    const forged = rows.find((row) => !sealEnvelope(row.envelope, parts.sealKey).equals(row.seal))
    if (forged) throw new Error(`act ${forged.act} was not written by this system: its seal is wrong. The sequencer stands still.`)
    const next = range.clone()
    const first = range.size
    const nodes: { level: number; index: number; hash: Buffer }[] = []
    const leaves = rows.map((row) => hashLeaf(row.envelope))
    for (const leaf of leaves) next.append(leaf, (level, index, hash) => level % 8 === 0 && nodes.push({ level: level / 8, index, hash }))
    const note = signCheckpoint({ origin: `langqiao/${parts.county}`, size: next.size, root: next.root() }, parts.signer)
    await client.query({
      name: 'sequence',
      text: `
        with gone as (delete from pending where county = $1 and ord = any ($2::bigint[])),
        logged as (
          insert into log (county, seq, act, leaf)
          select $1, $3 + n - 1, act, leaf from unnest($4::uuid[], $5::bytea[]) with ordinality as given (act, leaf, n)),
        kept as (
          insert into ledger_nodes (county, level, idx, hash)
          select $1, level, idx, hash from unnest($6::smallint[], $7::bigint[], $8::bytea[]) as given (level, idx, hash)),
        signed as (insert into checkpoints (county, size, note, signed_at) values ($1, $9, $10, $11))
        select pg_notify('lq_log', $1 || ' ' || $9::text)`,
      values: [
        parts.county, rows.map((r) => r.ord), first, rows.map((r) => r.act), leaves,
        nodes.map((n) => n.level), nodes.map((n) => n.index), nodes.map((n) => n.hash),
        next.size, note, new Date(parts.clock.now()),
      ],
    })
    range.become(next)
    waitingSince = null
    return note
  }

  const running = run()
  return {
    wake: () => wakeUp?.(),
    lagMs: () => (waitingSince === null ? 0 : parts.clock.monotonicMs() - waitingSince),
    async stop() {
      stopped = true
      wakeUp?.()
      await running
    },
  }
}
