/** A column's title without what varies from file to file: `经度（°）*` and `经度` are one. */
export function plainTitle(title: string): string {
  return title.normalize('NFKC').toLowerCase().replace(/\(.*?\)/g, '').replace(/[\s*_:]+/g, ' ').trim()
}
