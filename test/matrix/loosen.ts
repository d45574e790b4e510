import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { policiesDir } from '#apps/paths.ts'

/** A copy of the policies with one condition of one rule changed. Throws where the rule does not say so: then nothing was planted. */
export function loosen(folder: string, file: string, rule: string, condition: string, into: string): string {
  const copy = mkdtempSync(join(folder, 'policies-'))
  cpSync(policiesDir, copy, { recursive: true })
  const text = readFileSync(join(copy, file), 'utf8')
  const start = text.indexOf(`@id("${rule}")`)
  const at = text.indexOf(condition, start)
  const end = text.indexOf('@id(', start + 1)
  if (start < 0 || at < 0 || (end > 0 && at > end)) throw new Error(`${rule} does not say ${condition}`)
  writeFileSync(join(copy, file), text.slice(0, at) + into + text.slice(at + condition.length))
  return copy
}
