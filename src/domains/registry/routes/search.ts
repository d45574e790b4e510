import { z } from 'zod'
import { groundFacts } from '#platform/acts/ground.ts'
import type { Tx } from '#platform/database/database.ts'
import { defineRoute, type Route } from '#platform/http/route.ts'
import { maskName } from '#platform/mask.ts'
import { noAttributes } from '#platform/policy/policy.ts'
import { hits } from '../answers.ts'
import { beginSearch, lookupRecord } from '../looks/lookup.ts'
import { openSearches } from '../looks/searches.ts'
import { search } from '../search/search.ts'
import { findGround, groundParam, type RegistryParts } from './parts.ts'

/** Every station of the county, for who may look beyond their own. */
async function listStations(tx: Tx, county: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>({ name: 'stations', text: `select id from units where county = $1 and kind = 'station' order by id`, values: [county] })
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
      const isWide = asked.wide === 'yes' || principal.station === ''
      const station = isWide ? '' : principal.station
      const allow = async () => {
        const ground = await findGround(parts, call, asked.ground)
        const facts = groundFacts(ground)
        call.judge({ type: 'list', id: 'registry' }, { ...noAttributes, station }, { facts })
        if (!searches.isRunning(principal.account, asked.search))
          await call.perform(async (work) => void (await work.act(lookupRecord, asked.search, (state) => beginSearch(state, principal.account, station))), { purpose: ground.ref, facts })
        return ground
      }
      const look = () => parts.database.read({ county, stations: isWide ? 'all' : [station], account: principal.account }, async (tx) => search(tx, keyring, county, isWide ? await listStations(tx, county) : [station], asked.q))
      // It is looked while policy judges and the act is written; nothing of it leaves before both are done.
      const [ground, found] = await Promise.all([allow(), look()])
      searches.note(principal, asked.search, ground, asked.q, found.people.length + found.businesses.length + found.addresses.length)
      return {
        people: found.people.map((p) => ({ id: p.id, name: maskName(p.shown_name), born: p.birth?.slice(0, 4) ?? '', sex: p.sex, place: p.place, station: p.station, ended: p.ended })),
        businesses: found.businesses.map(({ id, text, place, station: of, ended }) => ({ id, text, place, station: of, ended })),
        addresses: found.addresses.map(({ id, text, station: of, ended }) => ({ id, text, station: of, ended })),
      }
    },
  })
}
