import type { Tx } from '../../database/database.ts'
import { ensureCursor, followPage, type Follower } from '../follow.ts'
import type { RecordTypes } from '../record-type.ts'

/** The cursors of the shadow's followers stand in a shadow too. */
export const shadowCursors = ['projection_cursors']

export function listFollowerTables(followers: readonly Follower[]): string[] {
  return followers.flatMap((follower) => [...follower.tables])
}

/** Lets a follower's shadow read on to where the real one stands; `lock` holds the real one there. */
export async function followShadow(tx: Tx, county: string, follower: Follower, types: RecordTypes, options: { lock: boolean }): Promise<void> {
  const [real] = await tx.query<{ seq: number }>({
    text: `select seq from public.projection_cursors where county = $1 and name = $2${options.lock ? ' for update' : ''}`,
    values: [county, follower.name],
  })
  await ensureCursor(tx, county, follower.name)
  for (let next = 0; next < (real?.seq ?? 0); ) {
    const page = await followPage(tx, county, follower, types, real!.seq)
    next = page.next
    if (page.moved === 0) return
  }
}
