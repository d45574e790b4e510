import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { leaveOfPayload } from './leave.ts'

const schema = z.strictObject({
  number: z.string(),
  name: z.string().min(1).max(60).refine((s) => s.isWellFormed()),
  nature: z.enum(['a', 'b']),
  priority: z.literal([1, 2, 3]),
  position: z.strictObject({ lon: z.number(), lat: z.number() }).nullable(),
  count: z.number(),
  weight: z.number(),
  deferral: z.strictObject({ until: z.iso.datetime(), ground: z.string() }).nullable(),
  at: z.iso.datetime({ offset: true }),
  born: z.iso.date().nullable(),
  until: z.iso.datetime().nullable(),
  record: z.uuid(),
  closing: z.enum(['x', 'y']).nullable(),
  marks: z.array(z.string()),
  people: z.array(z.string()),
  parts: z.array(z.strictObject({ id: z.string(), text: z.string(), done: z.boolean() })),
  extra: z.record(z.string(), z.string()),
  either: z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('say'), words: z.string() }), z.strictObject({ kind: z.literal('count'), n: z.int() })]),
  note: z.string().optional(),
  usual: z.string().default('x'),
  loud: z.string().transform((s) => s.toUpperCase()),
})

const payload = {
  number: 'JQ-1', name: '林某', nature: 'a', priority: 2, position: { lon: 119.4, lat: 27.3 }, count: 3, weight: 1.5, deferral: { until: '2026-02-01T00:00:00.000Z', ground: '秘密' }, at: '2026-01-01T00:00:00.000Z',
  born: '1990-01-01', until: '2027-01-01T00:00:00Z', record: '01a20f8b-613f-7406-92fc-eeb943916b62', closing: 'x', marks: ['秘密'], people: ['p1'],
  parts: [{ id: 'q', text: '秘密', done: true }], extra: { phone: '154' }, either: { kind: 'say', words: '秘密' }, note: '秘密', usual: '秘密', loud: '秘密',
}

describe('what an erasure leaves of a payload', () => {
  test('is of the same shape, without a word of text but what is named to stay', () => {
    expect(leaveOfPayload(schema, payload, ['born'])).toEqual({
      number: 'JQ-1', name: '', nature: 'a', priority: 2, position: null, count: 3, weight: 0, deferral: { until: '2026-02-01T00:00:00.000Z', ground: '' }, at: '2026-01-01T00:00:00.000Z',
      born: '1990-01-01', until: '2027-01-01T00:00:00Z', record: '01a20f8b-613f-7406-92fc-eeb943916b62', closing: 'x', marks: [], people: ['p1'],
      parts: [{ id: 'q', text: '', done: true }], extra: {}, either: { kind: 'say', words: '' }, note: '', usual: '', loud: '',
    })
  })

  test('holds no text whatever the payload was, and erasing again leaves the same', () => {
    const secret = fc.string({ minLength: 4 }).map((s) => `§${s}`)
    fc.assert(
      fc.property(secret, secret, secret, (name, words, key) => {
        const left = leaveOfPayload(schema, { ...payload, name, marks: [words], parts: [{ id: 'q', text: words, done: true }], extra: { [key]: words }, either: { kind: 'say', words } }, [])
        expect(JSON.stringify(left)).not.toContain('§')
        expect(leaveOfPayload(schema, left, [])).toEqual(left)
      }),
    )
  })

  test('of a value that its schema does not describe is nothing', () => {
    expect(leaveOfPayload(z.unknown(), '秘密', [])).toBe('')
    expect(leaveOfPayload(z.unknown(), { name: '秘密' }, [])).toBeNull()
    expect(leaveOfPayload(z.object({}), { other: '秘密' }, [])).toEqual({ other: null })
  })
})
