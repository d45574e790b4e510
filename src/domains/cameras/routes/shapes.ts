import { z } from 'zod'
import type { CameraRow } from '../queries.ts'
import { toRetention } from '../retention-row.ts'

const healthRow = z.object({
  state: z.string(), code: z.string(), detail: z.string(), since: z.string(), lastFrameAt: z.string().nullable(), kbps: z.number(), fps: z.number(),
  lagMs: z.number(), clockOffsetMs: z.number().nullable(), packetsLost: z.number(), reconnects: z.number(),
  codec: z.string(), width: z.number(), height: z.number(), checkedAt: z.string(),
})

/** A camera as lists show it. Owner and legal side are empty for those who only tend the machine. */
export const cameraRow = z.object({
  id: z.string(), name: z.string(), place: z.string(), category: z.string(), town: z.string(), group: z.string(), station: z.string(), state: z.string(), pausedUntil: z.string().nullable(),
  position: z.object({ lon: z.number(), lat: z.number() }).nullable(), bearing: z.number().nullable(), fieldOfView: z.number().nullable(), reach: z.number().nullable(),
  ownerName: z.string(), ownerAccount: z.string(), ownerKind: z.string(), legalClass: z.string().nullable(), publicPlace: z.boolean(), retentionDays: z.number(),
  /** The former days, which hold on until then after they were shortened. */
  keptBefore: z.object({ days: z.number(), until: z.string() }).nullable(),
  gaps: z.array(z.string()), stream: z.object({ host: z.string(), path: z.string(), hasCredentials: z.boolean() }).nullable(),
  online: z.boolean().nullable(), onlineSince: z.string().nullable(), health: healthRow.nullable(),
  /** Kinds of what is wrong with it (health/troubles.ts), the oldest first. */
  troubles: z.array(z.string()),
})

export function toCameraRow(c: CameraRow): z.infer<typeof cameraRow> {
  return {
    id: c.id, name: c.name, place: c.place, category: c.category, town: c.town, group: c.grouping, station: c.station, state: c.state, pausedUntil: c.paused_until?.toISOString() ?? null,
    position: c.lon === null || c.lat === null ? null : { lon: c.lon, lat: c.lat },
    bearing: c.bearing, fieldOfView: c.field_of_view, reach: c.reach,
    ownerName: c.owner_name, ownerAccount: c.owner_account, ownerKind: c.owner_kind, legalClass: c.legal_class, publicPlace: c.public_place, retentionDays: c.retention_days, keptBefore: toRetention(c).keptBefore ?? null,
    gaps: c.gaps, stream: c.stream_host === null ? null : { host: c.stream_host, path: c.stream_path ?? '', hasCredentials: c.has_credentials },
    online: c.online, onlineSince: c.online_since?.toISOString() ?? null, health: toHealth(c), troubles: c.troubles,
  }
}

function toHealth(c: CameraRow): z.infer<typeof healthRow> | null {
  if (c.health === null || c.since === null || c.checked_at === null) return null
  return {
    state: c.health, code: c.code ?? '', detail: c.detail ?? '', since: c.since.toISOString(), lastFrameAt: c.last_frame_at?.toISOString() ?? null,
    kbps: c.kbps ?? 0, fps: c.fps ?? 0, lagMs: c.lag_ms ?? 0, clockOffsetMs: c.clock_offset_ms, packetsLost: c.packets_lost ?? 0, reconnects: c.reconnects ?? 0,
    codec: c.codec ?? '', width: c.width ?? 0, height: c.height ?? 0, checkedAt: c.checked_at.toISOString(),
  }
}
