import type { Camera } from '../cameras.ts'
import type { StreamInput } from './StreamFields.tsx'

/** The form's fields: a position is two numbers and the system that they are in. */
export interface CameraFields extends StreamInput {
  name: string
  place: string
  category: string
  lon: number | null
  lat: number | null
  system: 'cgcs2000' | 'wgs84' | 'gcj02'
  bearing: number | null
  fieldOfView: number | null
  reach: number | null
  station: string
  ownerName: string
  ownerAccount?: string
  ownerPhone?: string
  ownerKind: string
  legalClass: string | null
  necessity: string
  publicPlace: boolean
  seesPrivacy: boolean
  nearSecretSite: boolean
  consentDocument?: string
  signText: string
  signPhoto: boolean
  retentionDays: number
  reason?: string
}

export const blank: Partial<CameraFields> = {
  system: 'cgcs2000', lon: null, lat: null, bearing: null, fieldOfView: null, reach: null, legalClass: null, necessity: '', publicPlace: false,
  seesPrivacy: false, nearSecretSite: false, consentDocument: '', signText: '', signPhoto: false, retentionDays: 30,
}

export function fromCamera(c: Camera): CameraFields {
  const { position, name, place, category, station, ownerName, ownerAccount, ownerKind, legalClass, necessity, publicPlace, seesPrivacy } = c
  const { nearSecretSite, consentDocument, signText, signPhoto, retentionDays, bearing, fieldOfView, reach } = c
  return {
    name, place, category, station, ownerName, ownerKind, legalClass, necessity, publicPlace, seesPrivacy, nearSecretSite, consentDocument, signText, signPhoto,
    retentionDays, bearing, fieldOfView, reach, system: 'cgcs2000', lon: position?.lon ?? null, lat: position?.lat ?? null, ...(ownerAccount ? { ownerAccount } : {}), ...(c.ownerPhone ? { ownerPhone: c.ownerPhone } : {}),
  }
}

/** What the server takes. */
export function toDetails(f: CameraFields) {
  const { name, place, category, station, ownerName, ownerKind, necessity, publicPlace, seesPrivacy, nearSecretSite, signText, signPhoto, retentionDays } = f
  return {
    name: name.trim(), place: place.trim(), category, station, ownerName: ownerName.trim(), ownerAccount: f.ownerAccount ?? '', ...(f.ownerPhone === undefined ? {} : { ownerPhone: f.ownerPhone.trim() }), ownerKind, legalClass: f.legalClass ?? null,
    necessity: necessity ?? '', publicPlace, seesPrivacy, nearSecretSite, consentDocument: f.consentDocument ?? '', signText: signText ?? '', signPhoto, retentionDays,
    bearing: f.bearing ?? null, fieldOfView: f.fieldOfView ?? null, reach: f.reach ?? null,
    position: f.lon == null || f.lat == null ? null : { lon: f.lon, lat: f.lat, system: f.system },
  }
}

type Details = ReturnType<typeof toDetails>

/** Only what differs is sent, so that two people who correct different fields don't undo each other. */
export function findChanges(before: CameraFields, after: CameraFields): Partial<Details> {
  const [old, now] = [toDetails(before), toDetails(after)]
  return Object.fromEntries(Object.entries(now).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(old[key as keyof Details])))
}
