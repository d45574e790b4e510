import { registerCamera } from '#domains/cameras/index.ts'
import type { Platform } from '#platform/platform.ts'
import { systemPrincipal } from '#platform/policy/principal.ts'
import { cameras, findCommunity, type CameraKey, type DemoCamera } from '../county/index.ts'

/** Arts 7 and 9 of Decree 799: what kind of place each camera films. */
const categories: Record<CameraKey, 'residential' | 'road' | 'bridge' | 'key_unit_surroundings' | 'square' | 'not_public'> = {
  compound: 'residential', crossing: 'road', bridge: 'bridge', school: 'key_unit_surroundings', square: 'square',
  shop: 'not_public', farm: 'not_public', village: 'not_public',
}

/** Writes the eight cameras into the register, each under its key; they record once their stream is there. */
export async function registerDemoCameras({ store, ids, keyring }: Platform): Promise<void> {
  await store.perform({ id: ids.uuid(), principal: systemPrincipal, action: 'camera.register', body: null }, async (work) => {
    for (const camera of cameras) await registerCamera(work, keyring, camera.key, toDetails(camera))
  })
}

function toDetails(c: DemoCamera) {
  return {
    name: c.name, place: c.place, category: categories[c.key], position: { lon: c.lonLat[0], lat: c.lonLat[1] },
    bearing: c.bearing, fieldOfView: c.fieldOfView, reach: c.range, station: findCommunity(c.community).station,
    ownerName: c.ownerName, ownerAccount: c.owner, ownerKind: c.ownerKind, legalClass: c.legalClass, necessity: c.necessity,
    publicPlace: c.publicPlace, seesPrivacy: false, nearSecretSite: false, consentDocument: '', signText: c.signText,
    // One sign is still to be photographed, so that the list shows what a gap looks like.
    signPhoto: c.key !== 'village', retentionDays: c.retentionDays,
  }
}
