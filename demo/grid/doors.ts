import { findCommunity, places, type CommunityKey, type LonLat, type Place } from '../county/index.ts'
import { randomFrom } from '../random.ts'

/** An address of the register with what stands there. */
export interface Door {
  town: string
  community: string
  road: string
  house: string
  lonLat: LonLat
  /** Login of the community officer who looks after it. */
  officer: string
  /** How many dwellings; none where a business has the house. */
  dwellings: number
  /** What was known was last seen so many days ago. */
  seenDaysAgo: number
  /** Name of the business that stands there; empty where people live. */
  business: string
}

/** Buildings and shops of each community, and how long ago most of it was seen: one community is well known, another hardly. */
const drawn: readonly { community: CommunityKey; officer: string; oldDays: number }[] = [
  { community: 'qiaotou', officer: 'panshuyu', oldDays: 190 },
  { community: 'dongmen', officer: 'jiyuanzhu', oldDays: 260 },
  { community: 'xibin', officer: 'panshuyu', oldDays: 420 },
  { community: 'nanan', officer: 'wuhanchuan', oldDays: 330 },
]
const buildings = 7
const shops = 3

/** Forty addresses in four communities of the first station: the same at every start. */
export function drawDoors(): Door[] {
  return drawn.flatMap(({ community, officer, oldDays }) => {
    const random = randomFrom(`doors of ${community}`)
    const { name, town } = findCommunity(community)
    const of = (kind: Place['kind'], count: number) => {
      const all = places.filter((place) => place.kind === kind && place.community === community && (kind !== 'shop' || numbered.test(place.address)))
      return Array.from({ length: count }, () => all.splice(random.whole(0, all.length - 1), 1)[0]!)
    }
    const base = (lonLat: LonLat) => ({ town, community: name, lonLat, officer, seenDaysAgo: random.whole(2, oldDays) })
    return [
      ...of('building', buildings).map(({ name: building, lonLat }): Door => ({ ...base(lonLat), ...splitBuilding(building), dwellings: random.whole(1, 2), business: '' })),
      ...of('shop', shops).map(({ name: shop, address, lonLat }): Door => {
        const [, road, house] = numbered.exec(address)!
        return { ...base(lonLat), road: road!, house: house!, dwellings: 0, business: shop }
      }),
    ]
  })
}

/** 岚城镇滨溪北路31号 */
const numbered = /^..镇(.+?)(\d+)号$/

/** 溪畔花园1号楼 */
function splitBuilding(name: string): { road: string; house: string } {
  const at = name.search(/\d/)
  return { road: name.slice(0, at), house: name.slice(at) }
}
