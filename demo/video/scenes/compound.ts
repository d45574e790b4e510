import { addBlock, addStreetLamp } from '../props/buildings.ts'
import { makeEbike } from '../props/ebike.ts'
import { figures, makePerson } from '../props/person.ts'
import { addHedge, addShrubs, addTree } from '../props/plants.ts'
import { makeCar } from '../props/vehicle.ts'
import { Mesh, paint, type Vec } from '../render/mesh.ts'
import { addBox, addPatch, addRod } from '../render/shapes.ts'
import type { Event, Scene } from './scene.ts'
import { driver, follow, type Ground, put, rider, walker } from './paths.ts'

/** The light-coloured e-bike of the story: where it stands, and which way it points. */
const stand: Ground = [0.55, 9.3]
const standTurn = -2.15
const light = paint('#e9e4d2')

/**
 * The gate of 溪畔花园 with its e-bike shed: driveway and barrier on the left, the shed on the right.
 * `hasBike` says whether the light-coloured e-bike still stands there.
 */
export function makeCompound(hasBike: boolean): Scene {
  const m = new Mesh()
  layGround(m)
  buildShed(m)
  buildGate(m)
  buildSurroundings(m)
  if (hasBike) m.place(makeEbike(light, false), [...stand, 0], standTurn)
  const lamps = [
    { at: [4.2, 9.6, 2.5] as Vec, colour: [1, 0.95, 0.86] as const, power: 3.2 },
    { at: [8.4, 9.6, 2.5] as Vec, colour: [1, 0.95, 0.86] as const, power: 3.2 },
    { at: addStreetLamp(m, -2.1, 13.2, 4.6, Math.PI), colour: [1, 0.86, 0.62] as const, power: 9 },
    { at: addStreetLamp(m, -12, 25.6, 6, 0), colour: [1, 0.8, 0.52] as const, power: 16 },
  ]
  return { key: 'compound', eye: [0.6, 0, 3.7], target: [0.4, 10.4, 0.9], angle: 68, centre: [0, 14, 0], reach: 60, still: m, lamps, infrared: false, events: passers }
}

function layGround(m: Mesh): void {
  addPatch(m, -60, -4, 60, 22, 0, paint('#8b8a84'), 'paving')
  addPatch(m, -8.6, -4, -2.9, 24, 0.01, paint('#6d6e6e'), 'concrete')
  addPatch(m, -60, 24, 60, 34, 0.012, paint('#4e5052'), 'asphalt')
  for (let x = -50; x < 50; x += 5) addPatch(m, x, 28.9, x + 2.4, 29.05, 0.02, paint('#c9c6b8'))
  addPatch(m, -60, 22.4, -8.6, 24, 0.06, paint('#9a948a'), 'paving')
  addPatch(m, -2.9, 22.4, 60, 24, 0.06, paint('#9a948a'), 'paving')
  addPatch(m, -60, 34, 60, 90, 0.01, paint('#8f8a80'), 'paving')
  // Bays painted under the roof, an arrow on the driveway.
  for (let k = 0; k < 9; k++) addPatch(m, 1.35 + k * 1.02, 8.0, 1.4 + k * 1.02, 10.8, 0.014, paint('#d9d6c8'))
  addPatch(m, -5.95, 4.5, -5.75, 7, 0.02, paint('#d0cdbf'))
  m.face([[-6.3, 7, 0.02], [-5.4, 7, 0.02], [-5.85, 8.1, 0.02]], paint('#d0cdbf'))
}

const parked = ['#31343a', '#7b2a2a', '#2f4a6b', '#4a4d50', '#23272b', '#5d6a5a', '#6d3434', '#3a4a5c', '#565b61'] as const

