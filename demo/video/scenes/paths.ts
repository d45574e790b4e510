import { makeEbike } from '../props/ebike.ts'
import { type Figure, figures, makePerson } from '../props/person.ts'
import { Mesh, paint, type Vec } from '../render/mesh.ts'

export type Ground = readonly [x: number, y: number]

/** Where one is after `metres` along a broken line, and which way one faces (radians). */
export function follow(path: readonly Ground[], metres: number): { at: Ground; turn: number; left: number } {
  let left = metres
  for (let i = 0; i + 1 < path.length; i++) {
    const [a, b] = [path[i]!, path[i + 1]!]
    const span = Math.hypot(b[0] - a[0], b[1] - a[1])
    if (left <= span || i + 2 === path.length) {
      const t = left / span
      return { at: [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t], turn: Math.atan2(b[1] - a[1], b[0] - a[0]), left: left - span }
    }
    left -= span
  }
  return { at: path[0]!, turn: 0, left }
}

/** Someone who walks along `path` at `pace` metres a second from second `from`; absent before and after. */
export function walker(figure: Figure, path: readonly Ground[], pace: number, from = 0): (seconds: number) => Mesh[] {
  return (seconds) => {
    const metres = (seconds - from) * pace
    const { at, turn, left } = follow(path, metres)
    if (metres < 0 || left > 0) return []
    return [put(makePerson(figure, { kind: 'walk', metres }), [at[0], at[1], 0], turn)]
  }
}

/** A thing that drives along `path`. */
export function driver(thing: Mesh, path: readonly Ground[], pace: number, from = 0): (seconds: number) => Mesh[] {
  return (seconds) => {
    const metres = (seconds - from) * pace
    const { at, turn, left } = follow(path, metres)
    if (metres < 0 || left > 0) return []
    return [put(thing, [at[0], at[1], 0], turn)]
  }
}

/** Somebody on an e-bike. */
export function rider(figure: number, path: readonly Ground[], pace: number, from = 0): (seconds: number) => Mesh[] {
  const both = new Mesh()
  both.place(makeEbike(paint(['#37404a', '#7a2e2e', '#2f5a5a'][figure % 3]!)), [0, 0, 0])
  both.place(makePerson(figures[figure]!, { kind: 'ride' }), [0, 0, 0])
  return driver(both, path, pace, from)
}

export function put(thing: Mesh, at: Vec, turn: number): Mesh {
  const m = new Mesh()
  m.place(thing, at, turn)
  return m
}
