import type pg from 'pg'
import type { Logger } from 'pino'
import type { Clock } from '../ports/clock.ts'
import type { CheckpointFiles } from './checkpoint-files.ts'
import { hashRange, type CompactRange } from './merkle.ts'
import { parseCheckpoint, parseNote, verifyNote, type NoteSigner } from './note.ts'
import { StandStill } from './sequence-batch.ts'
import { readSubtrees } from './subtrees.ts'

interface CheckParts {
  county: string
  signer: NoteSigner
  files: CheckpointFiles
  clock: Clock
  log: Logger
}

/**
 * Before the first new act: is the log still the one whose checkpoint was last written outside? Throws StandStill
 * where it was cut, rolled back, wiped or rewritten.
 */
export async function checkAgainstFiles(client: Pick<pg.ClientBase, 'query'>, range: CompactRange, parts: CheckParts): Promise<void> {
  const text = await parts.files.readLatest()
  const note = text === null ? null : parseNote(text)
  const latest = note && parseCheckpoint(note.text)
  if (!note || !latest) return
  if (range.size > 0 && !verifyNote(note, parts.signer.verifier)) return parts.log.warn('the last checkpoint outside the database was signed with another key than this machine holds now')
  const wayOn = 'If a backup was restored, say so with: langqiao ledger accept-restore. If not, keep the machine as it is and run: langqiao ledger verify'
  if (latest.size > range.size)
    throw new StandStill('rolled_back', null, `A checkpoint outside the database was signed for ${latest.size} acts, but the log holds ${range.size}: it was cut or rolled back. ${wayOn}`)
  if (!(await hashRange(0, latest.size, readSubtrees(client, parts.county))).equals(latest.root))
    throw new StandStill('history_differs', null, `The first ${latest.size} acts are not those that were signed: the log was rewritten. ${wayOn}`)
}
