import { findCommunity, type StationId } from './county.ts'
import { distance, isInside, measure, nearestOn, toLonLat, walk, type LonLat, type Point } from './geometry.ts'
import { communityAt, type CommunityKey } from './layout/areas.ts'
import { compounds } from './layout/compounds.ts'
import { damLine } from './layout/lake.ts'
import { lancheng, rivers } from './layout/rivers.ts'
import { sites } from './layout/sites.ts'
import { streets, roadBridges, type Street } from './layout/streets.ts'
import { clusters, coveredBridges, peaks } from './layout/villages.ts'
import { drawFarmNames, drawShopNames, hamletSpots } from './layout/names.ts'
import { roadPosts } from './layout/roads.ts'
import { randomFrom } from '../random.ts'

export type PlaceKind =
  | 'compound' | 'building' | 'gate' | 'shed' | 'street' | 'junction' | 'bus_stop' | 'shop' | 'village' | 'hamlet' | 'village_spot' | 'farm'
  | 'covered_bridge' | 'bridge' | 'school' | 'hospital' | 'government' | 'police' | 'market' | 'square' | 'park' | 'landmark' | 'factory' | 'road_mark' | 'water' | 'peak'

/** An entry of the gazetteer. */
export interface Place {
  /** Stable across starts and versions of the demo. */
  id: string
  name: string
  nameEn: string
  /** Other forms that callers use. */
  aliases: readonly string[]
  kind: PlaceKind
  address: string
  community: CommunityKey
  station: StationId
  lonLat: LonLat
  /** For a building or gate: the id of its compound. */
  within?: string
}

type Draft = Omit<Place, 'community' | 'station' | 'lonLat' | 'aliases' | 'address'> & { point: Point; aliases?: readonly string[]; address?: string }

/** Every place of the county, some five hundred. */
export const places: readonly Place[] = [
  ...nameCompounds(), ...nameSites(), ...nameStreets(), ...nameJunctions(), ...nameShops(), ...nameStops(), ...nameVillages(), ...nameFarms(), ...nameBridges(), ...nameCountryside(),
].map(settle)

const byId = new Map(places.map((p) => [p.id, p]))
/** The place with this id; throws for an unknown one, which is a slip in the demo itself. */
export function findPlace(id: string): Place {
  const place = byId.get(id)
  if (!place) throw new Error(`no place ${id} in the demo county`)
  return place
}

function settle({ point, aliases = [], address, ...draft }: Draft): Place {
  const key = communityAt(point)
  if (!key) throw new Error(`${draft.id} lies outside the county`)
  const community = findCommunity(key)
  return { ...draft, aliases, community: key, station: community.station, lonLat: toLonLat(point), address: address ?? `${community.town}${community.name}${draft.name}` }
}

function nameCompounds(): Draft[] {
  return compounds.flatMap((c): Draft[] => [
    { id: `compound/${c.id}`, name: c.name, nameEn: c.nameEn, kind: 'compound', point: c.centre, aliases: [c.short] },
    { id: `gate/${c.id}`, name: `${c.name}大门`, nameEn: `${c.nameEn}, gate`, kind: 'gate', point: c.gate, aliases: [`${c.short}门口`, `${c.name}门口`], within: `compound/${c.id}` },
    { id: `shed/${c.id}`, name: `${c.name}电动车棚`, nameEn: `${c.nameEn}, e-bike shed`, kind: 'shed', point: c.shed.centre, aliases: [`${c.short}车棚`, `${c.name}车棚`], within: `compound/${c.id}` },
    ...c.buildings.map((b): Draft => ({
      id: `building/${b.id}`, name: `${c.name}${b.number}号楼`, nameEn: `${c.nameEn}, building ${b.number}`, kind: 'building', point: b.centre,
      aliases: [`${c.short}${b.number}栋`, `${c.name}${b.number}幢`], within: `compound/${c.id}`,
    })),
  ])
}

function nameSites(): Draft[] {
  const kinds = { station: 'landmark', stadium: 'landmark', museum: 'landmark', court: 'government', fire: 'government', fuel: 'landmark', hotel: 'landmark', clinic: 'hospital' } as const
  return sites.map((s) => ({ id: `site/${s.id}`, name: s.name, nameEn: s.nameEn, aliases: s.aliases, point: s.centre, kind: s.kind in kinds ? kinds[s.kind as keyof typeof kinds] : (s.kind as PlaceKind) }))
}

