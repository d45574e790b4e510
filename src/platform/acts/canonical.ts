/** A value that JSON can hold. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/**
 * RFC 8785 canonical JSON: keys sorted by UTF-16 code units, numbers and strings as ECMAScript writes them,
 * no white space. Keys whose value is undefined are left out. Throws TypeError for what JSON cannot hold
 * (NaN, infinities, lone surrogates, dates and other objects of a class).
 */
export function canonicalise(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('JSON holds no NaN and no infinity')
    return JSON.stringify(value)
  }
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new TypeError('a lone surrogate is not text')
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map(canonicalise).join(',')}]`
  if (typeof value === 'object' && isPlain(value)) {
    const entries = Object.entries(value).filter(([, v]) => v !== undefined)
    entries.sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${entries.map(([key, v]) => `${canonicalise(key)}:${canonicalise(v)}`).join(',')}}`
  }
  throw new TypeError(`JSON holds no ${Object.prototype.toString.call(value)}`)
}

/** Dates, maps and buffers would silently become `{}` or lists of numbers. */
function isPlain(value: object): boolean {
  return Object.prototype.toString.call(value) === '[object Object]'
}
