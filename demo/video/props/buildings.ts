import { randomFrom } from '../../random.ts'
import { type Colour, type Material, type Mesh, paint, tint, type Vec } from '../render/mesh.ts'
import { addBox, addRod } from '../render/shapes.ts'

const pane = paint('#2b3439')
const warm = paint('#3d3a33')
const frame = paint('#d8d8d2')

export interface Facade {
  /** Foot of the wall's left and right end as seen from in front. */
  left: readonly [x: number, y: number]
  right: readonly [x: number, y: number]
  floors: number
  /** Storey height, metres. */
  storey: number
  /** Metres between windows. */
  pitch: number
  wall: Colour
  material?: Material
  /** Depth of the building behind the wall. */
  depth: number
  balconies?: boolean
  /** First floor with windows: shops have their own front below. */
  from?: number
  key: string
}

/** A block of flats or shops: the front with windows, some of which are lit at night, sides and a flat roof. */
export function addBlock(m: Mesh, f: Facade): void {
  const [x0, y0] = f.left
  const [x1, y1] = f.right
  const width = Math.hypot(x1 - x0, y1 - y0)
  const [ux, uy] = [(x1 - x0) / width, (y1 - y0) / width]
  const height = f.floors * f.storey + 0.8
  // Into the building is to the left of left → right, that is away from the viewer.
  const at = (along: number, up: number, back: number): Vec => [x0 + ux * along - uy * back, y0 + uy * along + ux * back, up]
  const material = f.material ?? 'plaster'
  m.face([at(0, 0, 0), at(width, 0, 0), at(width, height, 0), at(0, height, 0)], f.wall, material)
  m.face([at(0, 0, 0), at(0, 0, f.depth), at(0, height, f.depth), at(0, height, 0)], f.wall, material)
  m.face([at(width, 0, 0), at(width, 0, f.depth), at(width, height, f.depth), at(width, height, 0)], f.wall, material)
  m.face([at(0, height, 0), at(width, height, 0), at(width, height, f.depth), at(0, height, f.depth)], tint(f.wall, 0.7), 'concrete')
  const random = randomFrom(`windows ${f.key}`)
  const columns = Math.max(1, Math.floor((width - 0.8) / f.pitch))
  const margin = (width - columns * f.pitch) / 2
  for (let floor = f.from ?? 0; floor < f.floors; floor++) {
    for (let column = 0; column < columns; column++) {
      const a = margin + column * f.pitch + f.pitch * 0.2
      const b = margin + (column + 1) * f.pitch - f.pitch * 0.2
      const low = floor * f.storey + 0.95
      const high = floor * f.storey + f.storey - 0.45
      const lit = random.next() < 0.22
      m.face([at(a - 0.07, low - 0.07, -0.02), at(b + 0.07, low - 0.07, -0.02), at(b + 0.07, high + 0.07, -0.02), at(a - 0.07, high + 0.07, -0.02)], frame)
      m.face([at(a, low, -0.04), at(b, low, -0.04), at(b, high, -0.04), at(a, high, -0.04)], lit ? warm : pane, lit ? 'window' : 'glass')
      const mid = (a + b) / 2
      m.face([at(mid - 0.03, low, -0.05), at(mid + 0.03, low, -0.05), at(mid + 0.03, high, -0.05), at(mid - 0.03, high, -0.05)], frame)
      if (f.balconies && column % 2 === 0) {
        const slab = (up: number, thick: number, out: number, colour: Colour) => {
          m.face([at(a - 0.5, up, -out), at(b + 0.5, up, -out), at(b + 0.5, up + thick, -out), at(a - 0.5, up + thick, -out)], colour, 'plaster')
          m.face([at(a - 0.5, up + thick, -out), at(b + 0.5, up + thick, -out), at(b + 0.5, up + thick, 0), at(a - 0.5, up + thick, 0)], colour)
          for (const e of [a - 0.5, b + 0.5]) m.face([at(e, up, -out), at(e, up, 0), at(e, up + thick, 0), at(e, up + thick, -out)], tint(colour, 0.9))
        }
        slab(floor * f.storey + 0.05, 0.95, 1.1, tint(f.wall, 1.08))
      }
      if (random.next() < 0.3) addBox(m, at(b + 0.45, low - 0.1, -0.25), [0.8, 0.3, 0.55], paint('#c9cbc8'), 'plain', Math.atan2(uy, ux))
    }
  }
}

