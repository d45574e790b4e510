/** What outlives a reload of the page without a network, and nothing longer: the tab's own storage. */
const prefix = 'lq-field-'

export function keep(name: 'me' | 'duty', value: unknown): void {
  sessionStorage.setItem(prefix + name, JSON.stringify(value))
}

export function recall<T>(name: 'me' | 'duty'): T | null {
  const text = sessionStorage.getItem(prefix + name)
  return text === null ? null : (JSON.parse(text) as T)
}

export function forget(): void {
  for (const name of ['me', 'duty']) sessionStorage.removeItem(prefix + name)
}
