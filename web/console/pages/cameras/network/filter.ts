import { troubleKinds, type TroubleKind } from '../health/kinds.ts'

/** What a look at the list shows. `waiting`: registered or suspended; or one kind of trouble. */
export type Look = 'all' | 'trouble' | 'lacking' | 'waiting' | TroubleKind

export const isKind = (look: Look): look is TroubleKind => (troubleKinds as readonly string[]).includes(look)

/** A place in the tree: a town, a station of it, an owner there; `''` where none is known. */
export interface Branch {
  town?: string
  station?: string
  owner?: string
}

export interface CameraFilter extends Branch {
  search?: string
  look?: Exclude<Look, 'all'>
}

export const makeFilter = (branch: Branch, look: Look, search: string): CameraFilter => ({ ...branch, ...(look === 'all' ? {} : { look }), ...(search === '' ? {} : { search: search.slice(0, 100) }) })

/** As the routes take it, with what else is asked. */
export function toQuery(filter: CameraFilter | Branch, more: Record<string, string> = {}): string {
  const query = new URLSearchParams({ ...(filter as Record<string, string>), ...more }).toString()
  return query === '' ? '' : `?${query}`
}
