import { z } from 'zod'
import { groundFacts } from '#platform/acts/ground.ts'
import { defineRoute, type Route } from '#platform/http/route.ts'
import { maskName } from '#platform/mask.ts'
import { noAttributes } from '#platform/policy/policy.ts'
import { hits } from '../answers.ts'
import { beginSearch, lookupRecord } from '../looks/lookup.ts'
import { openSearches } from '../looks/searches.ts'
import { search } from '../search/search.ts'
import { findGround, groundParam, type RegistryParts } from './parts.ts'

/** Every station of the county, for who may look beyond their own. */
async function listStations(parts: RegistryParts): Promise<string[]> {
  const rows = await parts.database.read({ county: parts.county, stations: 'all', account: 'system' }, (tx) =>
    tx.db.selectFrom('units').select('id').where('county', '=', parts.county).where('kind', '=', 'station').orderBy('id').execute())
  return rows.map((row) => row.id)
}

export function searchRoute(parts: RegistryParts): Route {
  const { county, keyring } = parts
  const searches = openSearches(parts)
  return defineRoute({
    method: 'GET', url: '/api/registry/search', action: 'registry.search',
    summary: 'As one types: people by name, pinyin, initials and fragments of the address, numbers and phones by the whole; twenty masked hits at most, on a ground',
    query: z.strictObject({
      /** Of one search box: keystrokes that belong together. */
      search: z.uuid(),
      ground: groundParam,
      q: z.string().max(60),
      /** Beyond one's own station, where the ground allows it. */
      wide: z.enum(['yes', 'no']).default('no'),
    }),
    response: hits,
    async handle(call) {
      const { principal, query: asked } = call
      const ground = await findGround(parts, call, asked.ground)
      const facts = groundFacts(ground)
      const isWide = asked.wide === 'yes' || principal.station === ''
      call.judge({ type: 'list', id: 'registry' }, { ...noAttributes, station: isWide ? '' : principal.station }, { facts })
      const station = isWide ? '' : principal.station
      if (!searches.isRunning(principal.account, asked.search))
        await call.perform(async (work) => void (await work.act(lookupRecord, asked.search, (state) => beginSearch(state, principal.account, station))), { purpose: ground.ref, facts })
      const stations = isWide ? await listStations(parts) : [principal.station]
      const found = await parts.database.read({ county, stations: isWide ? 'all' : [principal.station], account: principal.account }, (tx) => search(tx, keyring, county, stations, asked.q))
      searches.note(principal, asked.search, ground, asked.q, found.people.length + found.businesses.length + found.addresses.length)
      return {
        people: found.people.map((p) => ({ id: p.id, name: maskName(p.shown_name), born: p.birth?.slice(0, 4) ?? '', sex: p.sex, place: found.places.get(p.address ?? '') ?? '', station: p.station, ended: p.ended })),
        businesses: found.businesses.map(({ address, ...one }) => ({ ...one, place: found.places.get(address) ?? '' })), addresses: found.addresses,
      }
    },
  })
}
