import { z } from 'zod'
import type { Work } from '#platform/acts/store.ts'
import { id } from '../acts.ts'
import { checklistRecord, findVersion, type Checklist } from '../checklists/project.ts'
import { givenPhotos } from '../photo.ts'
import { givenPlace } from '../place.ts'
import type { Content } from '../rules.ts'
import { answers, inspectionRecord, record } from './record.ts'

/** A checklist as somebody filled it in. */
export const givenInspection = z.strictObject({
  station: z.string().min(1).max(40),
  checklist: id,
  version: z.number().int().min(1),
  place: givenPlace,
  visit: id.nullable().default(null),
  answers,
  photos: givenPhotos,
})

/** Writes it down, in the transaction of whoever sent it: a route or a device's intent. */
export async function carryOutInspection(work: Work, id: string, given: z.output<typeof givenInspection>, happenedAt: string): Promise<{ id: string; proposed: number }> {
  const content = await findContent(work, given.checklist, given.version)
  const state = await work.act(inspectionRecord, id, (before) => record(before, given, content, happenedAt, work.now))
  return { id, proposed: state.proposed }
}

/** What a version asked, retired or not; null where it was never published. */
export async function findContent({ tx, county }: Pick<Work, 'tx' | 'county'>, checklist: string, version: number): Promise<Content | null> {
  const row = await tx.db.selectFrom('records').select('state').where('county', '=', county).where('type', '=', checklistRecord.type).where('id', '=', checklist).executeTakeFirst()
  return findVersion((row?.state ?? null) as unknown as Checklist | null, version)?.content ?? null
}
