import { distance, isInside, type Point } from '../geometry.ts'
import { randomFrom } from '../../random.ts'
import { lancheng } from './rivers.ts'

/** Corners of the boundaries; every line between two of them is shared by both neighbours, so that no gap can open. */
const corners = {
  A: [-16500, 9500], B: [-11000, 11800], C: [-5200, 10300], D: [-1500, 11300], E: [3600, 9900], F: [7600, 5600],
  G: [9300, 600], H: [9200, -6300], I: [5600, -9000], J: [-500, -7900], K: [-6300, -9100], L: [-10400, -6600],
  M: [-13300, -2700], N: [-17800, 1300], O: [-18100, 6300],
  P: [-4700, 6500], Q: [-5700, 3250], R: [-6500, -700], S: [-9200, -3100],
  T: [-8300, 7700], U: [-11700, 6500], V: [-11300, 2500], X: [-8300, 1900],
  Y: [-2300, 2900], Z1: lancheng.at(-600, 1150), Z: lancheng.at(250, 1250), AA: [3000, 2100],
  BB: [2900, -2900], DD: [0, -2500], EE: [-2500, -500],
  r1: lancheng.stream(-2700, -2690)[0]!, r2: lancheng.stream(-600, -590)[0]!, r3: lancheng.stream(250, 260)[0]!, r4: lancheng.stream(2250, 2260)[0]!,
} satisfies Record<string, Point>
type Corner = keyof typeof corners

/** Where the river itself is the line: metres downstream of the bridge at either end. */
const streamEdges: Partial<Record<string, readonly [number, number]>> = {
  'r1-r2': [-2700, -600], 'r2-r3': [-600, 250], 'r3-r4': [250, 2250],
}

export const communityRings: Readonly<Record<CommunityKey, readonly Point[]>> = {
  qiaotou: ring('r2 Z1 Z r3'),
  dongmen: ring('r3 Z AA r4'),
  xibin: ring('P Y Z1 r2 r1 Q'),
  nanan: ring('r1 r2 r3 r4 BB DD EE'),
  zhuxi: ring('C D E F AA Z Z1 Y P'),
  xiayang: ring('AA F G H I BB r4'),
  chaping: ring('Q r1 EE DD BB I J K L M S R'),
  qiyun: ring('T X V U'),
  langxia: ring('B C P Q R X T'),
  shiji: ring('O U V X R S M N'),
  yunping: ring('O A B T U'),
}
export type CommunityKey =
  | 'qiaotou' | 'dongmen' | 'xibin' | 'nanan' | 'zhuxi' | 'xiayang' | 'chaping' | 'qiyun' | 'langxia' | 'shiji' | 'yunping'

export const stationRings = {
  lancheng: ring('C D E F G H I J K L M S R Q P'),
  qiyun: ring('A B C P Q R S M N O'),
} as const

/** The county's outline. */
export const countyRing: readonly Point[] = ring('A B C D E F G H I J K L M N O')

/** The community whose area holds `p`, or undefined outside the county. */
export function communityAt(p: Point): CommunityKey | undefined {
  return (Object.keys(communityRings) as CommunityKey[]).find((key) => isInside(communityRings[key], p))
}

function ring(names: string): Point[] {
  const keys = names.split(' ') as Corner[]
  return keys.flatMap((key, i) => edge(key, keys[(i + 1) % keys.length]!).slice(0, -1))
}

/** The line between two corners, the same points whichever way it is walked. */
function edge(from: Corner, to: Corner): Point[] {
  const stream = streamEdges[`${from}-${to}`]
  if (stream) return lancheng.stream(...stream)
  const back = streamEdges[`${to}-${from}`]
  if (back) return lancheng.stream(...back).reverse()
  if (from > to) return edge(to, from).reverse()
  const random = randomFrom(`edge ${from} ${to}`)
  const bend = (a: Point, b: Point): Point[] => {
    const length = distance(a, b)
    if (length < 260) return [b]
    const shift = random.bell() * length * 0.085
    const mid: Point = [(a[0] + b[0]) / 2 - ((b[1] - a[1]) / length) * shift, (a[1] + b[1]) / 2 + ((b[0] - a[0]) / length) * shift]
    return [...bend(a, mid), ...bend(mid, b)]
  }
  return [corners[from], ...bend(corners[from], corners[to])]
}
