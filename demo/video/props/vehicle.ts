import { type Colour, Mesh, paint, tint, type Vec } from '../render/mesh.ts'
import { addBox, addRing } from '../render/shapes.ts'

const tyre = paint('#161719')
const pane = paint('#20262b')

/** A small car, 4.2 m long, front along +x. It carries no plate: nothing in this house reads them. */
export function makeCar(body: Colour): Mesh {
  const m = new Mesh()
  for (const x of [-1.25, 1.3]) for (const y of [-0.72, 0.72]) addRing(m, [x, y, 0.31], [1, 0, 0], 0.31, 0.2, 0.2, tyre, 12)
  loft(m, [[-2.08, 0.34, 0.62], [-2.05, 0.9, 0.66], [-0.9, 0.94, 0.86], [0.95, 0.9, 0.86], [1.95, 0.76, 0.74], [2.12, 0.4, 0.66]], 0.26, body)
  // Cabin: panes around, body-coloured roof.
  cabin(m, [-1.75, 0.9], [-1.05, 1.44], [0.28, 1.46], [1.02, 0.9], 0.78, 0.6, body)
  for (const y of [-0.55, 0.55]) {
    addBox(m, [2.1, y, 0.56], [0.06, 0.34, 0.14], paint('#e6e8e2'), 'glow')
    addBox(m, [-2.08, y, 0.62], [0.06, 0.3, 0.16], paint('#7d1512'))
  }
  return m
}

/** A minibus as it serves the villages, 5.8 m long. */
export function makeBus(body: Colour): Mesh {
  const m = new Mesh()
  for (const x of [-1.8, 1.9]) for (const y of [-0.92, 0.92]) addRing(m, [x, y, 0.4], [1, 0, 0], 0.4, 0.24, 0.24, tyre, 12)
  addBox(m, [0, 0, 0.36], [5.8, 2, 1.05], body)
  addBox(m, [0, 0, 1.41], [5.7, 1.94, 0.8], pane, 'glass')
  addBox(m, [0, 0, 2.21], [5.75, 1.98, 0.28], tint(body, 1.05))
  for (const x of [-2.6, -1.3, 0, 1.3, 2.5]) for (const y of [-0.98, 0.98]) addBox(m, [x, y, 1.4], [0.12, 0.03, 0.82], body)
  addBox(m, [0, 0, 0.86], [5.82, 2.02, 0.14], paint('#1f6f5c'))
  return m
}

/** A body whose half width differs from station to station: `[x, top, half width]` from the rear to the front. */
function loft(m: Mesh, stations: readonly (readonly [x: number, top: number, half: number])[], floor: number, colour: Colour): void {
  const rim = ([x, top, half]: readonly [number, number, number]): [Vec, Vec, Vec, Vec] => [[x, -half, floor], [x, -half, top], [x, half, top], [x, half, floor]]
  for (let i = 0; i + 1 < stations.length; i++) {
    const a = rim(stations[i]!)
    const b = rim(stations[i + 1]!)
    for (let k = 0; k < 3; k++) m.face([a[k]!, b[k]!, b[k + 1]!, a[k + 1]!], k === 1 ? tint(colour, 1.04) : colour, 'metal')
  }
  m.face(rim(stations[0]!), colour)
  m.face(rim(stations.at(-1)!), colour)
}

type Corner = readonly [x: number, z: number]
function cabin(m: Mesh, rearFoot: Corner, rearTop: Corner, frontTop: Corner, frontFoot: Corner, low: number, high: number, roof: Colour): void {
  const p = ([x, z]: Corner, y: number): Vec => [x, y, z]
  for (const s of [-1, 1]) {
    m.face([p(rearFoot, low * s), p(frontFoot, low * s), p(frontTop, high * s), p(rearTop, high * s)], pane, 'glass')
    const post: Corner = [-0.35, 0.9]
    m.face([p(post, low * s * 1.01), p([-0.25, 0.9], low * s * 1.01), p([-0.25, 1.45], high * s * 1.01), p([-0.35, 1.45], high * s * 1.01)], roof)
  }
  m.face([p(rearFoot, -low), p(rearFoot, low), p(rearTop, high), p(rearTop, -high)], pane, 'glass')
  m.face([p(frontFoot, -low), p(frontFoot, low), p(frontTop, high), p(frontTop, -high)], pane, 'glass')
  m.face([p(rearTop, -high), p(rearTop, high), p(frontTop, high), p(frontTop, -high)], roof, 'metal')
}
