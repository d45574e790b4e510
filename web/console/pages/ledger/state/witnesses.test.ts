import { expect, test } from 'vitest'
import { readWitnesses } from './witnesses.ts'

const now = Date.parse('2026-11-25T03:00:00Z')
const ago = (seconds: number) => new Date(now - seconds * 1000).toISOString()
const checkpoint = { size: 100, root: '', signedAt: ago(1), origin: 'langqiao/350979' }
const one = { name: 'a:1', signer: 'a+01020304', state: 'agrees' as const, size: 90, at: ago(3), reason: null }

test('a witness that signed a moment ago is in order, though acts have come since; one that signed long ago lags', () => {
  const fresh = readWitnesses({ asked: [one], cosigned: [{ name: 'a', keyId: '01020304', size: 90, at: ago(3) }], checkpoint }, now)
  expect(fresh).toMatchObject([{ state: 'agrees', lag: 10, signed: { size: 90 } }])
  const late = readWitnesses({ asked: [one], cosigned: [{ name: 'a', keyId: '01020304', size: 90, at: ago(600) }], checkpoint }, now)
  expect(late).toMatchObject([{ state: 'behind', lag: 10, signed: { at: ago(600) } }])
})

test('what a witness signed before this start is known by its key, and who refuses stands first', () => {
  const asked = [one, { ...one, name: 'b:2', signer: 'b+05060708', state: 'refuses' as const, size: 0, at: null, reason: 'two histories' }]
  const cosigned = [{ name: 'a', keyId: '01020304', size: 100, at: ago(2) }, { name: 'b', keyId: '05060708', size: 40, at: ago(9000) }]
  expect(readWitnesses({ asked, cosigned, checkpoint }, now)).toMatchObject([
    { name: 'b:2', state: 'refuses', signed: { size: 40, at: ago(9000) }, lag: 60 },
    { name: 'a:1', state: 'agrees', lag: 0 },
  ])
})

test('who is configured no more is said, except where a witness without a key has not signed yet', () => {
  const cosigned = [{ name: 'a', keyId: '01020304', size: 100, at: ago(2) }, { name: 'gone', keyId: '0a0b0c0d', size: 10, at: ago(99_999) }]
  expect(readWitnesses({ asked: [one], cosigned, checkpoint }, now).map((w) => [w.name, w.state])).toEqual([['a:1', 'agrees'], ['gone+0a0b0c0d', 'former']])
  const unknown = { ...one, signer: null, state: 'unreachable' as const, at: null }
  expect(readWitnesses({ asked: [unknown], cosigned, checkpoint }, now)).toMatchObject([{ state: 'unreachable', signed: null, lag: 100 }])
})
