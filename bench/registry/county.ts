import { randomFrom } from '../../demo/random.ts'
import { sealIdentifier } from '../../src/domains/registry/fields/seal.ts'
import type { EntryType } from '../../src/domains/registry/fields/field.ts'
import type { Values } from '../../src/domains/registry/fields/schemas.ts'
import { foldEntry, type Entry } from '../../src/domains/registry/spine/entry.ts'
import type { Keyring } from '../../src/platform/secrets/keyring.ts'
import { makePeople, type MadePerson } from '../link/people.ts'

export interface MadeEntry {
  type: EntryType
  id: string
  entry: Entry
}

export const stations = Array.from({ length: 16 }, (_, i) => `s${String(i + 1).padStart(2, '0')}`)

const characters = Array.from('溪石坂湖山林洋坪坑岭桥头尾湾源泉松竹梅兰清平安福龙凤金银白青上下前后东西南北')
const kinds = ['村', '村', '村', '花园', '新村', '路', '街', '小区']
const at = '2026-01-01T00:00:00.000Z'

/** A county made up from a seed: addresses, dwellings, households and the people in them, as records that were registered once. */
export function* makeCounty(seed: string, people: number, keyring: Pick<Keyring, 'encrypt' | 'decrypt' | 'indexKey'>): Generator<MadeEntry> {
  const random = randomFrom(`county ${seed}`)
  const name = (length: number) => Array.from({ length }, () => random.pick(characters)).join('')
  const communities = stations.map((station) => Array.from({ length: 10 }, () => ({ station, town: `${name(2)}镇`, community: `${name(2)}社区`, roads: Array.from({ length: 12 }, () => `${name(random.whole(2, 3))}${random.pick(kinds)}`) })))
  const known = new Set<string>()
  const homes = new Map<string, string>()
  for (const person of makePeople(seed, people)) {
    const station = stationOf(person)
    if (!known.has(person.building)) {
      known.add(person.building)
      const community = random.pick(communities[stations.indexOf(station)]!)
      yield make('address', person.building, station, { town: community.town, community: community.community, road: random.pick(community.roads), house: String(random.whole(1, 200)), position: { lon: random.between(119.2, 119.8), lat: random.between(27, 27.6) } })
    }
    if (!homes.has(person.dwelling)) {
      const household = `h-${person.dwelling}`
      homes.set(person.dwelling, household)
      yield make('dwelling', person.dwelling, station, { address: person.building, unit: '', room: person.dwelling.split('-')[1]!, use: 'own' })
      yield make('household', household, station, { dwelling: person.dwelling, address: person.building, kind: 'family' })
    }
  }
  let serial = 0
  for (const person of makePeople(seed, people)) {
    const values: Values = { name: person.name, sex: person.sex, household: homes.get(person.dwelling)!, relation: 'other' }
    if (person.birth) values['birth'] = person.birth
    if (person.number) values['identityNumber'] = sealIdentifier(keyring, 'identity', person.number)
    if (person.phone) values['phone'] = sealIdentifier(keyring, 'phone', person.phone)
    yield make('person', `p-${serial++}`, stationOf(person), values)
  }
}

export const stationOf = ({ building }: Pick<MadePerson, 'building'>) => stations[Number(building.slice(1)) % stations.length]!

function make(type: EntryType, id: string, station: string, fields: Values): MadeEntry {
  const act = { verb: 'registered', version: 1, happenedAt: at, recordedAt: at, id, actor: 'bench', record: { type, id }, typeVersion: 1, purpose: null, corrects: null, payload: { station, source: 'files', visit: null, fields } } as const
  return { type, id, entry: foldEntry(null, act) }
}
