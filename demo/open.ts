import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Domain } from '#platform/domain.ts'
import { defineRoute } from '#platform/http/route.ts'
import { storeCredentials } from '#platform/identity/accounts.ts'
import { accountRecord, openAccount } from '#platform/identity/account.ts'
import { hashPassword, nextTotp } from '#platform/identity/secrets.ts'
import { addUnit, unitRecord } from '#platform/identity/unit.ts'
import type { Platform } from '#platform/platform.ts'
import { systemPrincipal } from '#platform/policy/principal.ts'
import { keepDemoCrewsHeard, openDemoCrews } from './crews.ts'
import { openDemoChecklists } from './checklists.ts'
import { openDemoGrid } from './grid/index.ts'
import { openDemoPlaces } from './gazetteer.ts'
import { startDemoMap } from './start-map.ts'
import { registerDemoCameras } from './cameras/register.ts'
import { startDemoCameras } from './cameras/start.ts'
import { cameraOwners, communities, county, staff, stationOf, units, type Person } from './county/index.ts'
import { layDownHistory } from './history/lay-down.ts'

/** One password for everyone in the made-up county. Nothing outside the demo has a default password. */
export const demoPassword = 'qinglan-demo-2026'

/** The second factor of a demo account: derived from its login, so that a newcomer needs no authenticator. */
export function demoSecret(login: string): Buffer {
  return createHash('sha256').update(`langqiao demo ${login}`).digest().subarray(0, 20)
}

const everyone: readonly Person[] = [...staff, ...cameraOwners]

/** Opens the made-up county in a new data folder: its units, accounts, crews and places. Does nothing in a folder that has accounts. */
export async function openDemo(platform: Platform): Promise<void> {
  const scope = { county: platform.county, stations: 'all' as const, account: 'system' }
  const { count } = await platform.database.read(scope, (tx) => tx.db.selectFrom('accounts').select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow())
  if (count > 0) return
  const intent = (action: string) => ({ id: platform.ids.uuid(), principal: systemPrincipal, action, body: null })
  await platform.store.perform(intent('unit.add'), async (work) => {
    const add = (id: string, parent: string, kind: 'county' | 'bureau' | 'station' | 'team' | 'room' | 'office' | 'grid', zh: string, en: string, station: string) =>
      work.act(unitRecord, id, (state) => addUnit(state, { name: { zh, en }, kind, parent, station }))
    await add('county', '', 'county', county.name, county.nameEn, '')
    for (const u of units) await add(u.id, u.parent ?? 'county', u.kind, u.name, u.nameEn, stationOf(u.id))
    for (const c of communities) for (const g of c.grids) await add(g.id, c.station, 'grid', g.name, g.name, c.station)
  })
  const password = await hashPassword(demoPassword)
  await platform.store.perform(intent('account.open'), async (work) => {
    for (const person of everyone) {
      await work.act(accountRecord, person.login, (state) => openAccount(state, toProfile(person)))
      await storeCredentials(work, platform.county, platform.keyring, person.login, password, demoSecret(person.login), 'link')
    }
  })
  await openDemoCrews(platform)
  await openDemoPlaces(platform)
  await openDemoChecklists(platform)
  await registerDemoCameras(platform)
  await openDemoGrid(platform)
}

/** What lives beside the server in the demo: crews that are heard of, a map, cameras that play, and on the first start its past. */
export function startDemo(platform: Platform): { stop(): Promise<void> }[] {
  const filmed = Promise.withResolvers<void>()
  const cameras = startDemoCameras(platform, (key) => key === 'compound' && filmed.resolve())
  // Footage first: both want the processor.
  return [keepDemoCrewsHeard(platform), startDemoMap(platform), cameras, layDownHistory(platform, filmed.promise)]
}

function toProfile(person: Person) {
  const station = stationOf(person.unit)
  const team = person.unit && person.unit !== station ? person.unit : ''
  return { login: person.login, name: person.name, roles: [person.role], station, team, phone: person.phone }
}

/** Where someone works, with the station before its team; owners of cameras have a post instead. */
function nameUnit(person: Person): { zh: string; en: string } {
  const unit = units.find((u) => u.id === person.unit)
  if (!unit) return { zh: person.post, en: '' }
  const station = units.find((u) => u.id === unit.parent && u.kind === 'station')
  return { zh: `${station?.name ?? ''}${unit.name}`, en: [station?.nameEn, unit.nameEn].filter(Boolean).join(', ') }
}

/** What the sign-in page of the demo shows, and only the demo's. */
export const demoDomain = (platform: Platform): Domain => ({
  name: 'demo',
  records: [],
  actions: [],
  messages: {},
  routes: [
    defineRoute({
      method: 'GET',
      url: '/api/demo/accounts',
      open: 'the made-up county has no secrets',
      summary: 'Accounts of the demo with password and current code',
      response: z.object({
        password: z.string(),
        accounts: z.array(z.object({ login: z.string(), name: z.string(), role: z.string(), post: z.string(), code: z.string(), unit: z.object({ zh: z.string(), en: z.string() }) })),
      }),
      async handle({ now }) {
        const used = await findLastSteps(platform)
        const codeOf = (login: string) => nextTotp(demoSecret(login), now, used.get(login) ?? 0)
        return { password: demoPassword, accounts: everyone.map((p) => ({ login: p.login, name: p.name, role: p.role, post: p.post, code: codeOf(p.login), unit: nameUnit(p) })) }
      },
    }),
  ],
})

/** A code is good once, also here: whoever signs in twice in half a minute gets the next one. */
async function findLastSteps({ database, county }: Platform): Promise<Map<string, number>> {
  const scope = { county, stations: 'all' as const, account: 'system' }
  const rows = await database.read(scope, (tx) => tx.db.selectFrom('credentials').select(['account', 'totp_last_step']).where('county', '=', county).execute())
  return new Map(rows.map((row) => [row.account, Number(row.totp_last_step)]))
}
