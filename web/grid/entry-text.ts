import type { Entry } from './carried/rounds.ts'

/** What a phone knows of a field, as text; empty where it knows nothing, or that there is none. */
export function entryText({ f }: Pick<Entry, 'f'>, field: string): string {
  const value = f[field]?.[0]
  return typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}
