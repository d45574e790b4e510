import type { Platform } from '#platform/platform.ts'
import { systemPrincipal } from '#platform/policy/principal.ts'
import { entryTypes } from '#domains/registry/index.ts'
import type { PhotoFiles } from './photo-files.ts'
import { photoRecord, removePhoto } from './photo.ts'

/** A photo may be here long before what names it: a phone is away for weeks, or what it sent waits for a supervisor. */
const graceMs = 90 * 86_400_000
const atOnce = 100
/** Records that name no photo: the register is most of all there is. */
const nameless: string[] = [photoRecord.type, ...entryTypes]

/** Removes photos older than three months that no record names: first the bytes, then the act, so that a crash between them loses none. Answers how many. */
export async function forgetUnnamed({ database, store, ids, county, clock }: Pick<Platform, 'database' | 'store' | 'ids' | 'county' | 'clock'>, files: PhotoFiles): Promise<number> {
  const unnamed = await database.read({ county, stations: 'all', account: 'system' }, (tx) =>
    tx.query<{ id: string }>({
      name: 'photos_unnamed',
      text: `with named as (select distinct m[1] as sha256 from records r, regexp_matches(r.state::text, '"([0-9a-f]{64})"', 'g') m where r.county = $1 and r.type <> all ($3))
             select p.id from photos p join acts a on a.county = $1 and a.record_type = 'photo' and a.record_id = p.id
             where p.county = $1 and not exists (select from named n where n.sha256 = p.id) group by p.id having max(a.recorded_at) < $2 order by p.id`,
      values: [county, new Date(clock.now() - graceMs), nameless],
    }))
  for (let at = 0; at < unnamed.length; at += atOnce) {
    const some = unnamed.slice(at, at + atOnce).map(({ id }) => id)
    for (const id of some) await files.remove(id)
    await store.perform({ id: ids.uuid(), principal: systemPrincipal, action: 'photo.remove', body: some }, async (work) => {
      for (const id of some) await work.act(photoRecord, id, removePhoto)
    })
  }
  return unnamed.length
}
