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
    const challenge = this.#challenge(false)
    if (!this.#isAnswered(request, challenge)) return challenge
    if (++this.#uses <= (this.#auth.nonceUses ?? Infinity)) return undefined
    this.#uses = 0
    this.#nonce = this.#newNonce()
    return this.#challenge(true)
  }

  #isAnswered(request: RtspMessage, challenge: string): boolean {
    const given = findHeader(request, 'authorization') ?? ''
    // Clients write the parameters in any order, with or without quotes.
    const find = (text: string, name: string) => new RegExp(`\\b${name}="?([^",]*)`).exec(text)?.[1] ?? ''
    const about = {
      method: request.method,
      url: find(given, 'uri'),
      count: parseInt(find(given, 'nc') || '1', 16),
      clientNonce: find(given, 'cnonce'),
    }
    const right = answerChallenge(chooseChallenge([challenge])!, this.#auth, about)
    if (this.#auth.scheme === 'basic') return given === right
    return find(given, 'nonce') === this.#nonce && find(given, 'response') === find(right, 'response')
  }

  #challenge(stale: boolean): string {
    const { scheme, algorithm = 'MD5' } = this.#auth
    if (scheme === 'basic') return 'Basic realm="simulator"'
    return `Digest realm="simulator", nonce="${this.#nonce}", algorithm=${algorithm}, qop="auth"${stale ? ', stale=true' : ''}`
  }
}
