import type { DisputeAct } from './acts.ts'
import type { Agreement, Dispute } from './dispute.ts'

type Change = Extract<DisputeAct, { type: 'dispute.agreementCorrected' | 'dispute.agreementSigned' | 'dispute.signatureWithdrawn' | `dispute.performance${string}` }>

/** What an act makes of the agreement that stands. */
export function foldAgreement(a: Agreement, act: Change): Agreement {
  switch (act.type) {
    case 'dispute.agreementCorrected': {
      const { reason: _, items, ...changes } = act.payload
      return { ...a, ...changes, items: items ? items.map((item) => ({ ...item, performance: null })) : a.items, signatures: [], act: act.id }
    }
    case 'dispute.agreementSigned': {
      const fresh = act.payload.signatures.map((s) => ({ ...s, at: act.happenedAt }))
      return { ...a, signatures: [...a.signatures.filter((s) => !fresh.some((f) => f.signer === s.signer)), ...fresh] }
    }
    case 'dispute.signatureWithdrawn':
      return { ...a, signatures: a.signatures.filter((s) => s.signer !== act.payload.signer) }
    case 'dispute.performanceNoted':
    case 'dispute.performanceCorrected': {
      const { item, outcome, on, note } = act.payload
      return { ...a, items: a.items.map((i) => (i.id === item ? { ...i, performance: outcome && { outcome, on, note, act: act.id } } : i)) }
    }
  }
}

type ConfirmationAct = Extract<DisputeAct, { type: `dispute.confirmation${string}` }>

/** A step that is taken back takes those after it along. */
export function foldConfirmation(c: Dispute['confirmation'], act: ConfirmationAct): Dispute['confirmation'] {
  switch (act.type) {
    case 'dispute.confirmationOffered':
      return { ...c, offered: { ...act.payload, at: act.happenedAt, act: act.id } }
    case 'dispute.confirmationApplied':
      return { ...c, applied: { ...act.payload, act: act.id }, answered: null }
    case 'dispute.confirmationAnswered':
      return { ...c, answered: { ...act.payload, act: act.id } }
    case 'dispute.confirmationTakenBack':
      return { offered: act.payload.step === 'offered' ? null : c.offered, applied: act.payload.step === 'answered' ? c.applied : null, answered: null }
  }
}
