import { addHills, addHouse, addStreetLamp } from '../props/buildings.ts'
import { figures } from '../props/person.ts'
import { addBamboo, addShrubs, addTree } from '../props/plants.ts'
import { Mesh, paint } from '../render/mesh.ts'
import { addBox, addPatch, addRod } from '../render/shapes.ts'
import { rider, walker } from './paths.ts'
import type { Scene } from './scene.ts'

/** The lane before a yard gate in 石际村: stone walls, tiled houses up the slope, terraces and hills. */
export function makeVillage(): Scene {
  const m = new Mesh()
  addHills(m, 'village', 105)
  addPatch(m, -120, -6, 120, 120, 0, paint('#6c7350'), 'grass')
  addPatch(m, -60, 4.6, 60, 9.4, 0.02, paint('#969389'), 'concrete')
  addPatch(m, -60, -6, 60, 4.6, 0.012, paint('#8d8675'), 'paving')
  for (let k = 0; k < 6; k++) {
    const y = 34 + k * 5
    addBox(m, [-6, y, 0], [130, 0.7, 1.2 + k * 1.5], paint('#7d745f'), 'brick')
    addPatch(m, -71, y, 59, y + 5, 1.2 + k * 1.5, paint(k % 2 ? '#6a7f45' : '#5d7540'), 'grass')
    addShrubs(m, -40, y + 1, 40, y + 4, 0.8, 160, `tea${k}`)
  }
  for (const [x0, x1] of [[-40, -3.4], [4, 40]] as const) {
    addBox(m, [(x0 + x1) / 2, 10, 0], [x1 - x0, 0.5, 1.3], paint('#857d6d'), 'brick')
    addShrubs(m, x0, 10.4, x1, 11.4, 1.4, Math.round((x1 - x0) * 26), `wall${x0}`)
  }
  addHouse(m, -12.5, 18, 13, 8, 5.4, paint('#b39a78'), 'earth', 'v1')
  addHouse(m, 9.5, 20, 12, 8, 6, paint('#d6cfbf'), 'plaster', 'v2')
  addHouse(m, 27, 24, 12, 8, 5, paint('#a98f70'), 'earth', 'v3')
  addHouse(m, -31, 26, 13, 8, 5.2, paint('#d2c9b6'), 'plaster', 'v4')
  addPatch(m, -3.4, 9.4, 4, 30, 0.03, paint('#938d80'), 'concrete')
  addTree(m, -3.9, 27, 10, 'camphor', 1000)
  addTree(m, 18, 14, 6, 'v2', 600)
  addBamboo(m, -46, 30, -36, 36, 40, 'v')
  // The yard's own gate posts and a basket, close to the camera.
  for (const x of [-5.2, 3.4]) addBox(m, [x, 3.4, 0], [0.5, 0.5, 1.9], paint('#8f8675'), 'brick')
  addRod(m, [-5.9, 2.6, 0], [-5.9, 2.6, 0.55], 0.28, 0.36, paint('#a98f58'), 9, 'wood')
  addBox(m, [-4.2, 2.2, 0], [0.8, 0.4, 0.36], paint('#6f5b43'), 'wood')
  const lamps = [{ at: addStreetLamp(m, 5.6, 9.8, 4.6, -2), colour: [1, 0.82, 0.54] as const, power: 7 }]
  return {
    key: 'village', eye: [-0.4, -1.6, 3.2], target: [0, 9.5, 1.9], angle: 74, centre: [0, 14, 0], reach: 64, still: m, lamps, infrared: true,
    events: [
      { name: 'an e-bike passes', seconds: 4, act: rider(4, [[-9.5, 6.6], [9.5, 6.4]], 5.2) },
      { name: 'a neighbour walks up', seconds: 10, act: (t) => walker(figures[1]!, [[9.4, 7.6], [-9.6, 8]], 1.95)(t) },
    ],
  }
}
