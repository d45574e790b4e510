import type { Work } from '#platform/acts/store.ts'
import type { Ground } from '../grants/acts.ts'
import { keepEvidence, releaseHold } from './decide-holds.ts'
import { holdRecord } from './hold.ts'
import { lockKeeping } from './lock.ts'

interface Evidence {
  ground: Ground
  number: string
  station: string
  team: string
  camera: string
  /** RFC 3339. */
  from: string
  to: string
}

const clipHold = (clip: string) => `clip.${clip}`

/** Keeps what was marked or exported, in the same transaction; its action is judged as what follows from it. */
export async function holdEvidence(work: Work, source: 'clip' | 'export', id: string, { camera, ...evidence }: Evidence): Promise<void> {
  await lockKeeping(work.tx, work.county, [camera])
  await work.act(holdRecord, `${source}.${id}`, (state, { now }) => keepEvidence(state, { ...evidence, cameras: [camera], reason: '', source }, now), { action: 'hold.keep' })
}

/** A clip was taken off the list: what it alone kept is due again. One marked before there were holds has none. */
export async function releaseClip(work: Work, clip: string): Promise<void> {
  const { county, tx } = work
  const known = await tx.db.selectFrom('holds').select('id').where('county', '=', county).where('id', '=', clipHold(clip)).executeTakeFirst()
  if (known) await work.act(holdRecord, clipHold(clip), (state) => releaseHold(state, '', 'clip_removed'), { action: 'hold.keep' })
}
