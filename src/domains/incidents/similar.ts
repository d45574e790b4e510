import { distanceM, type Position } from '#platform/geo.ts'
import type { Nature, RelationKind } from './acts.ts'

/** What is known of the call that is being typed. */
export interface Typed {
  place: string
  position: Position | null
  nature: Nature
  text: string
}

/** A call of the last days that it may belong to. Times: milliseconds since the epoch. */
export interface Earlier extends Typed {
  id: string
  number: string
  station: string
  status: string
  priority: number
  receivedAt: number
  /** Whether it came from the callback number that is being typed. */
  samePhone: boolean
  /** Trigrams shared with what is being typed, 0 to 1 (pg_trgm). */
  alike: number
}

/** Why it is offered, each in its own measure. */
export interface Grounds {
  distanceM: number | null
  samePlaceName: boolean
  samePhone: boolean
  sameNature: boolean
  /** Words that both hold, the longest first. */
  words: string[]
  minutesAgo: number
}

export interface SimilarCall {
  id: string
  number: string
  station: string
  status: string
  nature: Nature
  priority: number
  place: string
  text: string
  receivedAt: number
  /** What the link would most likely be. */
  kind: RelationKind
  grounds: Grounds
}

/** Calls are compared over this time. A desk's habit, not law. */
export const lookBackMs = 72 * 3_600_000
/** The same place: as far as a compound reaches. */
export const samePlaceM = 300
const minute = 60_000
/** Two calls about one thing come within minutes; a second number rings again within hours. */
const duplicateWithinMs = 30 * minute
const sameCallerWithinMs = 120 * minute
/** Below this, nothing speaks for a link. */
const worthOffering = 2

/** Earlier calls that may be the same or of one series, the likeliest first, with the grounds. Pure. */
export function rankSimilar(typed: Typed, earlier: readonly Earlier[], now: number): SimilarCall[] {
  return earlier
    .map((call) => ({ call, grounds: compare(typed, call, now) }))
    .map(({ call, grounds }) => ({ call, grounds, weight: weigh(grounds, call.alike) }))
    .filter(({ weight }) => weight >= worthOffering)
    .sort((a, b) => b.weight - a.weight || b.call.receivedAt - a.call.receivedAt)
    .slice(0, 5)
    .map(({ call, grounds }) => {
      const { id, number, station, status, nature, priority, place, text, receivedAt } = call
      return { id, number, station, status, nature, priority, place, text, receivedAt, kind: guessKind(grounds, call), grounds }
    })
}

function compare(typed: Typed, call: Earlier, now: number): Grounds {
  const away = typed.position && call.position ? Math.round(distanceM(typed.position, call.position)) : null
  return {
    distanceM: away !== null && away <= samePlaceM ? away : null,
    samePlaceName: isSameName(typed.place, call.place),
    samePhone: call.samePhone,
    sameNature: typed.nature === call.nature,
    words: findSharedWords(typed.text, call.text),
    minutesAgo: Math.max(0, Math.floor((now - call.receivedAt) / minute)),
  }
}

function weigh(g: Grounds, alike: number): number {
  const place = g.distanceM !== null ? 2 - g.distanceM / samePlaceM : g.samePlaceName ? 1.5 : 0
  const words = Math.min(1.5, g.words.reduce((sum, word) => sum + word.length / 4, 0)) + alike
  const age = g.minutesAgo < 60 ? 1 : g.minutesAgo < 24 * 60 ? 0.9 : 0.75
  return (place + words + (g.samePhone ? 2 : 0) + (g.sameNature ? 0.8 : 0)) * age
}

/** One thing reported twice, or another of its kind. */
function guessKind(g: Grounds, call: Earlier): RelationKind {
  const ms = g.minutesAgo * minute
  const again = g.samePhone && ms <= sameCallerWithinMs
  const meanwhile = (g.distanceM !== null || g.samePlaceName) && ms <= duplicateWithinMs && (g.sameNature || g.words.length > 0)
  return call.status !== 'closed' && (again || meanwhile) ? 'duplicate' : 'same_series'
}

const bare = (text: string) => text.replaceAll(/[\s,，。、.]/g, '')

function isSameName(a: string, b: string): boolean {
  const [short, long] = [bare(a), bare(b)].sort((x, y) => x.length - y.length) as [string, string]
  return short.length >= 3 && long.includes(short)
}

/** In every call, so they say nothing. */
const hollow = ['报警人', '报警', '有人', '现在', '自己', '没有', '不知道', '一个', '一名', '已经', '来电', '发现', '今天', '今晚', '昨晚', '早上', '请求', '处理', '出警', '民警']
const longestCompared = 300

/** Stretches of two or more Chinese characters, or four or more letters and digits, that stand in both texts. */
export function findSharedWords(a: string, b: string): string[] {
  const long = b.slice(0, longestCompared).toLowerCase()
  const found = new Set<string>()
  for (const run of a.slice(0, longestCompared).toLowerCase().match(/\p{Script=Han}+|[a-z0-9]+/gu) ?? []) {
    const isHan = /\p{Script=Han}/u.test(run)
    const least = isHan ? 2 : 4
    for (let from = 0; from + least <= run.length; ) {
      let to = from
      while (to < run.length && long.includes(run.slice(from, to + 1))) to++
      const word = strip(run.slice(from, to))
      if (word.length >= least) found.add(word)
      from = Math.max(from + 1, to)
    }
  }
  return [...found].sort((x, y) => y.length - x.length).slice(0, 4)
}

function strip(word: string): string {
  let bared = word
  for (const empty of hollow) bared = bared.replaceAll(empty, '')
  return bared.replaceAll(/^[的了在是被和也都不我他她]+|[的了在是被和也都不我他她]+$/g, '')
}
