/** Repeatable randomness for everything made up here: the same key gives the same county, map and footage. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number
  /** Uniform in [low, high). */
  between(low: number, high: number): number
  /** Whole number in [low, high], both included. */
  whole(low: number, high: number): number
  /** One of `items`, which must not be empty. */
  pick<T>(items: readonly T[]): T
  /** Index drawn in proportion to `weights` (not all zero). */
  weighted(weights: readonly number[]): number
  /** Bell-shaped around 0 with deviation 1 (sum of uniforms, so never beyond ±3.5). */
  bell(): number
}

/** A generator whose sequence depends on `key` alone. */
export function randomFrom(key: string): Random {
  let state = hashText(key)
  const next = () => {
    // mulberry32
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    whole: (low, high) => low + Math.floor(next() * (high - low + 1)),
    pick: (items) => items[Math.floor(next() * items.length)]!,
    weighted(weights) {
      let left = next() * weights.reduce((sum, w) => sum + w, 0)
      for (let i = 0; i < weights.length; i++) {
        left -= weights[i]!
        if (left < 0) return i
      }
      return weights.length - 1
    },
    bell: () => (next() + next() + next() + next() - 2) * Math.sqrt(3),
  }
}

/** 32-bit FNV-1a of the UTF-16 units of `text`. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}