function buildShed(m: Mesh): void {
  const post = paint('#78807f')
  for (const x of [1.2, 5.2, 9.2]) {
    addRod(m, [x, 11, 0], [x, 11, 2.9], 0.06, 0.06, post, 6, 'metal')
    addRod(m, [x, 11, 2.7], [x, 7.6, 2.55], 0.05, 0.05, post, 5, 'metal')
    addRod(m, [x, 11, 1.7], [x, 9.2, 2.6], 0.035, 0.035, post, 4, 'metal')
  }
  m.face([[0.8, 7.4, 2.6], [9.7, 7.4, 2.6], [9.7, 11.2, 2.95], [0.8, 11.2, 2.95]], paint('#4d8a86'), 'corrugated')
  m.face([[0.8, 7.4, 2.5], [9.7, 7.4, 2.5], [9.7, 7.4, 2.62], [0.8, 7.4, 2.62]], paint('#3d6f6c'))
  for (const x of [3, 6.5]) addBox(m, [x, 9.6, 2.52], [1.3, 0.1, 0.07], paint('#e6ebe6'), 'glow')
  addBox(m, [5.2, 11.05, 1.0], [0.5, 0.16, 0.8], paint('#c8cbc4'))
  addBox(m, [5.2, 10.96, 1.35], [0.3, 0.02, 0.3], paint('#1f6f5c'))
  for (const [k, colour] of parked.entries()) {
    // One bay is empty, and nobody parks quite straight.
    if (k === 5) continue
    const lean = Math.sin(k * 2.4) * 0.09
    m.place(makeEbike(paint(colour), k % 3 === 1), [1.9 + k * 1.02 + Math.sin(k * 5) * 0.08, 9.4 + Math.sin(k * 3.3) * 0.12, 0], -1.72 + lean)
  }
}

function buildGate(m: Mesh): void {
  const stone = paint('#a39b8d')
  for (const x of [-9.2, -2.3]) {
    addBox(m, [x, 20.4, 0], [1.1, 1.1, 3.1], stone, 'brick')
    addBox(m, [x, 20.4, 3.1], [1.4, 1.4, 0.25], paint('#c6bfb1'))
  }
  addBox(m, [-5.75, 20.4, 3.35], [8.2, 1.2, 0.5], paint('#cfc9bb'), 'plaster')
  addBox(m, [-5.75, 20.2, 3.9], [5.2, 0.2, 0.7], paint('#7d2d22'))
  // Guard's hut and the barrier, which stands open.
  addBox(m, [-1.2, 16.6, 0], [1.9, 1.9, 2.5], paint('#d7d5cc'), 'plaster')
  addBox(m, [-1.2, 16.6, 1.0], [1.94, 1.94, 1.0], paint('#2d373c'), 'glass')
  addBox(m, [-1.2, 16.6, 2.5], [2.5, 2.5, 0.16], paint('#3f6f69'))
  addBox(m, [-2.7, 17.6, 0], [0.3, 0.4, 1.05], paint('#c9862c'))
  for (let k = 0; k < 7; k++) addRod(m, [-2.72 - k * 0.1, 17.6, 1.05 + k * 0.55], [-2.82 - k * 0.1, 17.6, 1.6 + k * 0.55], 0.05, 0.05, paint(k % 2 ? '#e7e4dc' : '#b3271e'), 5)
  // Wall to either side, with a railing.
  for (const [x0, x1] of [[-40, -9.7], [-1.8, 40]] as const) {
    addBox(m, [(x0 + x1) / 2, 21, 0], [x1 - x0, 0.3, 0.8], paint('#b4aa9a'), 'brick')
    for (let x = x0; x < x1; x += 0.34) addRod(m, [x, 21, 0.8], [x, 21, 1.9], 0.02, 0.02, paint('#2e3a37'), 4)
    addRod(m, [x0, 21, 1.75], [x1, 21, 1.75], 0.03, 0.03, paint('#2e3a37'), 4)
  }
}

function buildSurroundings(m: Mesh): void {
  // Green between the driveway and the shed's back, and left of the driveway.
  addPatch(m, -0.2, 12, 20, 20.8, 0.03, paint('#5c7048'), 'grass')
  addPatch(m, -22, 2, -8.9, 20.8, 0.03, paint('#5c7048'), 'grass')
  addBox(m, [-8.75, 11, 0], [0.16, 20, 0.14], paint('#b9b5aa'))
  addHedge(m, 0.4, 14, 12.4, 0.95, 0.9, 'shed')
  addShrubs(m, -13, 6, -9.2, 20, 0.55, 900, 'left')
  addTree(m, 3.6, 15.6, 7.2, 'c1', 900)
  addTree(m, 9.4, 14.4, 6.4, 'c2', 800)
  addTree(m, -11.4, 11.2, 6.8, 'c3', 900)
  addTree(m, -12.6, 18.2, 7.6, 'c4', 600)
  for (const x of [-16, 2, 11, 20]) addTree(m, x, 23.2, 5.6, `street ${x}`, 300)
  // Across the street: shops with flats above; on the right a block of the compound itself.
  addBlock(m, { left: [-34, 42], right: [-8, 42], floors: 5, storey: 3.1, pitch: 3.2, wall: paint('#c9bfae'), depth: 12, balconies: true, from: 1, key: 'a' })
  addBlock(m, { left: [-7, 43], right: [20, 43], floors: 6, storey: 3.1, pitch: 3.4, wall: paint('#b6b8b4'), depth: 12, balconies: true, from: 1, key: 'b' })
  addBlock(m, { left: [21, 42], right: [46, 42], floors: 4, storey: 3.2, pitch: 3.2, wall: paint('#c4b29c'), depth: 12, from: 1, key: 'c' })
  for (let x = -33; x < 45; x += 4.4) {
    addBox(m, [x, 41.9, 0], [3.9, 0.2, 2.5], paint('#3a3f42'), 'glass')
    addBox(m, [x, 41.8, 2.6], [4, 0.2, 0.7], paint(['#8c2f28', '#2f5d6b', '#8a6d2f', '#35604a'][Math.abs(Math.round(x)) % 4]!), 'glow')
  }
  addBlock(m, { left: [13, 17.5], right: [19, 30], floors: 6, storey: 3, pitch: 3, wall: paint('#c8c2b4'), depth: 12, balconies: true, key: 'own' })
}