/** A farmhouse roof: two slopes of grey tiles over a box, ridge along x. */
export function addHouse(m: Mesh, x: number, y: number, width: number, depth: number, height: number, wall: Colour, material: Material, key: string): void {
  addBox(m, [x, y, 0], [width, depth, height], wall, material)
  const over = 0.6
  const rise = depth * 0.3
  const tile = paint('#4a4b4c')
  const ridge = (u: number): Vec => [x + u * (width / 2 + over), y, height + rise]
  for (const s of [-1, 1]) {
    const eave = (u: number): Vec => [x + u * (width / 2 + over), y + s * (depth / 2 + over), height - 0.12]
    m.face([eave(-1), eave(1), ridge(1), ridge(-1)], tile, 'tiles')
  }
  for (const u of [-1, 1]) m.face([[x + (u * width) / 2, y - depth / 2, height], [x + (u * width) / 2, y + depth / 2, height], [x + (u * width) / 2, y, height + rise]], wall, material)
  addRod(m, ridge(-1), ridge(1), 0.12, 0.12, tint(tile, 0.8), 5)
  const random = randomFrom(`house ${key}`)
  const front = y - depth / 2 - 0.03
  const count = Math.max(2, Math.floor(width / 2.6))
  for (let k = 0; k < count; k++) {
    const c = x - width / 2 + (width * (k + 0.5)) / count
    const door = k === Math.floor(count / 2)
    const lit = !door && random.next() < 0.35
    const [low, high, half] = door ? [0, 2.2, 0.65] : [1, 2.2, 0.5]
    m.face([[c - half, front, low], [c + half, front, low], [c + half, front, high], [c - half, front, high]], door ? paint('#5b3b26') : lit ? warm : pane, door ? 'wood' : lit ? 'window' : 'glass')
  }
}

/** A street lamp with its arm towards +x turned by `turn`; returns where its light hangs. */
export function addStreetLamp(m: Mesh, x: number, y: number, height: number, turn: number): Vec {
  const pole = paint('#6c7376')
  const tip: Vec = [x + Math.cos(turn) * 1.3, y + Math.sin(turn) * 1.3, height]
  addRod(m, [x, y, 0], [x, y, height - 0.2], 0.08, 0.05, pole, 7, 'metal')
  addRod(m, [x, y, height - 0.2], tip, 0.05, 0.04, pole, 5)
  addBox(m, [tip[0], tip[1], height - 0.14], [0.6, 0.26, 0.1], paint('#dfe3df'), 'glow', turn)
  return [tip[0], tip[1], height - 0.3]
}

/** Hills one behind the other at the end of the view, each paler than the one before it. */
export function addHills(m: Mesh, key: string, near = 150, width = 900): void {
  const random = randomFrom(`hills ${key}`)
  for (const [away, height, colour] of [[near * 2.6, 92, paint('#5d7468')], [near * 1.6, 52, paint('#4e6a50')], [near, 26, paint('#3f5b3a')]] as const) {
    const steps = 44
    const tops: Vec[] = []
    let level = height * random.between(0.7, 1)
    for (let k = 0; k <= steps; k++) {
      level += random.bell() * height * 0.1
      level = Math.min(height * 1.25, Math.max(height * 0.5, level))
      tops.push([((k / steps) * 2 - 1) * width, away, level])
    }
    for (let k = 0; k < steps; k++) {
      const [a, b] = [tops[k]!, tops[k + 1]!]
      m.face([[a[0], away, -5], [b[0], away, -5], b, a], colour, 'leaves')
    }
  }
}
