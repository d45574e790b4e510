import type { AgreementFields, Consent, Danger, disputeActs, Ending, FlagKind, Item, MediatorFields, PartyFields, Report } from './acts.ts'
import type { z } from 'zod'

type Payload<V extends keyof typeof disputeActs> = z.infer<(typeof disputeActs)[V]['schema']>

export interface Party extends PartyFields {
  /** What they last said of mediation; null before anyone asked. */
  consent: (Omit<Consent, 'party'> & { at: string; act: string }) | null
  /** The act that wrote it down: what a correction names. */
  act: string
}

export interface Mediator extends MediatorFields {
  state: 'asked' | 'accepted' | 'declined'
}

export interface Session {
  id: string
  state: 'planned' | 'held' | 'cancelled'
  /** When it is to be, or was, held. RFC 3339. */
  at: string
  place: string
  attended: string[]
  record: string
  by: string
  act: string
}

export interface Signature {
  signer: string
  way: Payload<'agreementSigned'>['signatures'][number]['way']
  at: string
}

export interface AgreementItem extends Item {
  performance: { outcome: 'performed' | 'not_performed'; on: string; note: string; act: string } | null
}

export interface Agreement extends Omit<AgreementFields, 'items'> {
  items: AgreementItem[]
  signatures: Signature[]
  draftedAt: string
  act: string
}

interface Confirmation {
  offered: (Payload<'confirmationOffered'> & { at: string; act: string }) | null
  applied: (Payload<'confirmationApplied'> & { act: string }) | null
  answered: (Payload<'confirmationAnswered'> & { act: string }) | null
}

export interface Dispute extends Omit<Report, 'parties' | 'violence'> {
  number: string
  station: string
  parties: Party[]
  reportedBy: string
  reportedAt: string
  act: string
  mediators: Mediator[]
  chosenBy: 'parties' | 'committee' | null
  sessions: Session[]
  agreement: Agreement | null
  /** From when the agreement is in effect (PML 29, 30). */
  settled: { at: string; definition: string } | null
  confirmation: Confirmation
  ended: (Omit<Payload<'ended'>, 'outcome'> & { outcome: Ending; at: string; by: string; act: string }) | null
  incidents: { incident: string; danger: Danger; at: string }[]
  flags: { act: string; kind: FlagKind; at: string; by: string; settledBy: string | null }[]
  /** The newest look of each who opened the file. */
  looks: { account: string; act: string; at: string }[]
}

export type Status = 'reported' | 'mediating' | 'settled' | 'unsettled' | 'voided'
export type Performance = 'none' | 'running' | 'performed' | 'broken'

/** Whether mediation goes on: neither settled nor ended. */
export function isOpen(d: Pick<Dispute, 'settled' | 'ended'>): boolean {
  return d.settled === null && d.ended === null
}

export function statusOf(d: Dispute): Status {
  if (d.ended) return d.ended.outcome === 'voided' ? 'voided' : 'unsettled'
  if (d.settled) return 'settled'
  return d.mediators.length > 0 || d.sessions.length > 0 || d.parties.some((p) => p.consent?.agreed) ? 'mediating' : 'reported'
}

/** How far what was agreed has been done; null while nothing is in effect. */
export function performanceOf({ settled, agreement }: Pick<Dispute, 'settled' | 'agreement'>): Performance | null {
  if (!settled || !agreement) return null
  const outcomes = agreement.items.map((i) => i.performance?.outcome)
  if (outcomes.length === 0) return 'none'
  if (outcomes.includes('not_performed')) return 'broken'
  return outcomes.every((o) => o === 'performed') ? 'performed' : 'running'
}

/** One party that wants it closed is enough (PML 23). */
export function isClosedDoor({ parties }: Pick<Dispute, 'parties'>): boolean {
  return parties.some((p) => p.consent?.publicity === 'closed')
}
