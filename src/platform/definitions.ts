/** What a word in a figure means. Written down once, beside the rules it speaks of; shown beside every figure that uses it. */
export interface Definition {
  /** `<name>/<version>`: acts keep it, so that a figure "as of" a date uses the words of that date. */
  id: string
  /** First day on which it holds, `yyyy-mm-dd` in Asia/Shanghai. */
  from: string
  text: { zh: string; en: string }
}

/** Of all versions, the oldest first, the one that holds on a day (`yyyy-mm-dd`); the first one for days before it. */
export function versionOn<D extends Definition>(versions: readonly D[], day: string): D {
  return versions.findLast((d) => d.from <= day) ?? versions[0]!
}
