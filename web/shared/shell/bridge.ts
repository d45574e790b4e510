/** The bridge of the brand on a 26×26 grid: roof, beam, posts, deck and arch, as lines of one width. The one mark of all apps. */
export const bridgeGrid = 26

export const bridgeLines: [number, number][][] = [
  [[2, 11], [13, 6], [24, 11]],
  [[4, 11], [22, 11]],
  [[4, 11], [4, 17]],
  [[10, 11], [10, 17]],
  [[16, 11], [16, 17]],
  [[22, 11], [22, 17]],
  [[1, 17], [25, 17]],
  arch(),
]

/** The lines as an SVG path. */
export const bridgePath = bridgeLines.map((line) => `M${line.map(([x, y]) => `${round(x)} ${round(y)}`).join(' L')}`).join(' ')

/** `M3 22 C7 17.5 19 17.5 23 22`, as points. */
function arch(): [number, number][] {
  const at = (t: number, a: number, b: number, c: number, d: number) => (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t ** 2 * c + t ** 3 * d
  return Array.from({ length: 17 }, (_, i) => [at(i / 16, 3, 7, 19, 23), at(i / 16, 22, 17.5, 17.5, 22)])
}

function round(n: number): number {
  return Math.round(n * 100) / 100
}
