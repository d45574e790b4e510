import { refuse, type Refusal } from '#platform/acts/decision.ts'
import { dayInShanghai } from '#platform/calendar.ts'
import { anyMediator, committee, type AgreementFields, type DisputeDraft } from './acts.ts'
import { differences, refuseClosed, type Rule } from './decide.ts'
import { settledDefinitionOn } from './definitions.ts'
import type { Dispute, Signature } from './dispute.ts'

/** Drafts the agreement; an oral one is in effect as soon as it is recorded (PML 30). */
export function draftAgreement(state: Dispute | null, given: AgreementFields, at: number, now: number): Rule {
  if (!state) return refuse('not_found')
  const against = refuseClosed(state) ?? refuseUnfit(state, given) ?? refuseTime(state, at, now)
  if (against) return against
  if (state.agreement) return refuse('agreement_stands', { number: state.number })
  const drafted: DisputeDraft = { type: 'dispute.agreementDrafted', payload: given, happenedAt: new Date(at).toISOString() }
  return given.form === 'oral' ? [drafted, settling(at)] : [drafted]
}

/** Before it is in effect. Signatures given to other words fall away. */
export function correctAgreement(state: Dispute | null, given: { [K in keyof Omit<AgreementFields, 'form'>]?: AgreementFields[K] | undefined }, reason: string): Rule {
  if (!state?.agreement) return refuse('not_found')
  const { agreement } = state
  if (state.settled) return refuse('agreement_effective', { number: state.number })
  const changed = differences({ ...agreement, items: agreement.items.map(({ id, party, text, due }) => ({ id, party, text, due })) }, given)
  if (!changed) return []
  const against = refuseUnfit(state, { ...agreement, ...changed })
  return against ?? [{ type: 'dispute.agreementCorrected', payload: { ...changed, reason }, corrects: agreement.act }]
}

/** In effect once all parties signed or printed, a mediator signed and the committee sealed it (PML 29). */
export function signAgreement(state: Dispute | null, signatures: Omit<Signature, 'at'>[], at: number, now: number): Rule {
  if (!state?.agreement) return refuse('not_found')
  const { agreement } = state
  const against = refuseClosed(state) ?? refuseTime(state, at, now)
  if (against) return against
  if (agreement.form === 'oral') return refuse('agreement_oral')
  if (at < Date.parse(agreement.draftedAt)) return refuse('signed_before_draft')
  for (const { signer, way } of signatures) if (!maySign(state, signer, way)) return refuse('signer_unfit')
  const fresh = signatures.filter((s) => !agreement.signatures.some((before) => before.signer === s.signer))
  if (fresh.length === 0) return []
  const signedAt = new Date(at).toISOString()
  const after = [...agreement.signatures, ...fresh.map((s) => ({ ...s, at: signedAt }))]
  const signed: DisputeDraft = { type: 'dispute.agreementSigned', payload: { signatures: fresh }, happenedAt: signedAt }
  if (listMissing(state, after).length > 0) return [signed]
  return [signed, settling(Math.max(...after.map((s) => Date.parse(s.at))))]
}

export function withdrawSignature(state: Dispute | null, signer: string, reason: string): Rule {
  if (!state?.agreement?.signatures.some((s) => s.signer === signer)) return refuse('not_found')
  if (state.confirmation.applied) return refuse('confirmation_runs', { number: state.number })
  return [{ type: 'dispute.signatureWithdrawn', payload: { signer, reason }, corrects: state.agreement.act }]
}

export function withdrawAgreement(state: Dispute | null, reason: string): Rule {
  if (!state?.agreement) return refuse('not_found')
  if (state.confirmation.applied) return refuse('confirmation_runs', { number: state.number })
  return [{ type: 'dispute.agreementWithdrawn', payload: { reason }, corrects: state.agreement.act }]
}

/** Who has yet to sign: parties by id, `mediator` while none has, `committee` for its seal. */
export function listMissing(d: Pick<Dispute, 'parties' | 'mediators'>, signatures: readonly Pick<Signature, 'signer'>[]): string[] {
  const signed = new Set(signatures.map((s) => s.signer))
  return [
    ...d.parties.flatMap((p) => (signed.has(p.id) ? [] : [p.id])),
    ...(d.mediators.some((m) => signed.has(m.id)) ? [] : [anyMediator]),
    ...(signed.has(committee) ? [] : [committee]),
  ]
}

function maySign(d: Dispute, signer: string, way: Signature['way']): boolean {
  if (signer === committee) return way === 'seal'
  if (d.mediators.some((m) => m.id === signer && m.state !== 'declined')) return way === 'signature'
  return d.parties.some((p) => p.id === signer)
}

/** Two sides that both want it, a mediator who does it, and obligations of people who are in it. */
function refuseUnfit(d: Dispute, { items }: Pick<AgreementFields, 'items'>): Refusal | null {
  if (d.parties.length < 2) return refuse('agreement_parties')
  if (d.parties.some((p) => p.consent?.agreed !== true)) return refuse('consent_missing', { number: d.number })
  if (!d.mediators.some((m) => m.state === 'accepted')) return refuse('mediator_missing', { number: d.number })
  if (items.some((item) => !d.parties.some((p) => p.id === item.party))) return refuse('item_party')
  return new Set(items.map((item) => item.id)).size < items.length ? refuse('item_twice') : null
}

function refuseTime(d: Dispute, at: number, now: number): Refusal | null {
  return at > now || at < Date.parse(d.reportedAt) ? refuse('dispute_time') : null
}

function settling(at: number): DisputeDraft {
  return { type: 'dispute.settled', payload: { definition: settledDefinitionOn(dayInShanghai(at)).id }, happenedAt: new Date(at).toISOString() }
}