function nameStreets(): Draft[] {
  return streets.map((s) => ({ id: `street/${s.id}`, name: s.name, nameEn: s.nameEn, kind: 'street', point: walk(s.line, measure(s.line).at(-1)! / 2).point }))
}

function nameJunctions(): Draft[] {
  const out: Draft[] = []
  for (const [i, a] of streets.entries()) {
    for (const b of streets.slice(i + 1)) {
      if (a.town !== b.town || (a.rank === 'lane' && b.rank === 'lane')) continue
      const meet = findMeeting(a.line, b.line)
      if (meet) out.push({ id: `junction/${a.id}-${b.id}`, name: `${a.name}${b.name}路口`, nameEn: `${a.nameEn} and ${b.nameEn}`, kind: 'junction', point: meet, aliases: [`${b.name}${a.name}路口`, `${a.name}与${b.name}交叉口`] })
    }
  }
  return out
}

/** Where two streets come within a carriageway of each other. */
function findMeeting(a: readonly Point[], b: readonly Point[]): Point | undefined {
  let best = 16
  let meet: Point | undefined
  for (const p of a) {
    for (const q of b) {
      const d = distance(p, q)
      if (d < best) {
        best = d
        meet = [(p[0] + q[0]) / 2, (p[1] + q[1]) / 2]
      }
    }
  }
  return meet
}

/** Shops stand on both sides of the busier streets, numbered odd on the left and even on the right as houses are. */
function nameShops(): Draft[] {
  const out: Draft[] = [{ id: 'shop/yunjiao', name: '云脚食杂店', nameEn: 'Yunjiao Grocery', kind: 'shop', point: shopPoint(streets.find((s) => s.id === 'laojie')!, 350, 1), address: '栖云镇老街18号', aliases: ['云脚'] }]
  const names = drawShopNames('shops')
  for (const street of streets) {
    const random = randomFrom(`shops of ${street.id}`)
    const length = measure(street.line).at(-1)!
    const gap = street.rank === 'lane' ? 170 : street.town === 'qiyun' ? 150 : 260
    for (let at = random.between(30, gap); at < length - 20; at += random.between(gap * 0.6, gap * 1.4)) {
      const side = random.next() < 0.5 ? 1 : -1
      const point = shopPoint(street, at, side)
      if (!isShopGround(point)) continue
      const { name, nameEn } = names()
      const number = 2 * Math.ceil(at / 14) + (side > 0 ? 1 : 0)
      const town = street.town === 'lancheng' ? '岚城镇' : '栖云镇'
      out.push({ id: `shop/${street.id}-${number}`, name, nameEn, kind: 'shop', point, address: `${town}${street.name}${number}号`, aliases: [`${street.name}${number}号`] })
    }
  }
  return out
}

/** No shop stands behind a compound's wall, on a public yard or on the river bank. */
function isShopGround(p: Point): boolean {
  return ![...compounds, ...sites].some((c) => isInside(c.ring, p)) && rivers.every((r) => nearestOn(r.line, p).distance > r.width[1] / 2 + 26)
}

function shopPoint(street: Street, at: number, side: 1 | -1): Point {
  const { point, direction } = walk(street.line, at)
  const off = side * (street.width / 2 + 9)
  return [point[0] - direction[1] * off, point[1] + direction[0] * off]
}

function nameStops(): Draft[] {
  const out: Draft[] = []
  for (const street of streets.filter((s) => s.rank === 'main' || ['wenchang', 'xinan', 'binxi-nan', 'zhushi'].includes(s.id))) {
    const lengths = measure(street.line)
    const count = Math.max(1, Math.round(lengths.at(-1)! / 480))
    for (let i = 0; i < count; i++) {
      const { point, direction } = walk(street.line, ((i + 0.5) * lengths.at(-1)!) / count)
      const near = nearestNamed(point)
      const name = `${near.name}站（${street.name}）`
      out.push({ id: `stop/${street.id}-${i + 1}`, name, nameEn: `Bus stop ${near.nameEn}`, kind: 'bus_stop', point: [point[0] - direction[1] * 9, point[1] + direction[0] * 9], aliases: [`${near.name}公交站`] })
    }
  }
  return out
}

