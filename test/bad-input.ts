/** As much of JSON Schema as zod writes. */
export interface Schema {
  type?: string
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  format?: string
  pattern?: string
  minimum?: number
  minItems?: number
}

/** Texts that have broken programs: surrogates, directions, nulls, length. */
export const oddTexts: readonly (readonly [string, string])[] = [
  ['nothing in it', ''],
  ['a lone high surrogate', '\ud83d'],
  ['a lone low surrogate', 'a\udc00b'],
  ['a null byte', 'a\u0000b'],
  ['right to left', '\u202eقلب\u202c'],
  ['emoji', '👩‍👩‍👧‍👦🏳️‍🌈'],
  ['combining marks', `a${'\u0301'.repeat(200)}`],
  ['a hundred thousand letters', '桥'.repeat(100_000)],
  ['SQL', `'; drop table acts; --`],
  ['a path', '../../../../etc/passwd'],
  ['a format', '%s%n${7*7}{{7*7}}'],
  ['only blanks', '   \t\r\n'],
]

/** Values of every kind but the right one, and right ones beyond all bounds. */
const odd: readonly (readonly [string, unknown])[] = [
  ['null', null],
  ['a number', 1],
  ['a huge number', 1e308],
  ['an integer beyond 2^53', Number.MAX_SAFE_INTEGER + 3],
  ['a negative number', -1],
  ['a fraction', 0.1],
  ['true', true],
  ['an empty list', []],
  ['a list', [[[]]]],
  ['an empty object', {}],
  ['an object with a prototype', JSON.parse('{"__proto__":{"admin":true},"constructor":{"prototype":{"x":1}}}')],
  ...oddTexts,
]

/** A value that this schema takes, as far as it can be told. */
export function makeValid(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const one = schema.anyOf?.[0] ?? schema.oneOf?.[0] ?? schema.allOf?.[0]
  if (one) return makeValid(one)
  switch (schema.type) {
    case 'object':
      return Object.fromEntries((schema.required ?? []).map((key) => [key, makeValid(schema.properties?.[key] ?? {})]))
    case 'array':
      return schema.minItems ? [makeValid(schema.items ?? {})] : []
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, 1)
    case 'boolean':
      return true
    case 'null':
      return null
    default:
      return schema.format === 'date-time' ? '2026-11-20T08:00:00.000Z' : schema.format === 'date' ? '2026-11-20' : 'x'
  }
}

/** Bodies that are wrong in one place each, and some that are wrong as a whole. */
export function* makeBadBodies(schema: Schema | null): Generator<readonly [string, unknown]> {
  yield ['no JSON', '{"a":']
  yield ['a prototype', '{"__proto__":{"x":1}}']
  yield ['a body of 100 levels', `${'{"a":'.repeat(100)}1${'}'.repeat(100)}`]
  yield ['a body of 100,000 levels', `${'['.repeat(100_000)}${']'.repeat(100_000)}`]
  yield ['two million bytes', `{"a":"${'x'.repeat(2_000_000)}"}`]
  for (const whole of ['null', '1', '""', '[]', 'true']) yield [`${whole} for a body`, whole]
  if (!schema) return
  yield ['a body that is in order', makeValid(schema)]
  for (const key of Object.keys(schema.properties ?? {})) {
    const valid = makeValid(schema) as Record<string, unknown>
    const { [key]: _, ...without } = valid
    yield [`without ${key}`, without]
    for (const [what, value] of odd) yield [`${key}: ${what}`, { ...valid, [key]: value }]
    const inner = schema.properties![key]!
    for (const part of Object.keys(inner.properties ?? {}))
      for (const [what, value] of odd) yield [`${key}.${part}: ${what}`, { ...valid, [key]: { ...(makeValid(inner) as object), [part]: value } }]
    if (inner.type === 'array') {
      for (const [what, value] of odd) yield [`${key}[0]: ${what}`, { ...valid, [key]: [value] }]
      yield [`${key}: ten thousand`, { ...valid, [key]: Array.from({ length: 10_000 }, () => makeValid(inner.items ?? {})) }]
    }
  }
  yield ['a key that nobody knows', { ...(makeValid(schema) as object), surprise: 1 }]
}

export function* makeBadQueries(schema: Schema | null): Generator<readonly [string, string]> {
  yield ['a query of nothing known', 'surprise=1&__proto__=1&constructor[prototype]=1']
  yield ['a torn escape', 'a=%E0%A4%A']
  for (const key of Object.keys(schema?.properties ?? {})) {
    yield [`${key} twice`, `${key}=1&${key}=2`]
    for (const value of ['', 'x', '-1', '0', '1e999', 'NaN', '9007199254740993', '%00', '%ED%A0%80', encodeURIComponent("' or 1=1 --"), encodeURIComponent('%_\\'), '8640000000000001', 'case%3A%00', 'x'.repeat(3000)])
      yield [`${key}=${value.slice(0, 30)}`, `${key}=${value}`]
  }
}
