import { addBlock, addHills, addStreetLamp } from '../props/buildings.ts'
import { figures } from '../props/person.ts'
import { addHedge, addTree } from '../props/plants.ts'
import { makeBus } from '../props/vehicle.ts'
import { Mesh, paint } from '../render/mesh.ts'
import { addBox, addPatch, addRod } from '../render/shapes.ts'
import { driver, walker } from './paths.ts'
import type { Scene } from './scene.ts'

/** 站前广场: the coach station with its long canopy, buses for the villages, benches under trees. */
export function makeSquare(): Scene {
  const m = new Mesh()
  addHills(m, 'square', 240)
  addPatch(m, -90, -8, 90, 90, 0, paint('#a49b8c'), 'paving')
  for (let x = -42; x <= 42; x += 7) addPatch(m, x, 2, x + 0.35, 29, 0.012, paint('#857c6e'))
  addPatch(m, -90, 30, 90, 39, 0.014, paint('#505254'), 'asphalt')
  addPatch(m, -90, -8, 90, -1, 0.014, paint('#505254'), 'asphalt')
  station(m)
  for (const [x, colour] of [[-19, '#d9d4c4'], [-10.5, '#cfd6d2'], [8, '#d9d4c4']] as const) m.place(makeBus(paint(colour)), [x, 36.6, 0], Math.PI)
  for (const [x, y] of [[-15, 12], [-15, 21], [16, 13], [16, 22], [-27, 16], [28, 17]] as const) {
    addBox(m, [x, y, 0], [3.2, 3.2, 0.5], paint('#8c8376'), 'concrete')
    addTree(m, x, y, 6, `q${x}${y}`, 620)
    for (const d of [-2.3, 2.3]) addBox(m, [x + d, y, 0.38], [0.5, 2, 0.08], paint('#7b5a41'), 'wood')
  }
  addHedge(m, -40, -31, 28.6, 0.8, 0.8, 'q')
  addBlock(m, { left: [-70, 44], right: [-36, 44], floors: 6, storey: 3.1, pitch: 3.2, wall: paint('#c2b7a4'), depth: 12, balconies: true, key: 'ql' })
  addBlock(m, { left: [36, 43], right: [66, 43], floors: 7, storey: 3.1, pitch: 3.2, wall: paint('#b8bab7'), depth: 12, balconies: true, key: 'qr' })
  const lamps = [addStreetLamp(m, -6, 9, 6.5, 0), addStreetLamp(m, 9, 18, 6.5, Math.PI), addStreetLamp(m, -22, 27, 6.5, 0)].map((at) => ({ at, colour: [1, 0.86, 0.62] as const, power: 18 }))
  return {
    key: 'square', eye: [9, -4, 6.6], target: [-2, 20, 0.6], angle: 74, centre: [0, 20, 0], reach: 88, still: m, lamps, infrared: false,
    events: [
      { name: 'travellers cross, a bus leaves', seconds: 12, act: (t) => [
        ...walker(figures[0]!, [[-6.6, 1.2], [4, 7], [17.5, 12.6]], 2.3)(t), ...walker(figures[3]!, [[17.5, 13.4], [5, 8.6], [-7.8, 3.2]], 2.35)(t), ...driver(makeBus(paint('#cfd6d2')), [[30, 33], [-58, 33]], 11, 2)(t),
      ] },
    ],
  }
}

function station(m: Mesh): void {
  addBox(m, [0, 50, 0], [44, 14, 8], paint('#d8d5cb'), 'plaster')
  addBox(m, [0, 42.9, 0.4], [40, 0.2, 4.2], paint('#2f3b41'), 'glass')
  for (let x = -20; x <= 20; x += 2.5) addBox(m, [x, 42.75, 0.4], [0.14, 0.14, 4.2], paint('#c9ccca'))
  addBox(m, [0, 41.2, 5.2], [48, 4.2, 0.5], paint('#3f6f69'))
  for (let x = -21; x <= 21; x += 7) addRod(m, [x, 39.6, 0], [x, 39.6, 5.2], 0.18, 0.18, paint('#c9ccca'), 8)
  addBox(m, [0, 42.7, 6.2], [15, 0.2, 1.3], paint('#8a2c22'), 'glow')
  addBox(m, [0, 50, 8], [20, 10, 2.4], paint('#c4c1b6'), 'plaster')
  addBox(m, [0, 44.9, 8.4], [2, 0.2, 1.6], paint('#e8e8e0'), 'glow')
}
