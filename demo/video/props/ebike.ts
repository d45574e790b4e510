import { type Colour, Mesh, paint, tint, type Vec } from '../render/mesh.ts'
import { addBall, addBox, addRing, addRod } from '../render/shapes.ts'

const tyre = paint('#1b1c1e')
const seat = paint('#26262a')
const steel = paint('#8d9296')

/** An electric scooter as it stands in every compound: 1.7 m long, front along +x, on its stand. */
export function makeEbike(body: Colour, hasBox = false): Mesh {
  const m = new Mesh()
  const wheel = (x: number) => {
    addRing(m, [x, 0, 0.24], [1, 0, 0], 0.24, 0.075, 0.1, tyre)
    addRing(m, [x, 0, 0.24], [1, 0, 0], 0.16, 0.05, 0.05, steel, 10)
  }
  wheel(-0.58)
  wheel(0.62)
  // Mudguards, footboard, battery under the seat.
  addRod(m, [-0.8, 0, 0.42], [-0.42, 0, 0.53], 0.07, 0.1, body, 6)
  addRod(m, [0.48, 0, 0.5], [0.8, 0, 0.44], 0.06, 0.05, body, 6)
  addBox(m, [0.06, 0, 0.23], [0.72, 0.26, 0.09], tint(body, 0.55))
  side(m, [[-0.66, 0.42], [-0.2, 0.3], [-0.12, 0.36], [-0.16, 0.68], [-0.7, 0.66]], 0.27, body)
  addBox(m, [-0.42, 0, 0.66], [0.66, 0.27, 0.1], seat)
  addBall(m, [-0.42, 0, 0.75], [0.34, 0.14, 0.06], seat, 'plain', 4, 8)
  // Front shield leaning back, lamp, fork, bars, mirrors.
  side(m, [[0.34, 0.26], [0.46, 0.26], [0.52, 0.86], [0.4, 0.9]], 0.32, body)
  addBall(m, [0.52, 0, 0.84], [0.1, 0.14, 0.12], tint(body, 1.15), 'plain', 4, 8)
  addBall(m, [0.6, 0, 0.82], [0.04, 0.08, 0.06], paint('#e8ecec'), 'plain', 4, 6)
  addRod(m, [0.62, 0, 0.26], [0.45, 0, 0.9], 0.035, 0.035, steel)
  addRod(m, [0.42, -0.32, 1.0], [0.42, 0.32, 1.0], 0.026, 0.026, seat)
  addRod(m, [0.46, 0, 0.86], [0.42, 0, 1.0], 0.05, 0.04, tint(body, 0.8))
  for (const y of [-0.3, 0.3]) {
    addRod(m, [0.43, y, 1.0], [0.4, y * 1.1, 1.18], 0.012, 0.012, seat, 4)
    addBall(m, [0.4, y * 1.1, 1.2], [0.02, 0.06, 0.05], tyre, 'plain', 3, 6)
  }
  // Tail lamp and rack; some carry a box.
  addBox(m, [-0.76, 0, 0.55], [0.05, 0.16, 0.07], paint('#8e1a16'))
  addRod(m, [-0.72, 0, 0.72], [-0.9, 0, 0.8], 0.025, 0.025, steel)
  if (hasBox) addBox(m, [-0.84, 0, 0.78], [0.34, 0.36, 0.3], tint(body, 0.7))
  addRod(m, [-0.1, 0.08, 0.26], [-0.2, 0.24, 0.01], 0.018, 0.018, steel, 4)
  return m
}

/** A slab `wide` metres thick with the given outline in x and z. */
function side(m: Mesh, outline: readonly (readonly [x: number, z: number])[], wide: number, colour: Colour): void {
  const at = (i: number, w: number): Vec => [outline[i % outline.length]![0], w, outline[i % outline.length]![1]]
  for (const w of [-wide / 2, wide / 2]) m.face(outline.map((_, i) => at(i, w)), colour)
  for (let i = 0; i < outline.length; i++) m.face([at(i, -wide / 2), at(i + 1, -wide / 2), at(i + 1, wide / 2), at(i, wide / 2)], tint(colour, 0.92))
}
