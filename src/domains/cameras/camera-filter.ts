import { sql, type RawBuilder } from 'kysely'
import { z } from 'zod'
import { troubleKinds, type TroubleKind } from './health/troubles.ts'

/** Which cameras are meant: what the list, the map, the counts and changes of many have in common. */
export const cameraFilter = {
  /** Part of name, place, owner, number or address. */
  search: z.string().max(100).optional(),
  state: z.enum(['registered', 'active', 'suspended', 'retired']).optional(),
  station: z.string().max(40).optional(),
  town: z.string().max(40).optional(),
  owner: z.string().max(80).optional(),
  group: z.string().max(40).optional(),
  /** As of the last change that held; of active cameras. */
  online: z.enum(['yes', 'no']).optional(),
  /** `trouble`: active, and something is wrong with it; `lacking`: something has to be put right; `waiting`: not active; or one kind of trouble. */
  look: z.enum(['trouble', 'lacking', 'waiting', ...troubleKinds]).optional(),
}

export type CameraFilter = { [K in keyof typeof cameraFilter]?: z.infer<(typeof cameraFilter)[K]> } & {
  ids?: readonly string[] | undefined
  /** Owners are neither shown nor sought. */
  hidesOwner?: boolean
}

/** What a filter asks of the rows `c` of `cameras` and, beside them, `h` of `camera_health`. Retired ones only when asked for. */
export function filterCameras({ ids, search, state, station, town, owner, group, online, look, hidesOwner = false }: CameraFilter): RawBuilder<boolean> {
  const asked = [
    ...(state ? [sql`c.state = ${state}`] : ids ? [] : [sql`c.state <> 'retired'`]),
    ...(ids ? [sql`c.id = any (${ids})`] : []),
    ...(station === undefined ? [] : [sql`c.station = ${station}`]),
    ...(town === undefined ? [] : [sql`c.town = ${town}`]),
    ...(owner === undefined ? [] : [sql`c.owner_name = ${owner}`]),
    ...(group === undefined ? [] : [sql`c.grouping = ${group}`]),
    ...(online === undefined ? [] : [sql`c.state = 'active' and c.online = ${online === 'yes'}`]),
    ...(look === undefined ? [] : [isTrouble(look) ? hasTrouble(look) : looks[look]]),
    ...(search ? [sql`${hidesOwner ? wordsWithoutOwner : words} ilike ${`%${search.replace(/[\\%_]/g, '\\$&')}%`}`] : []),
  ]
  return sql<boolean>`(${sql.join(asked, sql` and `)})`
}

const isTrouble = (look: string): look is TroubleKind => (troubleKinds as readonly string[]).includes(look)

/** Told of camera `c`: what was wrong for long enough to be written down, and is still so. */
const hasTrouble = (kind?: TroubleKind) => sql<boolean>`exists (select 1 from camera_troubles t where t.county = c.county and t.camera = c.id and t.until_at is null and c.state = 'active' and t.told ${kind === undefined ? sql`` : sql`and t.kind = ${kind}`})`

export const looks = {
  trouble: sql<boolean>`((c.state = 'active' and h.state in ('offline', 'stopped')) or ${hasTrouble()})`,
  lacking: sql<boolean>`(cardinality(c.gaps) > 0)`,
  waiting: sql<boolean>`(c.state <> 'active')`,
} as const

/** As the index cameras_words has it; without the owner no index serves. */
const words = sql`(c.name || ' ' || c.place || ' ' || c.owner_name || ' ' || c.external_number || ' ' || coalesce(c.stream_host, ''))`
const wordsWithoutOwner = sql`(c.name || ' ' || c.place || ' ' || c.external_number || ' ' || coalesce(c.stream_host, ''))`
