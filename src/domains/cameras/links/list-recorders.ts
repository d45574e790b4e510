import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { defineRoute } from '#platform/http/route.ts'
import type { Platform } from '#platform/platform.ts'
import { noAttributes } from '#platform/policy/policy.ts'
import { recorderList, type RecorderState } from './answers.ts'

/** A recorder reports every two seconds. */
const silentMs = 10_000

interface Row {
  id: string
  kind: string | null
  place: string | null
  enrolment: string | null
  enrolled_at: Date | null
  state: string | null
  code: string | null
  draining: boolean | null
  started_at: Date | null
  heard_at: Date | null
  recording: number | null
  held: number
  assigned: number
  free_bytes: number | null
  reserve_bytes: number | null
  files_waiting: number | null
  clock_off_ms: number | null
}

/** The recorders of the county, near and far. */
export const listRecordersRoute = ({ config, database }: Pick<Platform, 'config' | 'database'>) =>
  defineRoute({
    method: 'GET',
    url: '/api/recorders',
    action: 'recorder.list',
    summary: 'Recorders near and far: whether they live, since when, cameras held and given to them, room on their disk',
    response: recorderList,
    async handle({ judge, mayI, county, principal, now }) {
      judge({ type: 'linkedRecorder', id: '*' }, noAttributes)
      const rows = await database.read({ county, stations: 'all', account: principal.account }, (tx) => readRecorders(tx, county))
      const may = (action: string) => mayI(action, { type: 'linkedRecorder', id: 'new' }, noAttributes)
      return { now: new Date(now).toISOString(), recorders: rows.map((row) => toState(row, now)), host: config.hosts[0] ?? '', port: config.linkPort, may: { enrol: may('recorder.enrol'), revoke: may('recorder.revoke') } }
    },
  })

async function readRecorders(tx: Tx, county: string): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select coalesce(r.id, l.id) as id, r.kind, l.place, l.state as enrolment, l.enrolled_at, r.state, r.code, r.draining, r.started_at, r.heard_at, r.recording,
      (select count(*)::int from camera_leases x where x.county = ${county} and x.recorder = coalesce(r.id, l.id)) as held,
      (select count(*)::int from cameras c where c.county = ${county} and c.recorder = coalesce(r.id, l.id) and c.state <> 'retired') as assigned,
      r.free_bytes::float8 as free_bytes, r.reserve_bytes::float8 as reserve_bytes, r.files_waiting, r.clock_off_ms
    from (select * from recorders where county = ${county}) r
    full join (select * from linked_recorders where county = ${county}) l on l.id = r.id
    order by l.id is not null, 1`.execute(tx.db)
  return rows
}

function toState(r: Row, now: number): RecorderState {
  const isHeard = r.heard_at !== null && (r.enrolled_at === null || r.heard_at >= r.enrolled_at)
  const isOnline = isHeard && r.state !== 'stopped' && r.state !== 'died' && now - r.heard_at!.getTime() <= silentMs
  const state = r.enrolment === 'revoked' ? 'revoked' : isOnline ? 'online' : isHeard ? 'offline' : 'waiting'
  const since = { online: r.started_at, offline: r.heard_at, waiting: r.enrolled_at, revoked: r.heard_at }[state]
  return {
    id: r.id, kind: r.enrolment !== null || r.kind === 'edge' ? 'far' : 'near', place: r.place ?? '', state, since: since?.toISOString() ?? null, code: r.code ?? '', isDraining: r.draining ?? false,
    held: r.held, recording: isOnline ? (r.recording ?? 0) : 0, assigned: r.assigned, freeBytes: r.free_bytes ?? 0, reserveBytes: r.reserve_bytes ?? 0, filesWaiting: r.files_waiting ?? 0, clockOffMs: isOnline ? r.clock_off_ms : null,
  }
}
