import type { Ids } from '#platform/ports/ids.ts'
import type { Credentials } from './address.ts'
import { answerChallenge, type Challenge, chooseChallenge } from './authorise.ts'
import { CameraFailure } from './failure.ts'

/** Remembers a camera's challenge and answers it with every request. */
export class Authoriser {
  #credentials: Credentials | undefined
  #random: Ids['random']
  #challenge: Challenge | undefined
  #clientNonce = ''
  #count = 0

  constructor(credentials: Credentials | undefined, random: Ids['random']) {
    this.#credentials = credentials
    this.#random = random
  }

  /** The `Authorization` header; undefined while the camera has not asked for one. */
  authorise(method: string, url: string): string | undefined {
    if (!this.#challenge || !this.#credentials) return undefined
    const count = ++this.#count
    return answerChallenge(this.#challenge, this.#credentials, { method, url, count, clientNonce: this.#clientNonce })
  }

  /**
   * Takes the challenge of a 401. `answered`: whether the refused request had answered the one before. A failure
   * means there is no use in trying again; a nonce that is new or called stale is worth one more try (RFC 7616 §3.3).
   */
  challenge(headers: string[], answered: boolean): CameraFailure | undefined {
    const challenge = chooseChallenge(headers)
    if (!this.#credentials) return new CameraFailure('unauthorised', 'the camera asks for a user name and password')
    if (!challenge) return new CameraFailure('unauthorised', 'the camera asks for a kind of sign-in that is not spoken')
    const before = this.#challenge
    const worthTrying = challenge.stale || (before !== undefined && challenge.scheme === 'digest' && this.#count > 1 && challenge.nonce !== before.nonce)
    if (answered && !worthTrying) return new CameraFailure('unauthorised', 'the camera refuses this user name and password')
    this.#challenge = challenge
    this.#count = 0
    this.#clientNonce = this.#random(8).toString('hex')
    return undefined
  }
}
