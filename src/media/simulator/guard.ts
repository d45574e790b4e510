import { answerChallenge, chooseChallenge } from '../rtsp/authorise.ts'
import { findHeader, type RtspMessage } from '../rtsp/message.ts'
import type { SimulatedAuth } from './simulated-camera.ts'

/** The server's side of Basic and Digest: knows for one connection whether a request is answered. */
export class Guard {
  #auth: SimulatedAuth
  #nonce: string
  #newNonce: () => string
  #uses = 0

  constructor(auth: SimulatedAuth, newNonce: () => string) {
    this.#auth = auth
    this.#newNonce = newNonce
    this.#nonce = newNonce()
  }

  /** Undefined when the request is authorised, else the challenge to send back with 401. */
  refuse(request: RtspMessage): string | undefined {
    const given = findHeader(request, 'authorization')
    const challenge = this.#challenge(false)
    if (given === undefined) return challenge
    const count = /nc=([0-9a-f]{8})/.exec(given)?.[1] ?? '1'
    const clientNonce = /cnonce="([^"]*)"/.exec(given)?.[1] ?? ''
    const url = /uri="([^"]*)"/.exec(given)?.[1] ?? ''
    const about = { method: request.method, url, count: parseInt(count, 16), clientNonce }
    if (given !== answerChallenge(chooseChallenge([challenge])!, this.#auth, about)) return challenge
    if (++this.#uses <= (this.#auth.nonceUses ?? Infinity)) return undefined
    this.#uses = 0
    this.#nonce = this.#newNonce()
    return this.#challenge(true)
  }

  #challenge(stale: boolean): string {
    const { scheme, algorithm = 'MD5' } = this.#auth
    if (scheme === 'basic') return 'Basic realm="simulator"'
    return `Digest realm="simulator", nonce="${this.#nonce}", algorithm=${algorithm}, qop="auth"${stale ? ', stale=true' : ''}`
  }
}
