import { addHills, addHouse } from '../props/buildings.ts'
import { addBamboo, addShrubs, addTree } from '../props/plants.ts'
import { Mesh, paint, type Vec } from '../render/mesh.ts'
import { addBall, addBox, addPatch, addRod } from '../render/shapes.ts'
import { randomFrom } from '../../random.ts'
import { put } from './paths.ts'
import type { Scene } from './scene.ts'

/** 老榕鸭场: a pond with ducks, a shed on its bank, bamboo and hills behind. At night the camera lights it in infrared. */
export function makeFarm(): Scene {
  const m = new Mesh()
  addHills(m, 'farm', 120)
  addPatch(m, -140, -6, 140, 130, 0, paint('#6f6f4c'), 'grass')
  pond(m)
  addPatch(m, -40, -6, 40, 5.4, 0.02, paint('#8f7d62'), 'earth')
  addHouse(m, 12.5, 30, 12, 6, 3.2, paint('#a58c70'), 'brick', 'shed')
  addHouse(m, -26, 44, 13, 8, 5, paint('#cfc6b4'), 'plaster', 'home')
  for (let x = -12; x <= 9.5; x += 1.5) addRod(m, [x, 5.6 + Math.sin(x) * 0.2, 0], [x, 5.6 + Math.sin(x) * 0.2, 0.95], 0.045, 0.04, paint('#7d6b52'), 5, 'wood')
  for (const z of [0.45, 0.85]) addRod(m, [-12, 5.6, z], [9.5, 5.6, z], 0.015, 0.015, paint('#6b6152'), 4)
  addBamboo(m, -36, 34, -12, 44, 60, 'f')
  addBamboo(m, 20, 32, 42, 42, 60, 'g')
  addTree(m, 4, 41, 9, 'banyan', 900)
  addTree(m, -14, 34, 7, 'f2', 600)
  addShrubs(m, -22, 30, 6, 32.5, 1, 500, 'reed')
  addBox(m, [5.2, 3.4, 0], [0.8, 0.5, 0.3], paint('#5c7a8a'))
  addBox(m, [-6.5, 3.2, 0], [1.5, 0.7, 0.5], paint('#8a6a48'), 'wood')
  const random = randomFrom('ducks at rest')
  for (let k = 0; k < 22; k++) m.place(makeDuck(), [random.between(-9, 8), random.between(11, 25), -0.12], random.between(0, 6.28))
  for (let k = 0; k < 7; k++) m.place(makeDuck(), [random.between(-4, 5), random.between(3.2, 5.2), 0.14], random.between(0, 6.28))
  return {
    key: 'farm', eye: [1.5, -2.2, 3.6], target: [-0.4, 13, 0], angle: 70, centre: [0, 18, 0], reach: 80, still: m, lamps: [{ at: [8.2, 26.6, 2.8] as Vec, colour: [1, 0.8, 0.5], power: 4 }], infrared: true,
    events: [
      { name: 'ducks swim by', seconds: 12, act: (t) => Array.from({ length: 5 }, (_, k) => swim(t, k)).flat() },
    ],
  }
}

function pond(m: Mesh): void {
  const rim: Vec[] = []
  for (let k = 0; k < 28; k++) {
    const t = (k / 28) * Math.PI * 2
    const r = 1 + 0.08 * Math.sin(t * 3) + 0.05 * Math.cos(t * 5)
    rim.push([-1 + Math.cos(t) * 17 * r, 18 + Math.sin(t) * 11 * r, 0.03])
  }
  m.face(rim, paint('#6d5d45'), 'earth')
  m.face(rim.map(([x, y]): Vec => [-1 + (x + 1) * 0.955, 18 + (y - 18) * 0.955, 0.06]), paint('#3f5a50'), 'water')
}

function makeDuck(): Mesh {
  const m = new Mesh()
  const white = paint('#e4e0d2')
  addBall(m, [0, 0, 0.16], [0.26, 0.15, 0.13], white, 'plain', 4, 7)
  addRod(m, [0.18, 0, 0.2], [0.24, 0, 0.42], 0.06, 0.05, white, 5)
  addBall(m, [0.26, 0, 0.45], [0.08, 0.06, 0.06], white, 'plain', 3, 6)
  addBox(m, [0.37, 0, 0.42], [0.1, 0.07, 0.03], paint('#c98a2f'))
  return m
}

/** Duck `k` of a line crosses the pond and is out of sight at both ends of the event. */
function swim(t: number, k: number): Mesh[] {
  const along = t * 2.05 - k * 0.75
  if (along < 0 || along > 21) return []
  return [put(makeDuck(), [11 - along, 10.6 + Math.sin(along * 0.5) * 0.5, -0.1], Math.PI - Math.cos(along * 0.5) * 0.22)]
}