const street = 26.4
const farStreet = 31.6
const passers: readonly Event[] = [
  { name: 'the porter walks his round', seconds: 12, act: walker(figures[0]!, [[-1.3, 19.2], [-3.1, 18.4], [-2.1, 1.8]], 1.62) },
  { name: 'cars pass', seconds: 4, act: (t) => [...driver(makeCar(paint('#b9bcbd')), [[-25, street], [26, street]], 14)(t), ...driver(makeCar(paint('#38414e')), [[28, farStreet], [-28, farStreet]], 15)(t)] },
  { name: 'a resident rides in', seconds: 8, act: rider(1, [[-22, 26.4], [-7.4, 25.8], [-5.8, 20], [-3.6, 8], [-2.6, 0]], 5.4) },
]

/** Seconds of the theft, and the second in it until which it plays over the scene with the e-bike, afterwards over the one without. */
export const takingSeconds = 26
export const takingMoment = 15

const thief = figures[2]!
const wayIn: readonly Ground[] = [[-9.95, 22.1], [-6.6, 21.4], [-3.2, 13], [0.05, 9.8]]
const pace = 1.6
const backOut: readonly Ground[] = [stand, [-0.5, 7.7]]
const wayOut: readonly Ground[] = [[-0.5, 7.7], [-2.2, 7.6], [-3.6, 9], [-4.8, 13], [-5.4, 19], [-5.8, 25.4], [-20, 26.4], [-44, 26.4]]

/** Someone walks in, works at the lock, wheels the e-bike out, sits on it and rides off. */
export function takeBike(t: number): Mesh[] {
  const arrived = follow(wayIn, t * pace).left > 0
  if (!arrived) return walker(thief, wayIn, pace)(t)
  if (t < takingMoment) return [put(makePerson(thief, { kind: t < takingMoment - 0.8 ? 'bend' : 'stand' }), [0.05, 9.8, 0], -0.6)]
  const push = 2.6
  if (t < takingMoment + push) {
    const share = (t - takingMoment) / push
    const { at } = follow(backOut, share * Math.hypot(stand[0] + 0.5, stand[1] - 7.7))
    const turn = standTurn - share * 0.5
    const beside: Ground = [at[0] + Math.cos(turn + Math.PI / 2) * -0.55 + Math.cos(turn) * 0.1, at[1] + Math.sin(turn + Math.PI / 2) * -0.55 + Math.sin(turn) * 0.1]
    return [put(makeEbike(light), [...at, 0], turn), put(makePerson(thief, { kind: 'push', metres: share * 1.9 }), [...beside, 0], turn)]
  }
  const mount = 1.6
  if (t < takingMoment + push + mount) {
    const turn = standTurn - 0.5
    return [put(makeEbike(light), [-0.5, 7.7, 0], turn), put(makePerson(thief, { kind: 'ride' }), [-0.5, 7.7, 0], turn)]
  }
  const ride = t - takingMoment - push - mount
  const metres = ride * 1.6 + ride * ride * 0.62
  const { at, left } = follow(wayOut, metres)
  if (left > 0) return []
  const turn = smoothTurn(wayOut, metres)
  return [put(makeEbike(light), [...at, 0], turn), put(makePerson(thief, { kind: 'ride' }), [...at, 0], turn)]
}

/** Bikes do not turn on the spot: the heading looks a little behind and ahead. */
function smoothTurn(path: readonly Ground[], metres: number): number {
  const a = follow(path, Math.max(0, metres - 0.8)).at
  const b = follow(path, metres + 0.8).at
  return Math.atan2(b[1] - a[1], b[0] - a[0])
}
