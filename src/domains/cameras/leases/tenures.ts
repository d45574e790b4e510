import type { Tx } from '#platform/database/database.ts'
import { mainRecorder } from '../recorders.ts'

/** Time in which one recorder held a camera; ms since the epoch. */
export interface Tenure {
  recorder: string
  fromMs: number
  /** Infinity while it lasts. */
  untilMs: number
}

/** A clock of a recorder's machine may differ from the database's by so much. */
const skewMs = 60_000

/**
 * Who held a camera between two moments, in order; neighbours of one recorder are one tenure. What lies before the first tenure
 * that is written down was recorded by the main recorder, or came before tenures were kept.
 */
export async function listTenures(tx: Tx, county: string, camera: string, fromMs: number, toMs: number): Promise<Tenure[]> {
  const rows = await tx.db
    .selectFrom('camera_tenures')
    .select(['recorder', 'from_at', 'until_at', 'epoch'])
    .where('county', '=', county)
    .where('camera', '=', camera)
    .where('from_at', '<', new Date(toMs + skewMs))
    .where((eb) => eb.or([eb('until_at', 'is', null), eb('until_at', '>', new Date(fromMs - skewMs))]))
    .orderBy('epoch')
    .execute()
  const tenures: Tenure[] = []
  const first = rows[0]?.from_at.getTime() ?? Number.POSITIVE_INFINITY
  if (first > fromMs && (rows[0]?.epoch ?? 1) === 1) tenures.push({ recorder: mainRecorder, fromMs: 0, untilMs: first })
  for (const { recorder, from_at, until_at } of rows) {
    const untilMs = until_at?.getTime() ?? Number.POSITIVE_INFINITY
    const before = tenures.at(-1)
    if (before?.recorder === recorder) before.untilMs = untilMs
    else tenures.push({ recorder, fromMs: from_at.getTime(), untilMs })
  }
  return tenures
}

/** Which of these cameras a recorder holds or ever held. */
export async function listEverHeld(tx: Tx, county: string, recorder: string, cameras: readonly string[]): Promise<Set<string>> {
  if (cameras.length === 0) return new Set()
  const rows = await tx.db.selectFrom('camera_tenures').select('camera').distinct().where('county', '=', county).where('recorder', '=', recorder).where('camera', 'in', cameras).execute()
  return new Set(rows.map(({ camera }) => camera))
}

/** The recorder that holds a camera now; undefined for none. */
export async function findHolder(tx: Tx, county: string, camera: string): Promise<string | undefined> {
  const row = await tx.db.selectFrom('camera_leases').select('recorder').where('county', '=', county).where('camera', '=', camera).executeTakeFirst()
  return row?.recorder
}
