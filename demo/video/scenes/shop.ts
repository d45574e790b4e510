import { addHouse, addStreetLamp } from '../props/buildings.ts'
import { makeEbike } from '../props/ebike.ts'
import { figures } from '../props/person.ts'
import { addShrubs } from '../props/plants.ts'
import { Mesh, paint, type Vec } from '../render/mesh.ts'
import { addBall, addBox, addPatch, addRod } from '../render/shapes.ts'
import { randomFrom } from '../../random.ts'
import { walker } from './paths.ts'
import type { Scene } from './scene.ts'

/** The door of 云脚食杂店 on the old street of the mountain town: timber front, crates of fruit, stools. */
export function makeShop(): Scene {
  const m = new Mesh()
  addPatch(m, -30, -4, 30, 30, 0, paint('#857f73'), 'paving')
  addPatch(m, -30, 7.2, 30, 30, 0.08, paint('#9a9284'), 'concrete')
  front(m)
  crates(m)
  m.place(makeEbike(paint('#3c4a55'), true), [-4.6, 6.2, 0], 0.35)
  addBox(m, [-9.5, 10.4, 0], [6.2, 4, 4.4], paint('#cfc6b2'), 'plaster')
  addBox(m, [-9.5, 8.35, 0], [3.4, 0.1, 2.3], paint('#6b4630'), 'wood')
  addBox(m, [10.4, 10.6, 0], [7.4, 4, 4.6], paint('#8a6a50'), 'wood')
  addBox(m, [10.4, 8.5, 0.2], [2, 0.1, 2.1], paint('#55372a'), 'wood')
  addHouse(m, -13, 16, 10, 8, 5.2, paint('#d0c7b4'), 'plaster', 's1')
  for (const x of [5.9, 6.9]) {
    addRod(m, [x, 7, 0], [x, 7, 0.45], 0.2, 0.24, paint('#8a5a3c'), 8, 'wood')
    addShrubs(m, x - 0.3, 6.7, x + 0.3, 7.3, 0.9, 40, `pot${x}`)
  }
  const lamps = [
    { at: [-0.6, 7.2, 2.4] as Vec, colour: [1, 0.9, 0.74] as const, power: 3 }, { at: [2.4, 8.8, 2.2] as Vec, colour: [1, 0.96, 0.88] as const, power: 3 },
    { at: addStreetLamp(m, -6.6, 3.6, 4, 1.2), colour: [1, 0.8, 0.52] as const, power: 5 },
  ]
  return {
    key: 'shop', eye: [4.4, 0.4, 3.1], target: [-0.5, 8, 0.9], angle: 72, centre: [0, 7, 0], reach: 34, still: m, lamps, infrared: false,
    events: [
      { name: 'a customer goes in', seconds: 10, act: walker(figures[1]!, [[-10.4, 5], [-1, 5.5], [1.4, 6.7], [1.5, 9.2]], 1.5) },
    ],
  }
}

function front(m: Mesh): void {
  const wood = paint('#7c5138')
  addBox(m, [1, 11.4, 0], [9.4, 6, 5.6], paint('#8f6b4e'), 'wood')
  // Open front: a dim room behind the counter.
  addBox(m, [1.2, 8.36, 0.08], [6.4, 0.1, 2.5], paint('#2c241d'))
  for (let shelf = 0; shelf < 4; shelf++) for (let k = 0; k < 14; k++) addBox(m, [-1.6 + k * 0.42, 8.28, 0.5 + shelf * 0.48], [0.32, 0.08, 0.3], paint(['#8c4a3a', '#b59a4a', '#4a6b5a', '#6a5a7a', '#9a8a6a'][(k * 3 + shelf * 2) % 5]!))
  for (const x of [-2.1, 4.5]) addBox(m, [x, 8.2, 0], [0.3, 0.3, 2.8], wood, 'wood')
  addBox(m, [3, 7.7, 0.08], [2.2, 0.6, 0.95], wood, 'wood')
  addBox(m, [-1.4, 7.8, 0.08], [1.1, 0.7, 0.9], paint('#c9d3d6'), 'glass')
  m.face([[-2.6, 8.3, 3], [5, 8.3, 3], [5, 6.2, 2.55], [-2.6, 6.2, 2.55]], paint('#3f6f69'), 'corrugated')
  for (let k = 0; k < 10; k++) m.face([[-2.6 + k * 0.76, 6.2, 2.55], [-2.2 + k * 0.76, 6.2, 2.55], [-2.2 + k * 0.76, 6.2, 2.3], [-2.6 + k * 0.76, 6.2, 2.3]], paint('#d9d4c4'))
  addBox(m, [1.2, 8.2, 3.15], [6, 0.12, 0.8], paint('#8a2c22'), 'glow')
}

function crates(m: Mesh): void {
  const random = randomFrom('fruit')
  const fruits = ['#c9762a', '#b03a2c', '#6a8a3a', '#c9a53a'] as const
  for (let k = 0; k < 4; k++) {
    const x = -1.9 + k * 0.98
    addBox(m, [x, 6.7, 0], [0.86, 0.62, 0.42], paint('#9a7a52'), 'wood')
    for (let i = 0; i < 22; i++) addBall(m, [x + random.between(-0.34, 0.34), 6.7 + random.between(-0.22, 0.22), 0.44 + random.between(0, 0.06)], [0.08, 0.08, 0.08], paint(fruits[k]!), 'plain', 3, 6)
  }
  for (const [x, y] of [[3.4, 5.4], [4.3, 5.9]] as const) addBox(m, [x, y, 0], [0.36, 0.36, 0.44], paint('#3a5a8a'))
}
