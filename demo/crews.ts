import type { Platform } from '#platform/platform.ts'
import { systemPrincipal } from '#platform/policy/principal.ts'
import { crewRecord, formCrew, keepHeartbeat, listCrews, startDuty } from '#domains/staff/index.ts'
import { patrols } from './county/index.ts'

/** A demo crew is spoken for when its own phone has been silent this long: well before it would count as unreachable. */
const speakAfterMs = 8_000
const lookEveryMs = 4_000

/** Forms the county's patrols and puts them on duty. */
export async function openDemoCrews(platform: Platform): Promise<void> {
  const { store, ids } = platform
  const perform = (action: string, work: Parameters<typeof store.perform<void>>[1]) => store.perform({ id: ids.uuid(), principal: systemPrincipal, action, body: null }, work)
  await perform('crew.form', async (work) => {
    for (const p of patrols) {
      const profile = { callsign: { zh: p.callSign, en: p.callSignEn }, station: p.station, vehicle: p.vehicle, members: [...p.members], phone: p.phone }
      await work.act(crewRecord, p.id, (state) => formCrew(state, profile))
    }
  })
  await perform('crew.start', async (work) => {
    for (const p of patrols) await work.act(crewRecord, p.id, (state) => startDuty(state, []))
  })
}

/** Speaks for the made-up crews whose phones nobody holds, so that a newcomer has someone to send. */
export function keepDemoCrewsHeard(platform: Platform): { stop(): Promise<void> } {
  const { database, county, clock } = platform
  const scope = { county, stations: 'all' as const, account: 'system' }
  const speak = () =>
    database.transact(scope, async (tx) => {
      const now = clock.now()
      for (const crew of await listCrews(tx, county, now, { duty: true })) {
        const patrol = patrols.find((p) => p.id === crew.id)
        if (!patrol || (crew.heardAt !== null && now - crew.heardAt < speakAfterMs)) continue
        const [lon, lat] = patrol.lonLat
        await keepHeartbeat(tx, county, crew.id, { position: crew.position ?? { lon, lat }, battery: 86, visible: true }, now)
      }
    })
  const round = () => speak().catch((error: unknown) => platform.log.warn({ err: error }, 'the demo could not speak for its crews'))
  let latest = round()
  const timer = setInterval(() => (latest = latest.then(round)), lookEveryMs)
  return {
    async stop() {
      clearInterval(timer)
      await latest
    },
  }
}
