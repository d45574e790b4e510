import { Fault } from '#platform/fault.ts'
import type { Call } from '#platform/http/route.ts'
import type { Work } from '#platform/acts/store.ts'
import type { Keyring } from '#platform/secrets/keyring.ts'
import { register } from '../decide.ts'
import { cameraRecord } from '../project.ts'
import { storeStream } from '../queries.ts'
import { sealStream, showStream } from '../stream-address.ts'
import type { ReadyRow } from './check-rows.ts'
import type { RowFault } from './read-row.ts'

/** Cameras of one transaction: each an act or two of its own; few enough that nobody waits long for a lock, or repeats much. */
const batchRows = 200

export interface Progress {
  /** Rows that are dealt with so far. */
  done: number
  of: number
  added: number
  faults: RowFault[]
}

/**
 * Registers the rows, batch after batch; what is committed stays, and whoever comes again with the same file goes on behind
 * it. Before each batch the importer's rights are looked at again: where they are gone it ends with that fault.
 */
export async function* importRows(call: Pick<Call, 'perform' | 'again'>, keyring: Keyring, newId: () => string, rows: readonly ReadyRow[]): AsyncGenerator<Progress> {
  const progress: Progress = { done: 0, of: rows.length, added: 0, faults: [] }
  for (let at = 0; at < rows.length; at += batchRows) {
    await call.again()
    const batch = rows.slice(at, at + batchRows)
    try {
      progress.added += await addRows(call, keyring, newId, batch)
    } catch (error) {
      if (!isOfOneRow(error)) throw error
      // Something changed since the check; one at a time tells which.
      for (const row of batch) {
        try {
          progress.added += await addRows(call, keyring, newId, [row])
        } catch (one) {
          if (!isOfOneRow(one)) throw one
          progress.faults.push({ line: row.line, column: '', code: one.code, params: one.params })
        }
      }
    }
    progress.done = Math.min(at + batchRows, rows.length)
    yield { ...progress }
  }
}

const isOfOneRow = (error: unknown): error is Fault => error instanceof Fault && error.status < 500 && error.status !== 401

/** Answers how many were new. */
function addRows({ perform }: Pick<Call, 'perform'>, keyring: Keyring, newId: () => string, rows: readonly ReadyRow[]): Promise<number> {
  return perform(
    async (work) => {
      let added = 0
      for (const row of rows) if (await addRow(work, keyring, row)) added++
      return added
    },
    { id: newId() },
  )
}

async function addRow(work: Work, keyring: Keyring, { id, details, stream }: ReadyRow): Promise<boolean> {
  let isNew = true
  const state = await work.act(cameraRecord, id, (before) => {
    isNew = before === null
    return before ? [] : register(null, details, stream && showStream(stream))
  })
  if (isNew && stream) await storeStream(work.tx, work.county, id, sealStream(keyring, id, stream), state.streamVersion)
  return isNew
}
