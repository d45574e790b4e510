import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalise } from './canonical.ts'

describe('canonical JSON (RFC 8785)', () => {
  test('writes the example of §3.2.2 as §3.2.3 shows it', () => {
    const given = JSON.parse(String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`) as unknown
    const expected = String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`
    expect(canonicalise(given)).toBe(expected)
  })

  test('sorts keys by UTF-16 code units, as §3.2.3 shows', () => {
    const given = { '€': 'Euro Sign', '\r': 'Carriage Return', '\ufb33': 'Hebrew Letter Dalet With Dagesh', '1': 'One', '😀': 'Emoji: Grinning Face', '\u0080': 'Control', 'ö': 'Latin Small Letter O With Diaeresis' }
    const keys = Object.keys(JSON.parse(canonicalise(given)) as object)
    expect(canonicalise(given)).toBe(
      String.raw`{"\r":"Carriage Return","1":"One","` + '\u0080' + String.raw`":"Control","ö":"Latin Small Letter O With Diaeresis","€":"Euro Sign","😀":"Emoji: Grinning Face","` + '\ufb33' + String.raw`":"Hebrew Letter Dalet With Dagesh"}`,
    )
    expect(keys).toHaveLength(7)
  })

  test.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['ffefffffffffffff', '-1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('writes the double %s of appendix B as %s', (bits, expected) => {
    expect(canonicalise(Buffer.from(bits, 'hex').readDoubleBE())).toBe(expected)
  })

  test('is one text for one value, whatever order its keys came in', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        const text = canonicalise(value)
        expect(canonicalise(shuffle(value))).toBe(text)
        expect(canonicalise(JSON.parse(text))).toBe(text)
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  test.each([[NaN], [Infinity], ['\ud800'], [{ '\udc00': 1 }], [() => 1], [1n], [Symbol('x')], [[undefined]], [new Date(0)], [new Map()], [Buffer.of(1)]])('refuses what JSON cannot hold: %s', (value) => {
    expect(() => canonicalise(value)).toThrow(TypeError)
  })

  test('leaves out keys without a value', () => {
    expect(canonicalise({ b: undefined, a: 1 })).toBe('{"a":1}')
  })
})

function shuffle(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffle)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).reverse().map(([key, v]) => [key, shuffle(v)]))
}
