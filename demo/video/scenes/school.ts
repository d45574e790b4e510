import { addBlock, addHills, addStreetLamp } from '../props/buildings.ts'
import { figures } from '../props/person.ts'
import { addHedge, addTree } from '../props/plants.ts'
import { makeBus } from '../props/vehicle.ts'
import { Mesh, paint } from '../render/mesh.ts'
import { addBox, addPatch, addRod } from '../render/shapes.ts'
import { driver, rider, walker } from './paths.ts'
import type { Scene } from './scene.ts'

/** The gate of 岚城小学 on Langqiao Road: sliding gate, porter, yard and classrooms behind. */
export function makeSchool(): Scene {
  const m = new Mesh()
  addHills(m, 'school', 220)
  addPatch(m, -80, -8, 80, 5, 0, paint('#8f8a7f'), 'paving')
  addPatch(m, -80, 2, 80, 13.4, 0.012, paint('#4c4e51'), 'asphalt')
  addPatch(m, -80, 13.4, 80, 20, 0.1, paint('#a59c8d'), 'paving')
  addPatch(m, -80, 20, 80, 90, 0.02, paint('#9a9a90'), 'concrete')
  addPatch(m, -24, 34, 6, 60, 0.05, paint('#8e4a3e'), 'concrete')
  for (let x = -70; x < 70; x += 5) addPatch(m, x, 7.6, x + 2.4, 7.76, 0.03, paint('#c4a24a'))
  for (let k = 0; k < 10; k++) addPatch(m, -3, 2.6 + k * 1.08, 1, 3.1 + k * 1.08, 0.03, paint('#d2cfc3'))
  for (const [x0, x1] of [[-60, -6], [6.4, 60]] as const) {
    addBox(m, [(x0 + x1) / 2, 20, 0], [x1 - x0, 0.35, 2.1], paint('#c7b79b'), 'brick')
    addBox(m, [(x0 + x1) / 2, 20, 2.1], [x1 - x0, 0.5, 0.14], paint('#8d8579'))
  }
  gate(m)
  addBlock(m, { left: [-34, 62], right: [8, 62], floors: 4, storey: 3.6, pitch: 3.4, wall: paint('#d6c6ac'), depth: 10, key: 'class' })
  addBlock(m, { left: [10, 46], right: [44, 46], floors: 3, storey: 3.6, pitch: 3.4, wall: paint('#c98f6c'), depth: 10, key: 'hall' })
  addRod(m, [-2, 33, 0], [-2, 33, 9], 0.06, 0.04, paint('#c9ccc9'), 6)
  addHedge(m, -22, -6.5, 19.3, 0.8, 0.7, 'l')
  addHedge(m, 7, 24, 19.3, 0.8, 0.7, 'r')
  for (const x of [-24, -16, -9.5, 11, 19, 27]) addTree(m, x, 17.4, 6.6, `s${x}`, 520)
  for (const x of [-30, 14, 30]) addTree(m, x, 30, 8, `y${x}`, 420)
  const lamps = [addStreetLamp(m, -11.5, 14, 6.5, -1.4), addStreetLamp(m, 10, 14, 6.5, -1.7)].map((at) => ({ at, colour: [1, 0.84, 0.58] as const, power: 17 }))
  return {
    key: 'school', eye: [5.4, -5.4, 5.2], target: [-0.6, 15.5, 0.8], angle: 68, centre: [0, 18, 0], reach: 76, still: m, lamps, infrared: false,
    events: [
      { name: 'a bus and an e-bike pass', seconds: 4, act: (t) => [...driver(makeBus(paint('#d8b548')), [[-20.5, 10.4], [20, 10.4]], 11)(t), ...rider(0, [[15, 4.4], [-12, 4.4]], 8)(t)] },
      { name: 'someone crosses and goes in', seconds: 12, act: walker(figures[3]!, [[1.6, -2.4], [-0.9, 5], [-1.2, 14], [-3, 20.6], [-6.9, 22.4]], 2.35) },
    ],
  }
}

function gate(m: Mesh): void {
  for (const x of [-6.2, 6.2]) {
    addBox(m, [x, 20, 0], [1.5, 1.5, 4.2], paint('#b5543f'), 'brick')
    addBox(m, [x, 20, 4.2], [1.8, 1.8, 0.25], paint('#d8d2c4'))
  }
  addBox(m, [0, 20, 4.5], [15, 1.1, 0.9], paint('#d8d2c4'), 'plaster')
  addBox(m, [0, 19.4, 4.68], [7, 0.06, 0.56], paint('#7a2a22'))
  // Half open, with the folded lattice on the left.
  for (let k = 0; k < 9; k++) addBox(m, [-5.2 + k * 0.42, 20, 0.1], [0.08, 0.5, 1.35], paint('#c4c9ca'), 'metal')
  addBox(m, [-3.4, 20, 1.1], [3.6, 0.4, 0.12], paint('#a33a30'))
  addBox(m, [9.2, 21.4, 0], [3.2, 2.6, 2.8], paint('#d8d0bd'), 'plaster')
  addBox(m, [9.2, 21.3, 1.1], [2.4, 2.66, 1.1], paint('#2f3a40'), 'glass')
  addBox(m, [9.2, 21.4, 2.8], [3.8, 3.2, 0.18], paint('#6b4a3a'))
  for (let x = -4; x <= 4; x += 1.6) addRod(m, [x, 15, 0.1], [x, 15, 0.9], 0.08, 0.08, paint(x % 3.2 === 0 ? '#c7402f' : '#d9b63c'), 7)
}
