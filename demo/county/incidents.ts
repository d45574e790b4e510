import { randomFrom, type Random } from '../random.ts'
import { natures, type CallClass, type Nature, type NatureKey } from './calls/natures.ts'
import { openCase, type DemoCase } from './calls/cases.ts'
import type { StationId } from './county.ts'
import { distance, toLonLat, toPoint, type LonLat } from './geometry.ts'
import { patrols, type Patrol } from './patrols.ts'
import { places, type Place } from './places.ts'
import { mobile } from './staff.ts'

export type Disposition = 'case_opened' | 'settled_on_scene' | 'helped' | 'advised' | 'handed_over' | 'unfounded' | 'closed_at_desk'

/** One call of the past, from receipt to call-back. Every time is in milliseconds since the epoch. */
export interface DemoIncident {
  /** Day and serial within it, such as `2026-03-04/2`: the same call for every start of the demo. */
  key: string
  nature: NatureKey
  class: CallClass
  priority: 1 | 2 | 3
  placeId: string
  lonLat: LonLat
  station: StationId
  text: string
  caller: { name: string; phone: string }
  /** Login of staff.ts who took the call. */
  dispatcher: string
  /** Patrol that went, or null where the desk closed it. */
  patrol: string | null
  times: {
    received: number
    dispatched: number | null
    accepted: number | null
    enRoute: number | null
    onScene: number | null
    firstFeedback: number | null
    closed: number
    calledBack: number | null
  }
  disposition: Disposition
  case: DemoCase | null
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
/** Asia/Shanghai has kept UTC+8 without summer time since 1992. */
const shanghai = 8 * hour

/** The made-up past stops here before `now`, so that the desk starts quiet. */
const quietBefore = 3 * hour

/** Calls by local hour of day, in proportion. */
const hourly = [2, 1.4, 1, 0.8, 0.7, 1, 2, 4, 5.5, 6, 6, 5.5, 5, 4.6, 5, 5.4, 5.6, 6, 6.4, 7, 7, 6, 4.4, 3]
const surnames = Array.from('林陈黄吴叶蓝雷钟张王李刘周郑许谢范龚缪柳')
const dispatchers = ['wenluoqiao', 'bailingzhou', 'xuyinhe']

/**
 * Last year's and this year's calls up to three hours before `now` (milliseconds since the epoch), oldest first.
 * A call that lies before two different `now`s is the same in both, except for what has since become of its case.
 */
export function generateIncidents(now: number): DemoIncident[] {
  const thisYear = new Date(now + shanghai).getUTCFullYear()
  const first = Date.UTC(thisYear - 1, 0, 1) - shanghai
  const out: DemoIncident[] = []
  for (let midnight = first; midnight < now; midnight += day) {
    const year = new Date(midnight + shanghai).getUTCFullYear() === thisYear ? 1 : 0
    out.push(...callsOfDay(midnight, year, now).filter((c) => c.times.received < now - quietBefore))
  }
  return out
}

function callsOfDay(midnight: number, year: 0 | 1, now: number): DemoIncident[] {
  const date = new Date(midnight + shanghai).toISOString().slice(0, 10)
  const random = randomFrom(`calls ${date}`)
  const rates = natures.map((n) => n.yearly[year] / 365)
  const count = drawCount(random, rates.reduce((sum, r) => sum + r, 0))
  const received = Array.from({ length: count }, () => midnight + random.weighted(hourly) * hour + random.between(0, hour)).sort((a, b) => a - b)
  return received.map((at, i) => makeCall(`${date}/${i + 1}`, natures[random.weighted(rates)]!, Math.round(at), year, now))
}

/** Poisson by Knuth's product of uniforms; the mean is under 3. */
function drawCount(random: Random, mean: number): number {
  const limit = Math.exp(-mean)
  let product = random.next()
  let count = 0
  while (product > limit) {
    product *= random.next()
    count++
  }
  return count
}

const placesByKind = Map.groupBy(places, (p) => p.kind)

function makeCall(key: string, nature: Nature, received: number, year: 0 | 1, now: number): DemoIncident {
  const random = randomFrom(`call ${key}`)
  const place = random.pick(placesByKind.get(random.pick(nature.places)) ?? places)
  const [x, y] = toPoint(place.lonLat)
  const lonLat = toLonLat([x + random.bell() * 6, y + random.bell() * 6])
  const patrol = nature.deskOnly ? null : nearestPatrol(place)
  const times = patrol ? runTimes(random, received, place, patrol) : deskTimes(random, received)
  const made = patrol ? openCase(random, nature, place.station, times.closed, year, now) : null
  return {
    key, nature: nature.key, class: nature.class, priority: nature.priority, placeId: place.id, lonLat, station: place.station, times,
    text: random.pick(nature.texts).replace('〈place〉', place.name),
    caller: { name: random.pick(surnames) + random.pick(['先生', '女士']), phone: mobile(random.whole(1000, 9999)) },
    dispatcher: dispatchers[Math.floor((received + shanghai) / (8 * hour)) % 3]!,
    patrol: patrol?.id ?? null,
    disposition: made ? 'case_opened' : nature.deskOnly ? 'closed_at_desk' : endWithoutCase(random, nature),
    case: made,
  }
}

function nearestPatrol(place: Place): Patrol {
  const at = toPoint(place.lonLat)
  const own = patrols.filter((p) => p.station === place.station)
  return own.reduce((best, p) => (distance(toPoint(p.lonLat), at) < distance(toPoint(best.lonLat), at) ? p : best))
}

/** Roads wind: the way is about 1.5 times the straight line, at 22 km/h in town and 34 on valley roads. */
function runTimes(random: Random, received: number, place: Place, patrol: Patrol): DemoIncident['times'] {
  const straight = distance(toPoint(patrol.lonLat), toPoint(place.lonLat))
  const ride = ((straight * 1.5) / 1000 / (straight > 2500 ? 34 : 22)) * hour + random.between(1, 4) * minute
  const dispatched = received + random.between(35, 170) * 1000
  const accepted = dispatched + random.between(8, 55) * 1000
  const enRoute = accepted + random.between(20, 120) * 1000
  const onScene = enRoute + ride
  const firstFeedback = onScene + random.between(4, 18) * minute
  const closed = firstFeedback + random.between(10, 95) * minute
  const calledBack = random.next() < 0.86 ? closed + random.between(4, 26) * hour : null
  const whole = (t: number) => Math.round(t)
  return { received, dispatched: whole(dispatched), accepted: whole(accepted), enRoute: whole(enRoute), onScene: whole(onScene), firstFeedback: whole(firstFeedback), closed: whole(closed), calledBack: calledBack && whole(calledBack) }
}

function deskTimes(random: Random, received: number): DemoIncident['times'] {
  const closed = received + Math.round(random.between(20, 150) * 1000)
  return { received, dispatched: null, accepted: null, enRoute: null, onScene: null, firstFeedback: null, closed, calledBack: null }
}

function endWithoutCase(random: Random, nature: Nature): Disposition {
  if (random.next() < 0.06) return 'unfounded'
  if (nature.class === 'help') return 'helped'
  if (nature.class === 'dispute') return random.pick(['settled_on_scene', 'settled_on_scene', 'handed_over'])
  if (nature.class === 'traffic') return random.pick(['settled_on_scene', 'handed_over'])
  return random.pick(['advised', 'settled_on_scene'])
}
