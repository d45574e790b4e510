import { createPublicKey, sign, createPrivateKey } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatVerifier, makeSigner, makeVerifier, parseCheckpoint, parseNote, parseVerifier, signCheckpoint, verifyNote } from './note.ts'

// RFC 8032 §7.1, test 1.
const seed = Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex')
const publicKey = Buffer.from('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a', 'hex')

describe('a signed note (c2sp.org/signed-note)', () => {
  test('reads the published example and its key', () => {
    // golang.org/x/mod/sumdb/note, ExampleVerify: made by another implementation.
    const key = parseVerifier('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW')
    const note = parseNote(
      'If you think cryptography is the answer to your problem,\n' +
        'then you don\'t know what your problem is.\n' +
        '\n' +
        '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n',
    )!
    expect(verifyNote(note, key!)).toBe(true)
    expect(verifyNote({ ...note, text: note.text.replace('answer', 'question') }, key!)).toBe(false)
  })

  test('derives the public key that RFC 8032 gives, and a key id of name and key', () => {
    const { verifier } = makeSigner('langqiao/350979', seed)
    expect(verifier.publicKey).toEqual(publicKey)
    expect(parseVerifier(formatVerifier(verifier))).toEqual(verifier)
    expect(makeVerifier('another', publicKey).keyId).not.toEqual(verifier.keyId)
  })

  test('refuses keys whose id, type or length is wrong', () => {
    const good = formatVerifier(makeVerifier('n', publicKey))
    const [name, id, key] = good.split('+') as [string, string, string]
    expect(parseVerifier(good)).not.toBeNull()
    expect(parseVerifier(`other+${id}+${key}`)).toBeNull()
    expect(parseVerifier(`${name}+00000000+${key}`)).toBeNull()
    expect(parseVerifier(`${name}+${id}+${Buffer.concat([Buffer.of(2), publicKey]).toString('base64')}`)).toBeNull()
    expect(parseVerifier(`${name}+${id}`)).toBeNull()
  })

  test('says the checkpoint again, and no other key or text passes for it', () => {
    const signer = makeSigner('langqiao/350979', seed)
    const other = makeSigner('langqiao/350979', publicKey)
    fc.assert(
      fc.property(fc.nat(), fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.nat(), (size, root, at) => {
        const text = signCheckpoint({ origin: 'langqiao/350979', size, root: Buffer.from(root) }, signer)
        const note = parseNote(text)!
        expect(parseCheckpoint(note.text)).toEqual({ origin: 'langqiao/350979', size, root: Buffer.from(root) })
        expect(verifyNote(note, signer.verifier)).toBe(true)
        expect(verifyNote(note, other.verifier)).toBe(false)
        const bytes = Buffer.from(text)
        bytes[at % bytes.length]! ^= 1
        const changed = parseNote(bytes.toString())
        expect(changed === null || changed.text !== note.text || !verifyNote(changed, signer.verifier)).toBe(true)
        expect(changed !== null && changed.text !== note.text && verifyNote(changed, signer.verifier)).toBe(false)
      }),
    )
  })

  test('may carry signatures of others beside ours', () => {
    const signer = makeSigner('langqiao/350979', seed)
    const witness = makeSigner('witness', publicKey)
    const text = signCheckpoint({ origin: 'o', size: 3, root: publicKey }, signer)
    const note = parseNote(text + witness.sign(parseNote(text)!.text))!
    expect(verifyNote(note, signer.verifier)).toBe(true)
    expect(verifyNote(note, witness.verifier)).toBe(true)
  })

  test.each(['', 'x', 'a\n1\n', 'a\n1\nb\n\nno dash\n', 'a\n1\nb\n\n— name\n', 'a\n1\nb\n\n— name AAAA\n'])('is malformed: %j', (text) => {
    expect(parseNote(text)).toBeNull()
  })

  test.each(['o\n-1\nAA==\n', 'o\n01\nAA==\n', 'o\n1.5\nAA==\n', `o\n1\n${Buffer.alloc(31).toString('base64')}\n`, `\n1\n${Buffer.alloc(32).toString('base64')}\n`, 'o\n1\n'])(
    'holds no checkpoint: %j',
    (text) => {
      expect(parseCheckpoint(text)).toBeNull()
    },
  )

  test('is signed as Ed25519 proper: Node itself accepts the signature', () => {
    const signer = makeSigner('n', seed)
    const note = parseNote(signCheckpoint({ origin: 'o', size: 0, root: Buffer.alloc(32) }, signer))!
    const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed])
    const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
    expect(note.signatures[0]!.signature).toEqual(sign(null, Buffer.from(note.text), key))
    expect(createPublicKey(key).export({ format: 'jwk' }).x).toBe(publicKey.toString('base64url'))
  })
})
