import type { Platform } from '#platform/platform.ts'
import { systemPrincipal } from '#platform/policy/principal.ts'
import { placeRecord, putPlace } from '#domains/desk/index.ts'
import { places } from './county/index.ts'

const chunk = 250

/** Brings the places of the made-up county into the gazetteer. */
export async function openDemoPlaces({ store, ids }: Platform): Promise<void> {
  for (let from = 0; from < places.length; from += chunk) {
    await store.perform({ id: ids.uuid(), principal: systemPrincipal, action: 'place.put', body: from }, async (work) => {
      for (const { id, name, nameEn, aliases, kind, address, station, community, lonLat } of places.slice(from, from + chunk)) {
        const [lon, lat] = lonLat
        await work.act(placeRecord, id, (state) => putPlace(state, { name, nameEn, aliases: [...aliases], kind, address, station, community, lon, lat }, 'demo'))
      }
    })
  }
}
