import { Fault } from '../../fault.ts'

/** A start tag with its attributes, an end tag, or text between them; names without their namespace's prefix. */
export type Token = { kind: 'open'; name: string; attributes: Readonly<Record<string, string>>; isEmpty: boolean } | { kind: 'close'; name: string } | { kind: 'text'; text: string }

/** Reads XML as Office writes it, token after token: no doctype, no entities but the five and numbers. Throws `import_bad_workbook`. */
export function* readXml(xml: string): Generator<Token> {
  let at = 0
  while (at < xml.length) {
    const tag = xml.indexOf('<', at)
    if (tag < 0) return
    if (tag > at) yield { kind: 'text', text: unescape(xml.slice(at, tag)) }
    if (xml.startsWith('<!--', tag)) at = after(xml, '-->', tag)
    else if (xml.startsWith('<![CDATA[', tag)) {
      at = after(xml, ']]>', tag)
      yield { kind: 'text', text: xml.slice(tag + 9, at - 3) }
    } else if (xml[tag + 1] === '?' || xml[tag + 1] === '!') at = after(xml, '>', tag)
    else {
      at = endOfTag(xml, tag)
      yield xml[tag + 1] === '/' ? { kind: 'close', name: local(xml.slice(tag + 2, at - 1).trim()) } : readOpen(xml.slice(tag + 1, at - 1))
    }
  }
}

function after(xml: string, mark: string, from: number): number {
  const at = xml.indexOf(mark, from)
  if (at < 0) throw new Fault('import_bad_workbook', {}, 422)
  return at + mark.length
}

/** Behind the `>` that is in no attribute. */
function endOfTag(xml: string, from: number): number {
  let quote = ''
  for (let at = from + 1; at < xml.length; at++) {
    const c = xml[at]!
    if (quote !== '') quote = c === quote ? '' : quote
    else if (c === '"' || c === "'") quote = c
    else if (c === '>') return at + 1
  }
  throw new Fault('import_bad_workbook', {}, 422)
}

const local = (name: string) => name.slice(name.indexOf(':') + 1)
const attribute = /([^\s=/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

function readOpen(tag: string): Token {
  const isEmpty = tag.endsWith('/')
  const name = /^[^\s/]*/.exec(tag)![0]
  const attributes: Record<string, string> = {}
  if (tag.length > name.length + 1) for (const [, key, double, single] of tag.slice(name.length).matchAll(attribute)) attributes[local(key!)] = unescape(double ?? single ?? '')
  return { kind: 'open', name: local(name), attributes, isEmpty }
}

const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function unescape(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{1,6});/gi, (whole, entity: string) => {
    if (!entity.startsWith('#')) return named[entity] ?? whole
    const code = entity[1]?.toLowerCase() === 'x' ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1))
    return code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '�'
  })
}
