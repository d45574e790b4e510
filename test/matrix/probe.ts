import type { Asker, Place, World } from './world.ts'

/** An object to ask about: its id, and whatever the request needs besides. */
export type Fixture = { id: string } & Record<string, string>

export type Make = (world: World, at: Place) => Promise<Fixture>

export interface Ask {
  url: string
  body?: unknown
  headers?: Record<string, string>
}

/** How a route is asked about an object, and what its answer must hold. */
export interface Probe {
  /** Appended to the route in the table where a route is asked in more than one way. */
  variant?: string
  /** Null: the route is about no object, or about the one who asks. */
  make: Make | null
  ask(fixture: Fixture, asker: Asker, world: World): Ask | Promise<Ask>
  /** `one`: allowed or refused as a whole. `list`: the answer shows some objects and not others. `feed` and `live` come over a WebSocket. */
  kind: 'one' | 'list' | 'feed' | 'live'
  /** What an allow's answer holds; the fixture's id unless told. Null: anything but nothing. */
  shows?: ((fixture: Fixture) => string) | null
  /** An answer without the object is a no: a search for this one object. */
  listed?: boolean
  /** The object is made anew for each question: there is room for one of its kind only. */
  fresh?: boolean
  /** It may end the session that asks: each role asks as someone new. */
  ends?: boolean
  /** Statuses that count as an allow besides 2xx: its answer was given, and it is bad news. */
  oks?: readonly number[]
  /** Refusal codes of rules that stand for a no (beside 401, 403 and 404). */
  noes?: readonly string[]
}

export type Probes = Record<string, Probe | readonly Probe[]>

/** Asks about one object; the answer names it. */
export function about(make: Make, ask: (fixture: Fixture, asker: Asker, world: World) => Ask | Promise<Ask>, more: Partial<Probe> = {}): Probe {
  return { make, ask, kind: 'one', ...more }
}

/** Asks about nothing in particular. */
export function plain(url: string, body?: unknown, more: Partial<Probe> = {}): Probe {
  return { make: null, ask: () => ({ url, ...(body === undefined ? {} : { body }) }), kind: 'one', shows: null, ...more }
}

/** A list, with objects of every relation in the house. */
export function list(make: Make, url: string, more: Partial<Probe> = {}): Probe {
  return { make, ask: () => ({ url }), kind: 'list', ...more }
}
