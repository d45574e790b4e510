import { randomFrom, type Random } from '../../random.ts'
import { type Colour, type Mesh, paint, tint, type Vec } from '../render/mesh.ts'
import { addRod } from '../render/shapes.ts'

const bark = paint('#5a4a3c')
const greens = [paint('#3f5b33'), paint('#4c6a39'), paint('#587443'), paint('#35502f')]

/** A broad-leaved tree `height` metres tall: a trunk and some hundreds of leaf tufts in a cloud. */
export function addTree(m: Mesh, x: number, y: number, height: number, key: string, tufts = 520): void {
  const random = randomFrom(`tree ${key}`)
  const crown = height * 0.36
  const middle = height * 0.66
  addRod(m, [x, y, 0], [x, y, height * 0.5], height * 0.03, height * 0.022, bark, 7, 'wood')
  for (let k = 0; k < 4; k++) {
    const t = random.between(0, Math.PI * 2)
    addRod(m, [x, y, height * random.between(0.32, 0.48)], [x + Math.cos(t) * crown * 0.6, y + Math.sin(t) * crown * 0.6, middle], height * 0.014, 0.02, bark, 4)
  }
  const hue = random.pick(greens)
  // Clumps give the crown its outline; tufts crowd around each.
  const clumps = Array.from({ length: 9 }, (): Vec => {
    const [u, v, w] = onBall(random)
    return [x + u * crown * 0.62, y + v * crown * 0.62, middle + w * crown * 0.55]
  })
  for (let k = 0; k < tufts; k++) {
    const c = random.pick(clumps)
    const [u, v, w] = onBall(random)
    const r = crown * random.between(0.3, 0.52)
    const at: Vec = [c[0] + u * r, c[1] + v * r, c[2] + w * r * 0.85]
    const high = (at[2] - (middle - crown)) / (2 * crown)
    addTuft(m, at, crown * random.between(0.06, 0.13), tint(hue, (0.62 + 0.6 * high) * random.between(0.8, 1.2)), random)
  }
}

/** A clipped hedge from (x0, y) to (x1, y). */
export function addHedge(m: Mesh, x0: number, x1: number, y: number, height: number, depth: number, key: string): void {
  const random = randomFrom(`hedge ${key}`)
  const count = Math.ceil((x1 - x0) * 44)
  for (let k = 0; k < count; k++) {
    const h = random.between(0.1, 1)
    addTuft(m, [random.between(x0, x1), y + random.between(-0.5, 0.5) * depth, h * height], 0.11, tint(greens[1]!, (0.5 + 0.6 * h) * random.between(0.85, 1.2)), random)
  }
}

/** Low growth over a patch of ground. */
export function addShrubs(m: Mesh, x0: number, y0: number, x1: number, y1: number, height: number, count: number, key: string): void {
  const random = randomFrom(`shrubs ${key}`)
  for (let k = 0; k < count; k++) addTuft(m, [random.between(x0, x1), random.between(y0, y1), random.between(0, height)], Math.min(0.24, height * random.between(0.2, 0.4)), tint(random.pick(greens), random.between(0.7, 1.15)), random)
}

/** A bamboo grove: thin culms that lean, leaves at the top. */
export function addBamboo(m: Mesh, x0: number, y0: number, x1: number, y1: number, count: number, key: string): void {
  const random = randomFrom(`bamboo ${key}`)
  const green = paint('#6b8a4a')
  for (let k = 0; k < count; k++) {
    const x = random.between(x0, x1)
    const y = random.between(y0, y1)
    const h = random.between(6, 9)
    const lean = random.bell() * 0.7
    addRod(m, [x, y, 0], [x + lean, y, h], 0.05, 0.02, green, 4)
    for (let t = 0; t < 14; t++) {
      const up = random.between(0.45, 1.02)
      addTuft(m, [x + lean * up + random.bell() * 0.35, y + random.bell() * 0.35, h * up], random.between(0.25, 0.5), tint(green, random.between(0.55, 1)), random)
    }
  }
}

function onBall(random: Random): Vec {
  const w = random.between(-1, 1)
  const t = random.between(0, Math.PI * 2)
  const r = Math.sqrt(1 - w * w)
  return [r * Math.cos(t), r * Math.sin(t), w]
}

/** A ragged triangle or two turned any way: many together read as leaves. */
function addTuft(m: Mesh, c: Vec, r: number, colour: Colour, random: Random): void {
  const u = onBall(random)
  const v = onBall(random)
  const p = (a: number, b: number): Vec => [c[0] + (u[0] * a + v[0] * b) * r, c[1] + (u[1] * a + v[1] * b) * r, c[2] + (u[2] * a + v[2] * b) * r]
  m.face([p(-1, -0.3), p(0.2, -1), p(1, 0.2), p(-0.2, 0.9)], colour, 'leaves')
}
