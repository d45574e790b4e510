import type { Platform } from '#platform/platform.ts'
import type { Work } from '#platform/acts/store.ts'
import type { EntryType } from '#domains/registry/fields/field.ts'
import { sealValues } from '#domains/registry/fields/seal.ts'
import { sheets } from '#domains/registry/fields/sheets.ts'
import { register } from '#domains/registry/spine/decide.ts'
import { draftsOf, entryRecords } from '#domains/registry/spine/records.ts'
import { landline } from '../county/index.ts'
import { principalOf } from '../principal.ts'
import { randomFrom } from '../random.ts'
import { drawDoors, type Door } from './doors.ts'
import { startHomes, type Home } from './residents.ts'

/** A dwelling or business with when it was last seen, ms: what rounds and visits go to. */
export interface Known {
  type: 'dwelling' | 'business'
  id: string
  community: string
  seenAt: number
}

const dayMs = 86_400_000
/** A tenth of the dwellings lack something: the next visit asks it. */
const missingShare = 0.1

/** Every so many homes somebody lives who moved there from one some homes back, and was registered again without their card. */
const [movesEvery, movesFrom] = [23, 6]

type Put = (type: EntryType, values: Record<string, unknown>) => Promise<string>

/** Lays down what the first station knows of four communities: addresses, dwellings, who lives there, businesses. */
export async function layDownRegister(platform: Platform): Promise<Known[]> {
  const now = platform.clock.now()
  const nextHome = startHomes()
  const random = randomFrom('register')
  const doors = drawDoors()
  const known: Known[] = []
  const homes: Home[] = []
  for (const officer of new Set(doors.map((door) => door.officer))) {
    const principal = principalOf(officer)
    await platform.store.perform({ id: platform.ids.uuid(), principal, action: 'registry.record', body: officer }, async (work) => {
      for (const door of doors.filter((one) => one.officer === officer)) {
        const seenAt = now - door.seenDaysAgo * dayMs
        const put = putInto(platform, work, principal.station, new Date(seenAt).toISOString())
        const [lon, lat] = door.lonLat
        const address = await put('address', { code: null, town: door.town, community: door.community, road: door.road, house: door.house, position: { lon, lat } })
        const keep = (type: Known['type'], id: string) => known.push({ type, id, community: door.community, seenAt })
        if (door.business) keep('business', await putBusiness(put, door, address))
        for (let i = 1; i <= door.dwellings; i++) keep('dwelling', await putDwelling(put, address, `${random.whole(1, 6)}0${i}`, nextHome(), random.next() < missingShare, homes))
      }
    })
  }
  return known
}

function putInto({ keyring, ids }: Platform, work: Work, station: string, happenedAt: string): Put {
  return async (type, values) => {
    const id = ids.uuid()
    const { fields } = sheets[type]
    await work.act(entryRecords[type], id, (state) => draftsOf(type, register(state, fields, { station, source: 'files', visit: null, values: sealValues(keyring, fields, values as never), happenedAt })))
    return id
  }
}

async function putDwelling(put: Put, address: string, room: string, home: Home, isMissing: boolean, homes: Home[]): Promise<string> {
  const [head] = home.residents
  homes.push(home)
  const isLet = home.kind === 'shared'
  const dwelling = await put('dwelling', {
    address, building: null, unit: null, room, rooms: isLet ? home.residents.length : null, ownerName: isLet ? null : head!.name, ownerPhone: isLet ? null : head!.phone, ...(isMissing ? {} : { use: isLet ? 'let' : 'own' }),
  })
  const household = await put('household', { dwelling, address, kind: home.kind })
  for (const { relation, phone, ...resident } of home.residents)
    await put('person', { ...resident, household, relation, phone, document: 'resident', nationality: null, registeredAt: null, residence: isLet ? 'here' : 'both', since: null })
  const moved = homes.length % movesEvery === 0 ? homes.at(-movesFrom)!.residents[0]! : null
  if (moved) await put('person', { name: moved.name, birth: moved.birth, sex: moved.sex, phone: moved.phone, household, relation: 'other', residence: 'here' })
  return dwelling
}

/** What a shop's name ends with, and the kind that it is. */
const trades: readonly [ending: RegExp, kind: string][] = [[/面馆|早餐|小吃/, 'food'], [/棋牌|网吧/, 'leisure'], [/./, 'shop']]

async function putBusiness(put: Put, door: Door, address: string): Promise<string> {
  const random = randomFrom(`business ${door.road}${door.house}`)
  const [, kind] = trades.find(([ending]) => ending.test(door.business))!
  return put('business', { address, name: door.business, creditCode: null, kind, head: null, phone: landline(random.whole(2_000, 9_000)), staff: random.whole(1, 8), lodging: random.next() < 0.2 ? 'yes' : 'no' })
}
