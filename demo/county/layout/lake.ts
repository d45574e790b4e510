import { drawCurve, type Point } from '../geometry.ts'
import { lancheng } from './rivers.ts'

/** Height of the water behind the dam, in metres above sea level. */
export const lakeLevel = 424
/** The dam's crown, from bank to bank. */
export const damLine: readonly Point[] = [lancheng.at(-4990, -130), lancheng.at(-4950, 0), lancheng.at(-4990, 130)]
/** Half the water's width at metres downstream of the county town's bridge, right and left of the old stream bed. */
const shores: readonly (readonly [s: number, right: number, left: number])[] = [
  [-4990, 110, 112], [-5120, 190, 150], [-5300, 150, 215], [-5480, 250, 160], [-5640, 420, 190], [-5760, 230, 240], [-5920, 160, 170],
  [-6080, 210, 120], [-6240, 120, 190], [-6420, 90, 130], [-6620, 60, 70], [-6800, 24, 26],
]
/** The reservoir's shore line. */
export const lakeRing: readonly Point[] = drawCurve(
  [...shores.map(([s, right]) => lancheng.at(s, -right)), lancheng.at(-6850, 0), ...shores.toReversed().map(([s, , left]) => lancheng.at(s, left)), lancheng.at(shores[0]![0], -shores[0]![1])],
  30,
)
