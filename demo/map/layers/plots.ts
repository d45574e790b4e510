import { drawRectangle, type Point } from '../../county/geometry.ts'

/** A rectangle on the ground. */
export interface Plot {
  centre: Point
  /** Unit vector along its width. */
  direction: Point
  width: number
  depth: number
}

/** Remembers what is built on, so that nothing is built twice on the same ground. */
export class BuiltGround {
  #cells = new Map<string, Plot[]>()

  /** Claims the plot, or refuses when it touches another by less than `gap` metres. */
  claim(plot: Plot, gap: number): boolean {
    const reach = Math.hypot(plot.width, plot.depth) / 2
    const keys = this.#keysAround(plot.centre, reach)
    const wide = { ...plot, width: plot.width + gap, depth: plot.depth + gap }
    for (const key of keys) for (const other of this.#cells.get(key) ?? []) if (touches(wide, other)) return false
    for (const key of keys) {
      const list = this.#cells.get(key)
      if (list) list.push(plot)
      else this.#cells.set(key, [plot])
    }
    return true
  }

  #keysAround([x, y]: Point, reach: number): string[] {
    const cell = 50
    const out: string[] = []
    for (let c = Math.floor((x - reach) / cell); c <= Math.floor((x + reach) / cell); c++) for (let r = Math.floor((y - reach) / cell); r <= Math.floor((y + reach) / cell); r++) out.push(`${c} ${r}`)
    return out
  }
}

/** Whether two turned rectangles overlap: no axis of either separates them. */
function touches(a: Plot, b: Plot): boolean {
  const d: Point = [b.centre[0] - a.centre[0], b.centre[1] - a.centre[1]]
  for (const p of [a, b]) {
    for (const axis of [p.direction, [-p.direction[1], p.direction[0]] as const]) {
      if (Math.abs(d[0] * axis[0] + d[1] * axis[1]) > halfAlong(a, axis) + halfAlong(b, axis)) return false
    }
  }
  return true
}

function halfAlong({ direction: [dx, dy], width, depth }: Plot, [ax, ay]: Point): number {
  return (Math.abs(ax * dx + ay * dy) * width + Math.abs(ay * dx - ax * dy) * depth) / 2
}

export const ringOf = ({ centre, direction, width, depth }: Plot) => drawRectangle(centre, direction, width, depth)