function nearestNamed(p: Point): { name: string; nameEn: string } {
  const named = [...sites, ...compounds]
  return named.reduce((best, c) => (distance(c.centre, p) < distance(best.centre, p) ? c : best))
}

function nameVillages(): Draft[] {
  return clusters.flatMap((c): Draft[] => {
    const seat = c.seat ? `${c.name}村` : c.name
    const head: Draft = { id: `village/${c.id}`, name: seat, nameEn: c.nameEn, kind: c.seat ? 'village' : 'hamlet', point: c.centre, aliases: c.seat ? [c.name] : [`${c.name}自然村`] }
    const random = randomFrom(`spots of ${c.id}`)
    const spots = c.seat ? hamletSpots : hamletSpots.filter((s) => s.everywhere)
    return [head, ...spots.map((spot): Draft => {
      const turn = random.between(0, Math.PI * 2)
      const away = c.radius * random.between(0.25, 0.95)
      return { id: `spot/${c.id}-${spot.id}`, name: `${seat}${spot.name}`, nameEn: `${c.nameEn}, ${spot.nameEn}`, kind: 'village_spot', point: [c.centre[0] + Math.cos(turn) * away, c.centre[1] + Math.sin(turn) * away], within: head.id }
    })]
  })
}

function nameFarms(): Draft[] {
  const laorong: Draft = { id: 'farm/laorong-ducks', name: '老榕鸭场', nameEn: 'Laorong Duck Farm', kind: 'farm', point: [6260, -3718], aliases: ['老榕养鸭场'] }
  const names = drawFarmNames('farms')
  return [laorong, ...clusters.filter((c) => c.id !== 'laorong').map((c, i): Draft => {
    const random = randomFrom(`farm of ${c.id}`)
    const turn = random.between(0, Math.PI * 2)
    const away = c.radius + random.between(60, 180)
    const { name, nameEn } = names()
    return { id: `farm/${c.id}`, name: `${c.name}${name}`, nameEn: `${c.nameEn} ${nameEn}`, kind: 'farm', point: [c.centre[0] + Math.cos(turn) * away, c.centre[1] + Math.sin(turn) * away], aliases: i % 2 ? [`${name}（${c.name}）`] : [] }
  })]
}

function nameBridges(): Draft[] {
  return [
    ...coveredBridges.map((b): Draft => ({ id: `bridge/${b.id}`, name: b.name, nameEn: b.nameEn, kind: 'covered_bridge', point: b.point, aliases: [`${b.name}廊桥`] })),
    ...roadBridges.map((b): Draft => ({ id: `bridge/${b.id}`, name: b.name, nameEn: b.nameEn, kind: 'bridge', point: [(b.line[0]![0] + b.line[1]![0]) / 2, (b.line[0]![1] + b.line[1]![1]) / 2] })),
  ]
}

function nameCountryside(): Draft[] {
  const waters = rivers.flatMap((r): Draft[] => [0.3, 0.6].map((share, i) => ({
    id: `water/${r.id}-${i + 1}`, name: `${r.name}${['上段', '下段'][i]}`, nameEn: `${r.nameEn}, ${['upper', 'lower'][i]} course`, kind: 'water', point: walk(r.line, share * measure(r.line).at(-1)!).point,
  })))
  return [
    ...waters,
    { id: 'water/bihu', name: '碧湖水库', nameEn: 'Bihu Reservoir', kind: 'water', point: lancheng.at(-5500, 0), aliases: ['水库', '碧湖'] },
    { id: 'water/dam', name: '碧湖水库大坝', nameEn: 'Bihu Dam', kind: 'landmark', point: damLine[1]!, aliases: ['大坝'] },
    ...peaks.map((p): Draft => ({ id: `peak/${p.id}`, name: p.name, nameEn: p.nameEn, kind: 'peak', point: p.point })),
    ...roadPosts.filter((m) => communityAt(m.point)).map(({ road, km, point }): Draft => ({
      id: `post/${road.code}-${km}`, name: `${road.name}${km}公里`, nameEn: `${road.nameEn}, km ${km}`, kind: 'road_mark', point, aliases: [`${road.code} K${km}`, `${road.code}线${km}公里`],
    })),
  ]
}
