import type { LedgerState } from '../ledger.ts'

export type WitnessState = 'agrees' | 'behind' | 'waiting' | 'unreachable' | 'refuses' | 'former'

/** A witness as the auditor reads it. */
export interface Witness {
  key: string
  /** Where it is asked; the name of its key where it is asked no more. */
  name: string
  signer: string | null
  state: WitnessState
  /** The newest checkpoint that it signed: its acts, and when; null where none is known. */
  signed: { size: number; at: string } | null
  /** Acts under our newest checkpoint that it has not signed. */
  lag: number
  reason: string | null
}

/** They are asked every five seconds, and after a failure every minute at most: past this it is no pause any more. */
const behindAfterMs = 120_000
const order: readonly WitnessState[] = ['refuses', 'unreachable', 'behind', 'waiting', 'agrees', 'former']

/** What is known of each witness, from how it answers now and from what the files beside the database hold; the worst first. Pure. */
export function readWitnesses({ asked, cosigned, checkpoint }: Pick<LedgerState, 'asked' | 'cosigned' | 'checkpoint'>, now: number): Witness[] {
  const size = checkpoint?.size ?? 0
  const kept = new Map(cosigned.map((one) => [`${one.name}+${one.keyId}`, { size: one.size, at: one.at }]))
  const configured = asked.map((one, i): Witness => {
    const signed = (one.signer !== null ? kept.get(one.signer) : undefined) ?? (one.at === null ? null : { size: one.size, at: one.at })
    const lag = Math.max(0, size - (signed?.size ?? 0))
    const isBehind = one.state === 'agrees' && lag > 0 && signed !== null && now - Date.parse(signed.at) > behindAfterMs
    return { key: `${i} ${one.name}`, name: one.name, signer: one.signer, state: isBehind ? 'behind' : one.state, signed, lag, reason: one.reason }
  })
  // One that was configured without a key, and has not signed since the start, may be any of these: nothing is said of former ones then.
  if (asked.some((one) => one.signer === null)) return sort(configured)
  const known = new Set(asked.map((one) => one.signer))
  const former = [...kept].filter(([signer]) => !known.has(signer)).map(([signer, signed]): Witness => ({ key: signer, name: signer, signer, state: 'former', signed, lag: Math.max(0, size - signed.size), reason: null }))
  return sort([...configured, ...former])
}

const sort = (witnesses: Witness[]) => witnesses.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
