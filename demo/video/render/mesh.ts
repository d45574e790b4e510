/** Metres in a scene: x to the right, y away from the camera, z up. */
export type Vec = readonly [x: number, y: number, z: number]
/** Linear light, 0 black to 1 white, red, green, blue. */
export type Colour = readonly [r: number, g: number, b: number]

export const materials = ['plain', 'asphalt', 'paving', 'concrete', 'grass', 'leaves', 'wood', 'plaster', 'brick', 'tiles', 'metal', 'corrugated', 'water', 'glass', 'earth', 'glow', 'window'] as const
export type Material = (typeof materials)[number]

/** Triangles with one colour and material each. */
export class Mesh {
  /** Nine numbers a triangle. */
  readonly corners: number[] = []
  readonly colours: Colour[] = []
  readonly kinds: number[] = []

  get size(): number {
    return this.kinds.length
  }

  triangle(a: Vec, b: Vec, c: Vec, colour: Colour, material: Material = 'plain'): void {
    this.corners.push(...a, ...b, ...c)
    this.colours.push(colour)
    this.kinds.push(materials.indexOf(material))
  }

  /** A flat convex polygon. */
  face(points: readonly Vec[], colour: Colour, material?: Material): void {
    for (let i = 2; i < points.length; i++) this.triangle(points[0]!, points[i - 1]!, points[i]!, colour, material)
  }

  /** Adds `other`, turned by `turn` radians about z (counter-clockwise from above) and moved to `at`. */
  place(other: Mesh, at: Vec, turn = 0): void {
    const cos = Math.cos(turn)
    const sin = Math.sin(turn)
    for (let i = 0; i < other.corners.length; i += 3) {
      const x = other.corners[i]!
      const y = other.corners[i + 1]!
      this.corners.push(at[0] + x * cos - y * sin, at[1] + x * sin + y * cos, at[2] + other.corners[i + 2]!)
    }
    for (let i = 0; i < other.size; i++) {
      this.colours.push(other.colours[i]!)
      this.kinds.push(other.kinds[i]!)
    }
  }
}

/** `colour` brighter or darker by a factor. */
export const tint = ([r, g, b]: Colour, factor: number): Colour => [r * factor, g * factor, b * factor]
/** From `#rrggbb` as painted, to linear light. */
export function paint(hex: string): Colour {
  const channel = (i: number) => (parseInt(hex.slice(i, i + 2), 16) / 255) ** 2.2
  return [channel(1), channel(3), channel(5)]
}
