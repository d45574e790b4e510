import { z } from 'zod'
import { groundFacts } from '#platform/acts/ground.ts'
import { defineRoute, type Route } from '#platform/http/route.ts'
import { maskName } from '#platform/mask.ts'
import { noAttributes } from '#platform/policy/policy.ts'
import { likelyPeople, type LikelyPeople } from '../answers.ts'
import { findLikely } from '../duplicates/likely.ts'
import { linkageRecord } from '../duplicates/linkage.ts'
import { entryId } from '../fields/schemas.ts'
import { sealIdentifier } from '../fields/seal.ts'
import type { Value } from '../fields/field.ts'
import { beginSearch, lookupRecord, settleSearch } from '../looks/lookup.ts'
import { hashQuery } from '../looks/searches.ts'
import { readWhere } from '../queries.ts'
import { isSame, textOf, type Entry } from '../spine/entry.ts'
import { entryRecords } from '../spine/records.ts'
import { findGround, groundParam, type RegistryParts } from './parts.ts'

const said = z.string().max(60).default('')

/** What somebody has written who registers a person, as far as it has come. */
const typedPerson = z.strictObject({ name: z.string().trim().min(1).max(60), birth: said, sex: said, identityNumber: said, phone: said, dwelling: entryId.or(z.literal('')).default('') })

/** Whether the person that is being registered is here already. */
export function likelyRoute(parts: RegistryParts): Route {
  const { county, keyring, database, store } = parts
  return defineRoute({
    method: 'POST', url: '/api/registry/likely', action: 'registry.search', summary: 'Who of one’s own station is likely the person that is being registered, on a ground; five at most, masked; the question is an act',
    body: z.strictObject({ ground: groundParam, typed: typedPerson }), response: likelyPeople,
    async handle(call) {
      const { principal: { station, account }, body: { typed } } = call
      const ground = await findGround(parts, call, call.body.ground)
      const facts = groundFacts(ground)
      call.judge({ type: 'list', id: 'registry' }, { ...noAttributes, station }, { facts })
      const scope = { county, stations: [station], account }
      const { identityNumber: number, ...rest } = typed
      const found = await database.read(scope, async (tx) => findLikely(tx, keyring, county, station, { ...rest, number }, (await store.load(tx, linkageRecord, station))?.state ?? null))
      await call.perform(async (work) => {
        await work.act(lookupRecord, call.intentId, (state) => beginSearch(state, account, station))
        await work.act(lookupRecord, call.intentId, (state) => settleSearch(state, hashQuery(keyring, JSON.stringify(typed)), found.length))
      }, { purpose: ground.ref, facts })
      const asked: Record<string, Value> = { name: typed.name, birth: typed.birth, identityNumber: number && sealIdentifier(keyring, 'identity', number), phone: typed.phone && sealIdentifier(keyring, 'phone', typed.phone) }
      return database.read(scope, async (tx) => {
        const people = await Promise.all(found.map(async (id) => {
          const { state, version } = (await store.load(tx, entryRecords.person, id))!
          return { id, version, ...view(state, asked), ...(await readWhere(tx, county, 'person', id, state)) }
        }))
        return { people }
      })
    },
  })
}

const compared = ['name', 'birth', 'identityNumber', 'phone'] as const

function view(state: Entry, asked: Record<string, Value>): Omit<LikelyPeople['people'][number], 'id' | 'version' | 'place' | 'door'> {
  return {
    name: maskName(textOf(state, 'name')), born: textOf(state, 'birth').slice(0, 4), sex: textOf(state, 'sex'), household: textOf(state, 'household'), ended: state.ended !== null,
    same: compared.filter((field) => asked[field] && isSame(state.fields[field]?.value ?? null, asked[field])),
  }
}
