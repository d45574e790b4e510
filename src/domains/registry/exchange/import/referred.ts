import type { Tx } from '#platform/database/database.ts'
import type { Keyring } from '#platform/secrets/keyring.ts'
import type { EntryType } from '../../fields/field.ts'
import { entryId } from '../../fields/schemas.ts'
import { sheets } from '../../fields/sheets.ts'
import { textOf } from '../../spine/entry.ts'
import { loadKnown, type Key } from './known.ts'
import { loadStanding } from './queries.ts'
import type { ReadRow } from './read-row.ts'

/** To what a reference leads. `by`: its id, or its place in words. `address`: of a household's dwelling. `several`: words that name more than one record. */
export type Referred = { id: string; by: 'id' | 'words'; address?: string } | { several: number } | null

export type FindReferred = (to: EntryType, said: string) => Referred

/** Who asks, of which file. */
export interface Asking {
  county: string
  station: string
  type: EntryType
  keyring: Keyring
}

/** Finds what the references of these rows lead to: by id anywhere in the county, else by place at the station. */
export async function findReferred(tx: Tx, asking: Asking, rows: readonly ReadRow[]): Promise<FindReferred> {
  const { county, type } = asking
  const found = new Map<string, Referred>()
  for (const [to, texts] of collectReferences(type, rows)) {
    const byId = await loadStanding(tx, county, to, texts.filter((text) => entryId.safeParse(text).success))
    const byWords = await findInWords(tx, asking, to, texts.filter((text) => !byId.has(text)))
    for (const text of texts) {
      const standing = byId.get(text)
      found.set(`${to}/${text}`, standing ? { id: standing.id, by: 'id' } : (byWords.get(text) ?? null))
    }
  }
  if (type === 'household') await addAddresses(tx, county, found)
  return (to, said) => found.get(`${to}/${said}`) ?? null
}

/** A household is where its dwelling is: nobody types that twice. */
async function addAddresses(tx: Tx, county: string, found: Map<string, Referred>): Promise<void> {
  const dwellings = [...found].flatMap(([said, to]) => (said.startsWith('dwelling/') && to && 'id' in to ? [{ said, to }] : []))
  const standing = await loadStanding(tx, county, 'dwelling', dwellings.map(({ to }) => to.id))
  const addressOf = (id: string) => textOf(standing.get(id)!.entry, 'address')
  const addresses = await loadStanding(tx, county, 'address', [...new Set(dwellings.map(({ to }) => addressOf(to.id)))])
  for (const { said, to } of dwellings) {
    const address = addresses.get(addressOf(to.id))
    if (!address) continue
    found.set(said, { ...to, address: address.id })
    found.set(`address/${address.id}`, { id: address.id, by: 'id' })
  }
}

function collectReferences(type: EntryType, rows: readonly ReadRow[]): Map<EntryType, string[]> {
  const wanted = new Map<EntryType, string[]>()
  for (const [name, field] of Object.entries(sheets[type].fields)) {
    if (field.kind !== 'reference') continue
    const said = rows.flatMap(({ references }) => references[name] ?? [])
    if (said.length > 0) wanted.set(field.to, [...new Set([...(wanted.get(field.to) ?? []), ...said])])
  }
  return wanted
}

/** How many words may follow the address: a block's name; entrance and room. */
const tails: Partial<Record<EntryType, readonly number[]>> = { address: [0], building: [1], dwelling: [0, 1, 2], household: [0, 1, 2] }

/** A plate's code or a whole address, then the block, or entrance and room, each after a space or a stroke. */
async function findInWords(tx: Tx, { county, station }: Asking, to: EntryType, texts: readonly string[]): Promise<Map<string, Referred>> {
  const readings = texts.flatMap((text) => {
    const words = text.normalize('NFKC').split(/[\s/]+/).filter(Boolean)
    return (tails[to] ?? []).filter((tail) => tail < words.length).map((tail) => ({ text, place: words.slice(0, words.length - tail).join(''), tail: words.slice(words.length - tail) }))
  })
  if (readings.length === 0) return new Map()
  const addresses = await loadKnown(tx, county, station, 'address', readings.flatMap(({ place }) => [['code', place], ['place', place]]))
  const at = readings.flatMap(({ text, place, tail }) => [...addresses.find(['code', place]), ...addresses.find(['place', place])].map((address) => ({ text, address, tail })))
  const ids = to === 'address' ? at.map(({ text, address }) => ({ text, id: address })) : await findBehind(tx, county, station, to, at)
  return new Map([...Map.groupBy(ids, ({ text }) => text)].map(([text, all]) => {
    const [first, ...others] = new Set(all.map(({ id }) => id))
    return [text, others.length > 0 ? { several: others.length + 1 } : { id: first!, by: 'words' }]
  }))
}

async function findBehind(tx: Tx, county: string, station: string, to: EntryType, at: readonly { text: string; address: string; tail: readonly string[] }[]): Promise<{ text: string; id: string }[]> {
  const load = async (type: EntryType, asked: readonly { text: string; key: Key }[]) => {
    const known = await loadKnown(tx, county, station, type, asked.map(({ key }) => key))
    return asked.flatMap(({ text, key }) => known.find(key).map((id) => ({ text, id })))
  }
  if (to === 'building') return load('building', at.map(({ text, address, tail }) => ({ text, key: ['building', address, tail[0]!] })))
  const dwellings = await load('dwelling', at.map(({ text, address, tail }) => ({ text, key: ['dwelling', address, tail.at(-2) ?? '', tail.at(-1) ?? ''] })))
  return to === 'dwelling' ? dwellings : load('household', dwellings.map(({ text, id }) => ({ text, key: ['household', id] })))
}
