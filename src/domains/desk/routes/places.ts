import { z } from 'zod'
import { defineRoute } from '#platform/http/route.ts'
import { placeProfile } from '../acts.ts'
import { putPlace, removePlace } from '../decide.ts'
import { placeRecord } from '../project.ts'
import { listPlacesAround, searchPlaces } from '../queries.ts'

const degrees = (limit: number) => z.coerce.number().min(-limit).max(limit).optional()

/** A point that was picked is named by what lies this near. */
const aroundM = 500

export const searchPlacesRoute = defineRoute({
  method: 'GET',
  url: '/api/places',
  action: 'place.search',
  summary: 'Completion from the gazetteer: names, other names, pinyin and its initials; beginnings first, near ones first. Without q: what lies around a point',
  query: z.strictObject({ q: z.string().max(60).default(''), lon: degrees(180), lat: degrees(90), limit: z.coerce.number().int().min(1).max(50).default(8) }),
  async handle({ judgeOwn, read, query: { q, lon, lat, limit }, county }) {
    judgeOwn()
    const near = lon === undefined || lat === undefined ? null : { lon, lat }
    const found = await read(async (tx) => (q.trim() !== '' ? searchPlaces(tx, county, q, near, limit) : near ? listPlacesAround(tx, county, near, aroundM, limit) : []))
    return {
      places: found.map((p) => ({
        id: p.id, name: { zh: p.name, en: p.name_en || p.name }, aliases: p.aliases, kind: p.kind, address: p.address, station: p.station, community: p.community,
        position: { lon: p.lon, lat: p.lat },
      })),
    }
  },
})

/** So many in one transaction: a county's gazetteer comes in several requests. */
const mostPlaces = 500

export const putPlacesRoute = defineRoute({
  method: 'POST',
  url: '/api/places',
  action: 'place.put',
  summary: 'Add places to the gazetteer, or bring them up to date',
  body: z.strictObject({
    places: z.array(placeProfile.extend({ id: z.string().regex(/^[\w/.-]{1,80}$/) })).min(1).max(mostPlaces),
    reason: z.string().min(1).max(400),
  }),
  response: z.object({ places: z.number() }),
  handle: ({ perform, body }) =>
    perform(async (work) => {
      for (const { id, ...place } of body.places) await work.act(placeRecord, id, (state) => putPlace(state, place, body.reason))
      return { places: body.places.length }
    }),
})

export const removePlaceRoute = defineRoute({
  method: 'POST',
  url: '/api/places/remove',
  action: 'place.remove',
  summary: 'Take a place out of the gazetteer',
  body: z.strictObject({ id: z.string().max(80), reason: z.string().min(1).max(400) }),
  response: z.object({ id: z.string() }),
  handle: ({ perform, body: { id, reason } }) =>
    perform(async (work) => {
      await work.act(placeRecord, id, (state) => removePlace(state, reason))
      return { id }
    }),
})
