import { z } from 'zod'
import { listHistory } from '#platform/acts/history.ts'
import type { Json } from '#platform/acts/canonical.ts'
import { Fault } from '#platform/fault.ts'
import { defineRoute, type Route } from '#platform/http/route.ts'
import { noAttributes } from '#platform/policy/policy.ts'
import { openedEntry } from '../answers.ts'
import { openIdentifier } from '../fields/seal.ts'
import { sheets } from '../fields/sheets.ts'
import { lookupRecord, openSubject, showField } from '../looks/lookup.ts'
import { listParts, readNames, readTaken, readWhere } from '../queries.ts'
import { isSealed, type Entry } from '../spine/entry.ts'
import { entryParams, groundParam, judgeLook, type RegistryParts } from './parts.ts'
import { loadStanding, viewConsent } from '../help/queries.ts'
import { viewEntry } from './views.ts'

const query = z.strictObject({ ground: groundParam })

/** A record of the spine opens on a ground alone; the look is an act, committed before the answer. */
export function openRoutes(parts: RegistryParts): Route[] {
  const { county, keyring } = parts
  return [
    defineRoute({
      method: 'GET', url: '/api/registry/:type/:id', action: 'registry.open', summary: 'A record of the register with what stands on it, on a ground; the look is an act',
      params: entryParams, query, response: openedEntry,
      async handle(call) {
        const { type } = call.params
        const { found, stating } = await judgeLook(parts, call, 'registry.open', type, call.params.id, call.query.ground)
        const look = () => parts.database.read({ county, stations: 'all', account: call.principal.account }, async (tx) => {
          const { entry } = found
          const [others, where, took] = await Promise.all([listParts(tx, county, type, found.id), readWhere(tx, county, type, found.id, entry), readTaken(tx, county, type, found.id, entry.took)])
          const seesHelp = type === 'person' && call.mayI('help.keep', { type: 'help_consent', id: 'new' }, { ...noAttributes, station: entry.station })
          const help = seesHelp ? (await loadStanding(tx, county, found.id, entry.took)).map(viewConsent) : null
          const names = await readNames(tx, county, [...[entry, ...others.map((part) => part.entry)].flatMap(accountsOf), ...(help ?? []).flatMap((one) => [one.agreedBy, ...one.done.map(({ by }) => by)])])
          return { ...viewEntry(type, found, call.now), ...where, parts: others.map((part) => viewEntry(part.type, part, call.now)), took, help, names }
        })
        // It is read while the act is written; nothing of it leaves before that is done.
        const [answer] = await Promise.all([look(), call.perform(async (work) => void (await work.act(lookupRecord, call.intentId, () => openSubject(found.entry.station, type, found.id))), stating)])
        return answer
      },
    }),
    defineRoute({
      method: 'GET', url: '/api/registry/:type/:id/history', action: 'registry.open', summary: 'Who said what of a record, when, from which visit, on a ground', params: entryParams, query,
      async handle(call) {
        const { type } = call.params
        const { found, stating } = await judgeLook(parts, call, 'registry.open', type, call.params.id, call.query.ground)
        await call.perform(async (work) => void (await work.act(lookupRecord, call.intentId, () => openSubject(found.entry.station, type, found.id))), stating)
        const acts = await call.read((tx) => listHistory(tx, county, type, found.id))
        return { acts: acts.map((act) => ({ ...act, payload: maskSealed(act.payload) as Json })) }
      },
    }),
    defineRoute({
      method: 'POST', url: '/api/registry/:type/:id/show', action: 'registry.show', summary: 'Show an identifier in full, on a ground; the look is an act', params: entryParams,
      body: z.strictObject({ ground: groundParam, field: z.string().max(40) }), response: z.object({ value: z.string() }),
      async handle(call) {
        const { type } = call.params
        const { found, stating } = await judgeLook(parts, call, 'registry.show', type, call.params.id, call.body.ground)
        const field = sheets[type].fields[call.body.field]
        const value = found.entry.fields[call.body.field]?.value
        if (field?.kind !== 'sealed' || value === undefined || !isSealed(value)) throw new Fault('field_not_sealed', {}, 404)
        await call.perform(async (work) => void (await work.act(lookupRecord, call.intentId, () => showField(found.entry.station, type, found.id, call.body.field))), stating)
        call.reply.header('cache-control', 'no-store')
        return { value: openIdentifier(keyring, field.form, value) }
      },
    }),
  ]
}

const accountsOf = ({ fields, differences }: Entry) => [...Object.values(fields), ...differences].map(({ by }) => by)

/** What of a payload a history shows: identifiers by their mask. */
function maskSealed(payload: unknown): unknown {
  if (payload === null || typeof payload !== 'object') return payload
  if (Array.isArray(payload)) return payload.map(maskSealed)
  if ('sealed' in payload && 'shown' in payload) return payload.shown
  return Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, maskSealed(value)]))
}
