import type { DisputeFile } from '../disputes.ts'

export type ActionName =
  | 'openFile' | 'closeFile' | 'consent' | 'nameMediators' | 'takeOn' | 'plan' | 'hold' | 'draft' | 'correctAgreement' | 'sign' | 'perform' | 'offer' | 'apply' | 'courtAnswer'
  | 'print' | 'addParty' | 'correct' | 'raise' | 'end' | 'reopen' | 'withdrawAgreement' | 'linkCall' | 'settleFlag'

interface Listed {
  name: ActionName
  key: string
  isNext?: boolean
  isDangerous?: boolean
}

/**
 * What a person may do to a dispute as it stands, by right and state; the server judges again. One of them is the next thing. Names
 * are needed for most of it, so a closed file offers to be opened, and to call for help.
 */
export function listActions(file: DisputeFile, account: string): Listed[] {
  const may = (right: string) => file.may.includes(right)
  const raise: Listed[] = may('raise') ? [{ name: 'raise', key: 'v', isDangerous: true }] : []
  const flags: Listed[] = may('settleFlag') && file.flags.some((f) => !f.settled && f.by.login !== account) ? [{ name: 'settleFlag', key: 'y' }] : []
  if (!file.openUntil) return [...(may('look') ? [{ name: 'openFile', key: 'o', isNext: true } as const] : []), ...flags, ...raise]
  const all: Listed[] = [...takeOn(file, account), ...(may('mediate') ? mediate(file, may('run')) : []), ...(may('run') ? run(file) : []), ...(file.agreement ? [{ name: 'print', key: 'i' } as const] : []), ...flags, ...raise]
  const next = all.find((a) => a.isNext)
  return [...all.map((a) => ({ ...a, isNext: a === next })), { name: 'closeFile', key: 'o' }]
}

const isGoing = (file: DisputeFile) => file.status === 'reported' || file.status === 'mediating'

function takeOn(file: DisputeFile, account: string): Listed[] {
  return isGoing(file) && file.mediators.some((m) => m.account === account && m.state === 'asked') ? [{ name: 'takeOn', key: 'a', isNext: true }] : []
}

function mediate(file: DisputeFile, runs: boolean): Listed[] {
  const { agreement, confirmation } = file
  const everyoneAgrees = file.parties.every((p) => p.consent?.agreed === true)
  const isMediated = file.mediators.some((m) => m.state === 'accepted')
  // Who was asked is waited for; the parties may meet meanwhile.
  const isNamed = file.mediators.some((m) => m.state !== 'declined')
  const planned = file.sessions.some((s) => s.state === 'planned')
  const held = file.sessions.some((s) => s.state === 'held')
  const owes = agreement?.items.some((i) => i.performance === null) ?? false
  if (file.status === 'settled')
    return [
      ...(confirmation && !confirmation.applied ? [{ name: 'offer', key: 'k', isNext: confirmation.offered === null } as const] : []),
      ...(owes ? [{ name: 'perform', key: 'd', isNext: true } as const] : []),
      { name: 'hold', key: 'h' },
    ]
  if (!isGoing(file)) return file.status === 'unsettled' ? [{ name: 'consent', key: 'c' }, { name: 'hold', key: 'h' }] : []
  return [
    { name: 'consent', key: 'c', isNext: !everyoneAgrees },
    ...(runs && !agreement ? [{ name: 'nameMediators', key: 'g', isNext: !isNamed } as const] : []),
    ...(agreement ? [{ name: 'sign', key: 's', isNext: true } as const, { name: 'correctAgreement', key: 'f' } as const] : [{ name: 'draft', key: 'f', isNext: everyoneAgrees && isMediated && held && !planned } as const]),
    { name: 'hold', key: 'h', isNext: planned },
    { name: 'plan', key: 'p', isNext: isNamed },
  ]
}

function run(file: DisputeFile): Listed[] {
  const { confirmation, agreement } = file
  return [
    ...(confirmation && !confirmation.applied ? [{ name: 'apply', key: 'l', isNext: confirmation.offered?.wish === 'wanted' } as const] : []),
    ...(confirmation?.applied && (!confirmation.answered || confirmation.answered.answer === 'accepted') ? [{ name: 'courtAnswer', key: 'l', isNext: true } as const] : []),
    ...(isGoing(file) && !agreement ? [{ name: 'addParty', key: 'b' } as const] : []),
    { name: 'correct', key: 'x' },
    { name: 'linkCall', key: 'm' },
    ...(file.ended ? [{ name: 'reopen', key: 'u' } as const] : []),
    ...(agreement && !confirmation?.applied ? [{ name: 'withdrawAgreement', key: 'w', isDangerous: true } as const] : []),
    ...(isGoing(file) ? [{ name: 'end', key: 'e', isDangerous: true } as const] : []),
  ]
}
