import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Work } from '#platform/acts/store.ts'
import type { Platform } from '#platform/platform.ts'
import { systemPrincipal } from '#platform/policy/principal.ts'
import { exportsFolder, removeHalfMade } from './evidence/seal.ts'
import { confirmWithinMs, end, findOverdue, reviewWithinMs } from './grants/decide.ts'
import { grantRecord } from './grants/project.ts'
import { tendHolds } from './keeping/tend-holds.ts'
import { closeLook, lookRecord } from './looks/look.ts'
import { raise } from './notices/raise.ts'
import type { Footage } from './playback/footage.ts'

const watchEveryMs = 15_000
/** A look of which nothing was heard for so long belongs to a server that is gone. */
const lostAfterMs = 15 * 60_000
/** Made again in a minute when needed: a court's copy is kept by the court. */
const exportsStayMs = 7 * 24 * 3_600_000

/** Ends grants with their cases and by their date, reports emergency looks that nobody decided on, closes lost looks, tends holds, deletes old bundles. */
export async function sweepFootage(footage: Footage): Promise<void> {
  const { platform } = footage
  await endGrants(footage)
  await reportOverdue(platform)
  await closeLost(footage)
  await tendHolds(footage)
  await deleteBundles(platform)
}

/** Runs the sweep for as long as the server listens; what was served is written down before it stops. */
export function watchFootageOf(footage: Footage): { stop(): Promise<void> } {
  const { log } = footage.platform
  let running: Promise<void> = removeHalfMade(footage.platform.config.dataDir).catch((error: unknown) => log.error({ err: error }, 'half-made exports could not be removed'))
  const sweep = () => {
    running = running.then(() => sweepFootage(footage)).catch((error: unknown) => log.error({ err: error }, 'footage could not be swept; it is tried again'))
  }
  const timer = setInterval(sweep, watchEveryMs)
  return {
    async stop() {
      clearInterval(timer)
      await running
      footage.decoder.close()
      footage.transcoder.close()
      footage.patches.close()
      await footage.sessions.stop().catch((error: unknown) => log.error({ err: error }, 'what was served could not be written down'))
    },
  }
}

async function endGrants({ platform, lookups }: Footage): Promise<void> {
  const { county, clock } = platform
  const lapsed = new Date(clock.now() - confirmWithinMs)
  const active = await readAll(platform, (tx) =>
    tx.db
      .selectFrom('grants')
      .select(['id', 'ground_type', 'ground_id', 'until', 'status'])
      .where('county', '=', county)
      .where((eb) => eb.or([eb('status', '=', 'active'), eb.and([eb('status', '=', 'awaiting_second'), eb('asked_at', '<', lapsed)])]))
      .execute(),
  )
  for (const grant of active) {
    const ground = await readAll(platform, (tx) => lookups.ground(tx, { type: grant.ground_type as 'case', id: grant.ground_id }))
    const isOver = grant.status === 'awaiting_second' || (grant.until && grant.until.getTime() <= clock.now())
    const why = !ground?.isOpen ? 'ground_closed' : isOver ? 'expired' : null
    if (why) await act(platform, 'grant.end', grant, (work) => work.act(grantRecord, grant.id, (state) => end(state, why)))
  }
}

async function reportOverdue(platform: Platform): Promise<void> {
  const { county, clock } = platform
  const due = new Date(clock.now() - reviewWithinMs)
  const waiting = await readAll(platform, (tx) =>
    tx.db.selectFrom('grants').select(['id', 'ground_type', 'ground_id', 'station', 'team']).where('county', '=', county).where('review', '=', 'waiting').where('decided_at', '<=', due).execute(),
  )
  for (const grant of waiting)
    await act(platform, 'grant.review', grant, async (work) => {
      await work.act(grantRecord, grant.id, (state) => findOverdue(state, work.now))
      const { station, team, id } = grant
      await raise(work, `emergency_overdue.${id}`, { kind: 'emergency_overdue', audience: ['auditor', 'station_chief'], station, team, about: { type: 'grant', id }, count: 0, days: 0 })
    })
}

async function closeLost({ platform, sessions }: Footage): Promise<void> {
  const { county, clock } = platform
  const since = new Date(clock.now() - lostAfterMs)
  const silent = await readAll(platform, (tx) =>
    tx.db
      .selectFrom('looks as l')
      .select(['l.id', 'l.ground_type', 'l.ground_id'])
      .where('l.county', '=', county)
      .where('l.closed_at', 'is', null)
      .where((eb) =>
        eb.not(
          eb.exists(
            eb.selectFrom('acts as a').select('a.id').whereRef('a.county', '=', 'l.county').where('a.record_type', '=', 'look').whereRef('a.record_id', '=', 'l.id').where('a.recorded_at', '>', since),
          ),
        ),
      )
      .execute(),
  )
  for (const look of silent) if (!sessions.isOpen(look.id)) await act(platform, 'look.close', look, (work) => work.act(lookRecord, look.id, (state) => closeLook(state, 'lost')))
}

async function deleteBundles({ config, clock }: Platform): Promise<void> {
  const folder = exportsFolder(config.dataDir)
  for (const name of await readdir(folder).catch(() => [])) {
    const { mtimeMs } = await stat(join(folder, name))
    if (mtimeMs < clock.now() - exportsStayMs) await rm(join(folder, name), { recursive: true, force: true })
  }
}

const readAll = <T>({ database, county }: Platform, work: Parameters<typeof database.read<T>>[1]) => database.read({ county, stations: 'all', account: 'system' }, work)

const act = (platform: Platform, action: string, ground: { ground_type: string; ground_id: string }, work: (work: Work) => Promise<unknown>) =>
  platform.store.perform({ id: platform.ids.uuid(), principal: systemPrincipal, action, body: null, purpose: { type: ground.ground_type, id: ground.ground_id } }, work)
