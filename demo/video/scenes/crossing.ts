import { addBlock, addHills, addStreetLamp } from '../props/buildings.ts'
import { figures } from '../props/person.ts'
import { addTree } from '../props/plants.ts'
import { makeBus, makeCar } from '../props/vehicle.ts'
import { Mesh, paint, type Vec } from '../render/mesh.ts'
import { addBox, addPatch, addRod } from '../render/shapes.ts'
import { driver, rider, walker } from './paths.ts'
import type { Scene } from './scene.ts'

/** Langqiao Road runs across, Qiaobei Street away from the camera. */
export function makeCrossing(): Scene {
  const m = new Mesh()
  addHills(m, 'crossing', 260)
  addPatch(m, -90, -6, 90, 120, 0, paint('#918b80'), 'paving')
  addPatch(m, -90, 9, 90, 23, 0.012, paint('#4b4d50'), 'asphalt')
  addPatch(m, -5.5, -6, 5.5, 120, 0.014, paint('#4e5052'), 'asphalt')
  const white = paint('#d2cfc3')
  for (let x = -80; x < 80; x += 5) if (Math.abs(x + 1) > 8) addPatch(m, x, 15.9, x + 2.4, 16.08, 0.03, paint('#c4a24a'))
  for (let y = 27; y < 90; y += 5) addPatch(m, -0.08, y, 0.08, y + 2.4, 0.03, white)
  for (let k = 0; k < 9; k++) {
    addPatch(m, -4.9 + k * 1.12, 24, -4.4 + k * 1.12, 27, 0.03, white)
    addPatch(m, 7, 9.6 + k * 1.5, 10, 10.2 + k * 1.5, 0.03, white)
    addPatch(m, -10, 9.6 + k * 1.5, -7, 10.2 + k * 1.5, 0.03, white)
  }
  const lamps = [addStreetLamp(m, -7, 25, 7, -0.8), addStreetLamp(m, 8, 8, 7, 2.4), addStreetLamp(m, 7, 46, 7, Math.PI)].map((at) => ({ at, colour: [1, 0.82, 0.56] as const, power: 22 }))
  signalPost(m, -6.8, 24.4)
  signalPost(m, 7, 24.2)
  for (const [x, y] of [[-8, 34], [8, 33], [-8, 48], [8.4, 50], [-18, 26], [20, 26.6], [34, 26]] as const) addTree(m, x, y, 6, `x${x}${y}`, 420)
  shopRow(m, -52, -9, 29, 'west')
  shopRow(m, 10, 52, 29, 'east')
  addBlock(m, { left: [-9.5, 30], right: [-9.5, 74], floors: 4, storey: 3.2, pitch: 3.4, wall: paint('#c6bca9'), depth: 9, from: 1, key: 'w2' })
  for (const x of [-22, -27.5, 25]) m.place(makeCar(paint(['#8f2f2c', '#c9cbcb', '#28313c'][Math.abs(x) % 3 | 0] ?? '#777777')), [x, 22.1, 0], 0)
  return {
    key: 'crossing', eye: [-9.5, -1.5, 6.4], target: [1.2, 19, 0.4], angle: 76, centre: [0, 22, 0], reach: 84, still: m, lamps, infrared: false,
    events: [
      { name: 'traffic on Langqiao Road', seconds: 6, act: (t) => [...driver(makeCar(paint('#c7c9c8')), [[-24, 19.3], [56, 19.3]], 14)(t), ...driver(makeBus(paint('#d9d4c4')), [[42, 12.6], [-24, 12.6]], 12)(t)] },
      { name: 'someone walks by, an e-bike turns', seconds: 10, act: (t) => [...walker(figures[4]!, [[-15, 9.6], [-6, 8.4], [3.4, 0.9]], 2.2)(t), ...rider(1, [[-22, 20.4], [-4, 20.6], [2.6, 26], [2.8, 80]], 9)(t)] },
    ],
  }
}

function signalPost(m: Mesh, x: number, y: number): void {
  const grey = paint('#5f676a')
  addRod(m, [x, y, 0], [x, y, 5.2], 0.1, 0.08, grey, 7, 'metal')
  const out = x < 0 ? 3.4 : -3.4
  addRod(m, [x, y, 5], [x + out, y, 5.2], 0.06, 0.05, grey, 5, 'metal')
  const head: Vec = [x + out, y - 0.1, 4.75]
  addBox(m, head, [1.3, 0.25, 0.42], paint('#1d2022'))
  addBox(m, [head[0] + 0.4, head[1] - 0.14, head[2] + 0.1], [0.24, 0.02, 0.22], paint('#39b27a'), 'glow')
}

const signs = ['#8c2f28', '#2f5d6b', '#8a6d2f', '#35604a', '#5a4a72'] as const
const walls = ['#cbc0ac', '#b9bbb6', '#c9b49a', '#d3cdbf'] as const

/** Shops below, flats above, house by house. */
function shopRow(m: Mesh, from: number, to: number, y: number, key: string): void {
  let k = key.length
  for (let x = from; x < to - 6; k++) {
    const width = 9 + ((k * 7) % 5)
    const right = Math.min(to, x + width)
    addBlock(m, { left: [x, y], right: [right, y], floors: 3 + ((k * 3) % 3), storey: 3.2, pitch: 3, wall: paint(walls[k % walls.length]!), depth: 11, balconies: k % 2 === 0, from: 1, key: `${key}${k}` })
    addBox(m, [(x + right) / 2, y - 0.05, 0], [right - x - 0.8, 0.2, 2.5], paint('#343a3d'), 'glass')
    for (let s = x + 0.4; s < right - 1; s += 2.4) addBox(m, [s, y - 0.12, 0], [0.16, 0.16, 2.6], paint('#8b8983'))
    addBox(m, [(x + right) / 2, y - 0.2, 2.6], [right - x - 0.6, 0.3, 0.75], paint(signs[k % signs.length]!), 'glow')
    x = right
  }
}
