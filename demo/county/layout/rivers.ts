import { distance, drawCurve, measure, nearestOn, walk, type Point } from '../geometry.ts'

export interface River {
  id: string
  name: string
  nameEn: string
  /** From the source to the mouth, in metres. */
  line: Point[]
  /** Water width in metres at source and mouth. */
  width: readonly [number, number]
  /** Height of the bed in metres above sea level, at fractions of the length. */
  profile: readonly (readonly [fraction: number, metres: number])[]
}

const river = (id: string, name: string, nameEn: string, width: River['width'], profile: River['profile'], through: Point[]): River => ({
  id, name, nameEn, width, profile, line: drawCurve(through, 30),
})

/** The main river: it leaves the mountain town in a gorge, fills the reservoir and winds through the county town. */
export const mainRiver = river('lan', '岚溪', 'Lan Stream', [8, 72],
  [[0, 1080], [0.13, 850], [0.2, 662], [0.2245, 636], [0.26, 604], [0.305, 540], [0.345, 422], [0.4005, 420], [0.404, 376], [0.42, 300], [0.448, 180], [0.481, 126], [0.52, 107], [0.55, 98], [0.6242, 86], [0.8, 64], [1, 46]],
  [
    [-15200, 10000], [-13600, 8900], [-12300, 7900], [-11200, 7000], [-10300, 6000], [-9700, 5300], [-9100, 4700], [-8200, 4300],
    [-7300, 3900], [-6500, 3700], [-5700, 3250], [-5000, 2750], [-4200, 2450], [-3300, 2000], [-2500, 1480], [-1900, 1080],
    [-1250, 690], [-650, 310], [0, 0], [600, -190], [1150, -300], [1700, -520], [2250, -950], [2900, -1650], [3800, -2400],
    [4700, -3100], [5800, -3700], [6900, -4600], [8000, -5500], [9200, -6300], [12500, -8200],
  ])

export const rivers: readonly River[] = [
  mainRiver,
  river('zhu', '竹溪', 'Zhu Stream', [6, 26], [[0, 940], [0.2, 560], [0.45, 290], [0.7, 165], [0.9, 112], [1, 96]],
    [[1600, 10300], [1100, 8200], [1500, 6400], [900, 4700], [1000, 3300], [1350, 1900], [1560, 700], [1480, -420]]),
  river('cha', '茶溪', 'Cha Stream', [6, 30], [[0, 900], [0.2, 560], [0.42, 300], [0.65, 180], [0.85, 118], [1, 92]],
    [[-8800, -6200], [-7200, -5000], [-5600, -3900], [-4000, -2900], [-2600, -2100], [-1000, -1750], [500, -1600], [1500, -1350], [2250, -960]]),
  river('yun', '云溪', 'Yun Stream', [5, 20], [[0, 1010], [0.3, 800], [0.6, 700], [0.85, 645], [1, 631]],
    [[-16800, 900], [-15000, 1600], [-13600, 2200], [-12600, 2900], [-11300, 3700], [-10400, 4500], [-9740, 5340]]),
]

/** Coordinates along a stream: `s` metres downstream of a chosen point, `t` metres left of its middle. Streets and valley roads follow the water. */
export interface StreamFrame {
  at(s: number, t: number): Point
  /** Unit vector downstream at `s`. */
  direction(s: number): Point
  /** The middle of the stream from `from` to `to`. */
  stream(from: number, to: number): Point[]
}

/** Streets bend less than water does: the frame averages the bank over this many metres either way. */
const smoothing = 90

export function frameAlong(line: readonly Point[], zero: Point): StreamFrame {
  const lengths = measure(line)
  const start = nearestOn(line, zero).along
  const pointAt = (s: number) => walk(line, start + s, lengths).point
  const smooth = (s: number): Point => {
    let x = 0
    let y = 0
    for (let k = -3; k <= 3; k++) {
      const p = pointAt(s + (k * smoothing) / 3)
      x += p[0] / 7
      y += p[1] / 7
    }
    return [x, y]
  }
  const direction = (at: number): Point => {
    // Past either end the stream goes on as it last ran.
    const s = Math.min(lengths.at(-1)! - start - 150, Math.max(150 - start, at))
    const a = smooth(s - 60)
    const b = smooth(s + 60)
    const span = distance(a, b)
    return [(b[0] - a[0]) / span, (b[1] - a[1]) / span]
  }
  return {
    direction,
    at(s, t) {
      const p = smooth(s)
      const d = direction(s)
      return [p[0] - d[1] * t, p[1] + d[0] * t]
    },
    stream(from, to) {
      const steps = Math.max(2, Math.ceil(Math.abs(to - from) / 60))
      return Array.from({ length: steps + 1 }, (_, i) => pointAt(from + ((to - from) * i) / steps))
    },
  }
}

/** The county town, around 迎岚桥. */
export const lancheng = frameAlong(mainRiver.line, [0, 0])
/** The mountain town, around 栖云桥. */
export const qiyun = frameAlong(mainRiver.line, [-9480, 5070])

/** The stream with this id. */
export const findRiver = (id: string): River => rivers.find((r) => r.id === id)!
