import { drawCurve, measure, walk, type Point } from '../geometry.ts'
import { findRiver, frameAlong, lancheng, qiyun } from './rivers.ts'

export interface Road {
  id: string
  /** Road number as painted on its posts; invented like the rest. */
  code: string
  name: string
  nameEn: string
  rank: 'expressway' | 'provincial' | 'county'
  line: Point[]
}

const yun = frameAlong(findRiver('yun').line, [-9740, 5340])
const zhu = frameAlong(findRiver('zhu').line, [1480, -420])
const cha = frameAlong(findRiver('cha').line, [2250, -960])

type Step = readonly [s: number, t: number]
function along(frame: typeof lancheng, ...steps: Step[]): Point[] {
  const points: Point[] = []
  for (const [i, [s, t]] of steps.entries()) {
    const [s0, t0] = steps[i - 1] ?? [s, t]
    const n = i === 0 ? 1 : Math.ceil(Math.abs(s - s0) / 240)
    for (let k = 1; k <= n; k++) points.push(frame.at(s0 + ((s - s0) * k) / n, t0 + ((t - t0) * k) / n))
  }
  return points
}

const road = (id: string, rank: Road['rank'], code: string, name: string, nameEn: string, through: Point[]): Road => ({ id, rank, code, name, nameEn, line: drawCurve(through, 40) })

/** Roads that follow the valleys. Those to the hamlets find their own way over the terrain (demo/map). */
export const roads: readonly Road[] = [
  road('s979-east', 'provincial', 'S979', '省道979线', 'Provincial Road 979', along(lancheng, [1950, -262], [2300, -150], [2700, -86], [12400, -86])),
  road('s979-west', 'provincial', 'S979', '省道979线', 'Provincial Road 979', along(lancheng, [-2300, 150], [-2700, 84], [-4600, 78], [-5200, 330], [-6700, 330], [-7200, 90], [-10100, 56], [-10218, 48])),
  road('x901', 'county', 'X901', '县道901线', 'County Road 901', [qiyun.at(-520, -52), ...along(yun, [-460, 52], [-4100, 48], [-8100, 44]), [-17300, 1100], [-18300, 1700], [-20500, 1500]]),
  road('x902', 'county', 'X902', '县道902线', 'County Road 902', [lancheng.at(1330, 800), ...along(zhu, [-2300, 46], [-10500, 44]), [1900, 10600], [2500, 12600]]),
  road('x903', 'county', 'X903', '县道903线', 'County Road 903', [lancheng.at(1350, -640), ...along(cha, [-1300, 70], [-12000, 48]), [-9300, -6600], [-10900, -7600], [-12600, -9000]]),
  road('x904', 'county', 'X904', '县道904线', 'County Road 904', [...along(lancheng, [-11458, 48], [-11600, 56], [-13200, 70], [-17900, 54]), [-16300, 11000], [-17800, 12600]]),
  road('expressway', 'expressway', 'G9791', '岚云高速', 'Lanyun Expressway', [[14000, -2600], [9000, -1300], [5600, -1500], [2900, -2300], [400, -3300], [-2600, -1300], [-4300, 1000], [-7000, 2400], [-9300, 3300], [-11300, 1300], [-14500, -300], [-19500, -900]]),
]

/** Kilometre posts, by which drivers say where they are. */
export const roadPosts: readonly { road: Road; km: number; point: Point }[] = roads
  .filter((r) => r.rank !== 'expressway')
  .flatMap((r) => {
    const lengths = measure(r.line)
    // The west half of the provincial road counts on from where the east half ends.
    const first = r.id === 's979-west' ? 16 : 0
    const step = r.rank === 'provincial' ? 1 : 2
    const count = Math.floor(lengths.at(-1)! / 1000 / step)
    return Array.from({ length: count }, (_, i) => ({ road: r, km: first + (i + 1) * step, point: walk(r.line, (i + 1) * step * 1000, lengths).point }))
  })
