const names = new Map<string, string>()

/** A short name for a statement's text, the same each time, so that a connection plans it once. For texts of bounded number. */
export function nameStatement(text: string): string {
  let name = names.get(text)
  if (!name) names.set(text, (name = `s${names.size + 1}`))
  return name
}
