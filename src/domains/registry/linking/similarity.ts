/** Likeness of two texts, 0–1, by common characters in near places, a common beginning counting more (Winkler 1990). */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return 1
  const [n, m] = [a.length, b.length]
  if (n === 0 || m === 0) return 0
  const reach = Math.max(0, (Math.max(n, m) >> 1) - 1)
  const taken = new Uint8Array(m)
  const common: number[] = []
  for (let i = 0; i < n; i++)
    for (let j = Math.max(0, i - reach); j < Math.min(m, i + reach + 1); j++) {
      if (taken[j] === 1 || a.charCodeAt(i) !== b.charCodeAt(j)) continue
      taken[j] = 1
      common.push(a.charCodeAt(i))
      break
    }
  const count = common.length
  if (count === 0) return 0
  let moved = 0
  let at = 0
  for (let j = 0; j < m; j++) if (taken[j] === 1 && b.charCodeAt(j) !== common[at++]) moved++
  const jaro = (count / n + count / m + (count - moved / 2) / count) / 3
  let prefix = 0
  while (prefix < Math.min(4, n, m) && a.charCodeAt(prefix) === b.charCodeAt(prefix)) prefix++
  return jaro + prefix * 0.1 * (1 - jaro)
}

/** Characters to add, drop, replace or swap with their neighbour to make one text the other; more than `most` counts as `most` + 1. */
export function editDistance(a: string, b: string, most = 3): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const isSame = a.charCodeAt(i - 1) === b.charCodeAt(j - 1)
      let cost = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (isSame ? 0 : 1))
      const isSwapped = i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1)
      if (isSwapped) cost = Math.min(cost, before[j - 2]! + 1)
      next.push(cost)
      least = Math.min(least, cost)
    }
    if (least > most) return most + 1
    before = row
    row = next
  }
  return Math.min(row[b.length]!, most + 1)
}
