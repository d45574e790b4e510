import { expect, test } from 'vitest'
import { answerChallenge, chooseChallenge } from './authorise.ts'

// RFC 7616 §3.9.1.
const rfc7616 = [
  'Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=MD5, nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"',
  'Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=SHA-256, nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"',
]
const mufasa = { username: 'Mufasa', password: 'Circle of Life' }
const request = { method: 'GET', url: '/dir/index.html', count: 1, clientNonce: 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ' }

test('answers the MD5 example of RFC 7616', () => {
  const answer = answerChallenge(chooseChallenge(rfc7616.slice(0, 1))!, mufasa, request)
  expect(answer).toContain('response="8ca523f5e9506fed4657c9700eebdbec"')
  expect(answer).toContain('qop=auth, nc=00000001')
})

test('prefers SHA-256 and answers its example of RFC 7616', () => {
  const answer = answerChallenge(chooseChallenge(rfc7616)!, mufasa, request)
  expect(answer).toContain('response="753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"')
  expect(answer).toContain('algorithm=SHA-256')
})

test('answers without qop as RFC 2069 does', () => {
  const challenge = chooseChallenge(['Digest realm="testrealm@host.com", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093"'])!
  const answer = answerChallenge(challenge, { username: 'Mufasa', password: 'CircleOfLife' }, request)
  // RFC 2069 §2.4 with erratum 749.
  expect(answer).toContain('response="1949323746fe6a43ef61f9606e7febea"')
  expect(answer).not.toContain('cnonce')
})

test('finds the challenges that share one header, whatever their order', () => {
  const header = 'Basic realm="a, b=c", Digest realm="x", nonce="n", stale=TRUE, Basic realm="z"'
  expect(chooseChallenge([header])).toMatchObject({ scheme: 'digest', realm: 'x', nonce: 'n', stale: true, qop: false })
})

test('answers Basic only where nothing better is offered', () => {
  const answer = answerChallenge(chooseChallenge(['Basic realm="x"'])!, { username: 'Aladdin', password: 'open sesame' }, request)
  expect(answer).toBe('Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==')
})

test('finds nothing to answer in unknown schemes and algorithms', () => {
  expect(chooseChallenge(['Negotiate', 'Digest realm="x", nonce="n", algorithm=SHA-512-256', 'Digest realm="x"', 'Digest realm="x", nonce="n", qop="auth-int"'])).toBeUndefined()
})

test('cannot be made to write a header of its own', () => {
  const challenge = chooseChallenge(['Digest realm="x\r\nEvil: 1", nonce="n\\"q"'])!
  const answer = answerChallenge(challenge, mufasa, request)
  expect(answer).not.toMatch(/[\r\n]/)
  expect(answer).toContain('nonce="n\\"q"')
})
