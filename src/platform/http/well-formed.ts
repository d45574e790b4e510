/**
 * Whether every text in a parsed value, its keys included, is well-formed Unicode. JSON may carry lone surrogates (RFC 8259
 * §8.2); no canonical form (RFC 8785 §3.2.2.2), no UTF-8 and no policy question holds them.
 */
export function isWellFormedValue(value: unknown): boolean {
  // A list of what is left, not recursion: a body may be nested 100,000 levels deep.
  const left: unknown[] = [value]
  while (left.length > 0) {
    const next = left.pop()
    if (typeof next === 'string' && !next.isWellFormed()) return false
    if (typeof next !== 'object' || next === null || ArrayBuffer.isView(next)) continue
    for (const [key, inner] of Object.entries(next)) {
      if (!key.isWellFormed()) return false
      left.push(inner)
    }
  }
  return true
}
