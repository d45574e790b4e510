/** A region of the picture, as fractions of its width and height. */
export interface Region {
  x: number
  y: number
  width: number
  height: number
}

const least = 0.02
const clamp = (value: number, from: number, to: number) => Math.min(to, Math.max(from, value))

/** Between two corners, whichever way it was drawn; never too small to compare. */
export function spanRegion(ax: number, ay: number, bx: number, by: number): Region {
  const [left, right] = [clamp(Math.min(ax, bx), 0, 1 - least), clamp(Math.max(ax, bx), 0, 1)]
  const [top, bottom] = [clamp(Math.min(ay, by), 0, 1 - least), clamp(Math.max(ay, by), 0, 1)]
  return { x: left, y: top, width: Math.max(least, right - left), height: Math.max(least, bottom - top) }
}

/** The region with as much again on every side, as CSS cuts it out of a picture (`object-view-box`). */
export function cutRegion({ x, y, width, height }: Region): string {
  const inset = (part: number) => `${(clamp(part, 0, 1) * 100).toFixed(1)}%`
  return `inset(${inset(y - height)} ${inset(1 - x - 2 * width)} ${inset(1 - y - 2 * height)} ${inset(x - width)})`
}

/** Moved or sized by fractions, inside the picture. */
export function nudgeRegion({ x, y, width, height }: Region, dx: number, dy: number, isSizing: boolean): Region {
  if (isSizing) return { x, y, width: clamp(width + dx, least, 1 - x), height: clamp(height + dy, least, 1 - y) }
  return { x: clamp(x + dx, 0, 1 - width), y: clamp(y + dy, 0, 1 - height), width, height }
}
