import type { Me } from '../shared/api/me.ts'
import type { Storage } from './sync/outbox.ts'

/** What is open while the phone is unlocked. */
export interface Work {
  me: Me
  device: string
  key: CryptoKey
  storage: Storage
}

let work: Work | null = null

export const setWork = (next: Work | null) => void (work = next)
export const findWork = () => work

export function currentWork(): Work {
  if (!work) throw new Error('the phone is locked')
  return work
}
