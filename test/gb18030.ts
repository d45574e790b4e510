/** Text as spreadsheets in China write CSV. By the inverse of what Node decodes: it has no encoder of its own. */
export function toGb18030(text: string): Buffer {
  const decoder = new TextDecoder('gb18030')
  const table = new Map<string, Buffer>()
  for (let high = 0x81; high <= 0xfe; high++)
    for (let low = 0x40; low <= 0xfe; low++) if (low !== 0x7f) {
      const bytes = Buffer.from([high, low])
      table.set(decoder.decode(bytes), bytes)
    }
  return Buffer.concat(text.split('').map((char) => (char.charCodeAt(0) < 0x80 ? Buffer.from(char) : table.get(char)!)))
}
