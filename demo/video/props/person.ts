import { type Colour, Mesh, paint } from '../render/mesh.ts'
import { addBall, addRod } from '../render/shapes.ts'

/** Plain figures, on purpose: a head without a face, clothes of one colour. */
export interface Figure {
  coat: Colour
  trousers: Colour
  height: number
}

export const figures: readonly Figure[] = [
  { coat: paint('#3f4a57'), trousers: paint('#23262c'), height: 1.7 },
  { coat: paint('#7d6a58'), trousers: paint('#3a3f4a'), height: 1.6 },
  { coat: paint('#54604f'), trousers: paint('#2b2c2e'), height: 1.74 },
  { coat: paint('#8a3f3f'), trousers: paint('#30343c'), height: 1.58 },
  { coat: paint('#4d5f7c'), trousers: paint('#5a5248'), height: 1.66 },
]
const head = paint('#3b3029')

export type Pose = { kind: 'walk'; metres: number } | { kind: 'stand' } | { kind: 'bend' } | { kind: 'ride' } | { kind: 'push'; metres: number }

/** Someone facing +x with the feet at the origin. `metres` walked so far drives the legs: one pace is 0.7 m. */
export function makePerson({ coat, trousers, height }: Figure, pose: Pose): Mesh {
  const m = new Mesh()
  const k = height / 1.7
  const swing = pose.kind === 'walk' || pose.kind === 'push' ? Math.sin((pose.metres / 1.4) * Math.PI * 2) : 0
  if (pose.kind === 'ride') {
    sitOn(m, coat, trousers, k)
    return m
  }
  const lean = pose.kind === 'bend' ? 0.55 : pose.kind === 'push' ? 0.12 : 0.03 * Math.abs(swing)
  const bob = 0.03 * Math.abs(swing)
  const hip = (0.86 - bob) * k
  for (const s of [-1, 1]) {
    const reach = 0.3 * swing * s * k
    const knee: [number, number, number] = [reach * 0.55 + 0.05 * k, 0.1 * s * k, hip * 0.53]
    addRod(m, [0, 0.09 * s * k, hip], knee, 0.095 * k, 0.07 * k, trousers)
    addRod(m, knee, [reach - (reach < 0 ? 0.06 : 0), 0.1 * s * k, 0.07 + (reach < 0 ? 0.05 : 0)], 0.07 * k, 0.05 * k, trousers)
    addRod(m, [reach - 0.04, 0.1 * s * k, 0.05], [reach + 0.15, 0.1 * s * k, 0.04], 0.05, 0.04, head, 5)
  }
  const shoulder: [number, number, number] = [lean * 0.62 * k, 0, (1.42 - lean * 0.32) * k - bob]
  addRod(m, [0, 0, hip], [shoulder[0] * 0.9, 0, shoulder[2] - 0.04], 0.16 * k, 0.2 * k, coat, 8)
  for (const s of [-1, 1]) {
    const reach = pose.kind === 'bend' || pose.kind === 'push' ? 0.42 * k : -0.24 * swing * s * k
    const drop = pose.kind === 'push' ? 0.4 : 0.56
    addRod(m, [shoulder[0], 0.22 * s * k, shoulder[2] - 0.05], [shoulder[0] + reach * 0.5, 0.25 * s * k, shoulder[2] - drop * 0.5 * k], 0.065 * k, 0.055 * k, coat)
    addRod(m, [shoulder[0] + reach * 0.5, 0.25 * s * k, shoulder[2] - drop * 0.5 * k], [shoulder[0] + reach, 0.23 * s * k, shoulder[2] - drop * k], 0.055 * k, 0.045 * k, coat)
  }
  addBall(m, [shoulder[0] * 1.25, 0, shoulder[2] + 0.2 * k], [0.105 * k, 0.09 * k, 0.13 * k], head, 'plain', 5, 8)
  return m
}

/** On the seat of an e-bike whose middle is at the origin. */
function sitOn(m: Mesh, coat: Colour, trousers: Colour, k: number): void {
  for (const s of [-1, 1]) {
    addRod(m, [-0.36, 0.1 * s, 0.84], [0.08, 0.16 * s, 0.78], 0.1 * k, 0.08 * k, trousers)
    addRod(m, [0.08, 0.16 * s, 0.78], [0.12, 0.14 * s, 0.36], 0.075 * k, 0.055 * k, trousers)
    addRod(m, [-0.26, 0.22 * s, 1.32], [0.06, 0.3 * s, 1.12], 0.065 * k, 0.055 * k, coat)
    addRod(m, [0.06, 0.3 * s, 1.12], [0.4, 0.28 * s, 1.04], 0.055 * k, 0.045 * k, coat)
  }
  addRod(m, [-0.38, 0, 0.86], [-0.26, 0, 1.36], 0.17 * k, 0.2 * k, coat, 8)
  addBall(m, [-0.2, 0, 1.62], [0.115 * k, 0.1 * k, 0.14 * k], head, 'plain', 5, 8)
}
