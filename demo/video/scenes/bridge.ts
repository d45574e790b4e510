import { addHills, addHouse, addStreetLamp } from '../props/buildings.ts'
import { figures } from '../props/person.ts'
import { addShrubs, addTree } from '../props/plants.ts'
import { Mesh, paint, type Vec } from '../render/mesh.ts'
import { addBox, addPatch, addRod } from '../render/shapes.ts'
import { walker } from './paths.ts'
import type { Scene } from './scene.ts'

const timber = paint('#6e4430')
const dark = paint('#4c2f22')
const tile = paint('#45474a')
const stone = paint('#8f897c')

/** The north end of 迎岚桥: stone steps, the roofed timber corridor over the stream, the far bank. */
export function makeBridge(): Scene {
  const m = new Mesh()
  addHills(m, 'bridge', 170)
  addPatch(m, -160, 10, 160, 62, -3.2, paint('#4f6a66'), 'water')
  addPatch(m, -60, -8, 60, 10, 0, stone, 'paving')
  // Bank walls.
  addBox(m, [-32, 9.7, -3.2], [55, 0.7, 4.1], stone, 'brick')
  addBox(m, [33.5, 9.7, -3.2], [55, 0.7, 4.1], stone, 'brick')
  addPatch(m, -160, 62, 160, 170, 0.2, paint('#66784f'), 'grass')
  addBox(m, [0, 62, -3.2], [320, 0.8, 3.6], stone, 'brick')
  bridgeItself(m)
  for (const [x, y, w] of [[-46, 74, 13], [-28, 72, 11], [-12, 78, 12], [18, 73, 12], [34, 76, 14], [54, 74, 11]] as const) addHouse(m, x, y, w, 9, 5.4, paint(x % 4 ? '#d4cdbd' : '#b7a78c'), 'plaster', `${x}`)
  addTree(m, -13, 6.5, 9, 'camphor', 1100)
  addTree(m, 19, 5, 7, 'b2', 700)
  for (const x of [-62, -38, -20, 8, 27, 44, 66]) addTree(m, x, 66, 7, `far${x}`, 260)
  addShrubs(m, -60, 63, 60, 66, 1.1, 500, 'bank')
  const lantern = (x: number, y: number): Vec => [x, y, 2.9]
  const lamps = [
    { at: lantern(0, 10.5), colour: [1, 0.72, 0.4] as const, power: 7 }, { at: lantern(0, 24), colour: [1, 0.72, 0.4] as const, power: 9 }, { at: lantern(0, 42), colour: [1, 0.72, 0.4] as const, power: 12 },
    { at: addStreetLamp(m, -7, 5, 5, 0.3), colour: [1, 0.84, 0.6] as const, power: 10 },
  ]
  return {
    key: 'bridge', eye: [7.4, -4.2, 4.6], target: [-0.6, 15, 1.4], angle: 66, centre: [0, 18, 0], reach: 80, still: m, lamps, infrared: false,
    events: [
      { name: 'two meet on the bank', seconds: 10, act: (t) => [...walker(figures[1]!, [[-8.4, 4.2], [3, 5], [13.5, 5.6]], 2.25)(t), ...walker(figures[4]!, [[14.5, 7], [3, 6.4], [-9.4, 5.6]], 2.45)(t)] },
    ],
  }
}

/** Deck, posts with rails between them, skirts against the rain, three-tiered roof over the gate, long roof behind. */
function bridgeItself(m: Mesh): void {
  addBox(m, [0, 36, -0.25], [5, 54, 0.3], timber, 'wood')
  for (let k = 0; k < 3; k++) addBox(m, [0, 8.4 - k * 0.45, 0], [6.4 - k * 0.1, 0.5, 0.001 + (2 - k) * 0.05], stone, 'paving')
  for (let y = 9.4; y < 62; y += 3.3) {
    for (const x of [-2.3, 2.3]) addBox(m, [x, y, -0.2], [0.26, 0.26, 3.3], timber, 'wood')
    addBox(m, [0, y, 2.95], [4.9, 0.2, 0.24], dark, 'wood')
  }
  for (const x of [-2.35, 2.35]) {
    addBox(m, [x, 36, 0.95], [0.12, 54, 0.12], dark, 'wood')
    for (let y = 9.6; y < 62; y += 0.42) addRod(m, [x, y, 0], [x, y, 0.95], 0.03, 0.03, timber, 4)
    addBox(m, [x * 0.86, 36, 0.42], [0.4, 54, 0.06], timber, 'wood')
    // Weather boards below the deck.
    m.face([[x * 1.05, 9.2, 0.3], [x * 1.05, 63, 0.3], [x * 1.32, 63, -1.2], [x * 1.32, 9.2, -1.2]], paint('#7a4a33'), 'wood')
  }
  slope(m, 9, 63, 3.15, 3.6, 1.9)
  slope(m, 8.6, 14.2, 4.75, 2.6, 1.5)
  addBox(m, [0, 11.4, 3.6], [3.4, 4.6, 1.3], dark, 'wood')
  addBox(m, [0, 8.9, 3.5], [2.4, 0.12, 0.8], paint('#8a2c22'))
  for (const x of [-1.5, 1.5]) {
    addRod(m, [x, 8.9, 2.9], [x, 8.9, 2.45], 0.02, 0.02, dark, 4)
    addBox(m, [x, 8.9, 2.05], [0.34, 0.34, 0.42], paint('#a8322a'), 'glow')
  }
  // Piers in the stream.
  for (const y of [27, 45]) addBox(m, [0, y, -3.4], [5.6, 3, 3.1], stone, 'brick')
}

function slope(m: Mesh, from: number, to: number, eaves: number, half: number, rise: number): void {
  for (const s of [-1, 1]) {
    // Roofs here hang in a curve: steep at the ridge, flat at the eaves, tips raised.
    const line: [number, number][] = [[half, eaves + 0.12], [half * 0.72, eaves + rise * 0.2], [half * 0.36, eaves + rise * 0.58], [0, eaves + rise]]
    for (let k = 0; k + 1 < line.length; k++) {
      const [[x0, z0], [x1, z1]] = [line[k]!, line[k + 1]!]
      m.face([[s * x0, from, z0], [s * x0, to, z0], [s * x1, to, z1], [s * x1, from, z1]], tile, 'corrugated')
    }
    m.face([[0, from, eaves + rise], [s * half * 0.36, from, eaves + rise * 0.58], [s * half * 0.72, from, eaves + rise * 0.2], [s * half * 0.6, from, eaves - 0.1], [0, from, eaves - 0.1]], dark, 'wood')
  }
  addRod(m, [0, from - 0.3, eaves + rise + 0.12], [0, to, eaves + rise + 0.06], 0.16, 0.16, tile, 6)
}
