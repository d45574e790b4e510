import type { Ground } from './grants/acts.ts'

/** What the rules here want to know of other rooms' records. */

/** A case or an incident as the ground of a grant. */
export interface GroundFacts {
  ref: Ground
  number: string
  station: string
  /** The team that handles it; its lead decides. */
  team: string
  /** Accounts that it belongs to: lead, second officer, assigned people. */
  people: string[]
  isOpen: boolean
  legalKind: 'criminal' | 'administrative' | null
  /** Degrees, CGCS2000. */
  position: { lon: number; lat: number } | null
}

export interface CameraFacts {
  id: string
  name: string
  place: string
  /** Account that answers for it. */
  owner: string
  /** From when on it has been theirs; null: from the beginning. RFC 3339. */
  ownedSince?: string | null
  station: string
  isPublicPlace: boolean
  isHousehold: boolean
  position: { lon: number; lat: number } | null
}

export interface PersonFacts {
  account: string
  name: string
  station: string
  isOfficer: boolean
  /** The team that this person heads; empty for none. */
  heads: string
  onDuty: boolean
}
