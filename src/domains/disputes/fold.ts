import type { DisputeAct } from './acts.ts'
import type { Agreement, Dispute } from './dispute.ts'
import { foldAgreement, foldConfirmation } from './fold-agreement.ts'
import { foldSessions } from './fold-sessions.ts'

const nothing = { offered: null, applied: null, answered: null }

export function foldDispute(state: Dispute | null, act: DisputeAct): Dispute {
  if (act.type === 'dispute.reported') {
    const { parties, violence: _, flag, ...given } = act.payload
    return {
      ...given, parties: parties.map((p) => ({ ...p, consent: null, act: act.id })), reportedBy: act.actor, reportedAt: act.happenedAt, act: act.id,
      mediators: [], chosenBy: null, sessions: [], agreement: null, settled: null, confirmation: nothing, ended: null, incidents: [],
      flags: flag ? [{ act: act.id, kind: flag, at: act.recordedAt, by: act.actor, settledBy: null }] : [], looks: [],
    }
  }
  return foldRest(state!, act)
}

function foldRest(d: Dispute, act: Exclude<DisputeAct, { type: 'dispute.reported' }>): Dispute {
  switch (act.type) {
    case 'dispute.corrected': {
      const { reason: _, ...changes } = act.payload
      return { ...d, ...changes, act: act.id }
    }
    case 'dispute.partyAdded':
      return { ...d, parties: [...d.parties, { ...act.payload, consent: null, act: act.id }] }
    case 'dispute.partyCorrected': {
      const { party, reason: _, ...changes } = act.payload
      return { ...d, parties: d.parties.map((p) => (p.id === party ? { ...p, ...changes, act: act.id } : p)) }
    }
    case 'dispute.partyRemoved':
      return { ...d, parties: d.parties.filter((p) => p.id !== act.payload.party) }
    case 'dispute.consentNoted':
    case 'dispute.consentCorrected': {
      const { party, agreed, publicity } = act.payload
      return { ...d, parties: d.parties.map((p) => (p.id === party ? { ...p, consent: { agreed, publicity, at: act.happenedAt, act: act.id } } : p)) }
    }
    case 'dispute.mediatorsNamed': {
      const { mediators, by } = act.payload
      // Whom the committee assigns, who comes from outside and who names themselves need not be asked. Who stays keeps their answer.
      const isAsked = (account: string | null) => by === 'parties' && account !== null && account !== act.actor
      return { ...d, chosenBy: by, mediators: mediators.map((m) => ({ ...m, state: d.mediators.find((before) => before.id === m.id)?.state ?? (isAsked(m.account) ? 'asked' : 'accepted') })) }
    }
    case 'dispute.mediatorAnswered':
      return { ...d, mediators: d.mediators.map((m) => (m.id === act.payload.mediator ? { ...m, state: act.payload.accepted ? 'accepted' : 'declined' } : m)) }
    case 'dispute.sessionPlanned':
    case 'dispute.sessionCancelled':
    case 'dispute.sessionHeld':
    case 'dispute.sessionCorrected':
      return { ...d, ...foldSessions(d, act) }
    case 'dispute.settled':
      return { ...d, settled: { at: act.happenedAt, definition: act.payload.definition } }
    case 'dispute.ended':
      return { ...d, ended: { ...act.payload, at: act.happenedAt, by: act.actor, act: act.id } }
    case 'dispute.reopened':
      return { ...d, ended: null }
    case 'dispute.incidentRaised':
    case 'dispute.incidentLinked': {
      const { incident, danger } = act.payload
      return { ...d, incidents: [...d.incidents, { incident, danger, at: act.happenedAt }] }
    }
    case 'dispute.incidentUnlinked':
      return { ...d, incidents: d.incidents.filter((i) => i.incident !== act.payload.incident) }
    case 'dispute.flagSettled':
      return { ...d, flags: d.flags.map((f) => (f.act === act.payload.act ? { ...f, settledBy: act.actor } : f)) }
    case 'dispute.looked':
      return { ...d, looks: [...d.looks.filter((l) => l.account !== act.actor), { account: act.actor, act: act.id, at: act.happenedAt }] }
    case 'dispute.agreementDrafted':
      return { ...d, agreement: draft(act) }
    case 'dispute.agreementWithdrawn':
      return { ...d, agreement: null, settled: null, confirmation: nothing }
    case 'dispute.confirmationOffered':
    case 'dispute.confirmationApplied':
    case 'dispute.confirmationAnswered':
    case 'dispute.confirmationTakenBack':
      return { ...d, confirmation: foldConfirmation(d.confirmation, act) }
    case 'dispute.signatureWithdrawn':
      // What needs every signature is not in effect while one is missing.
      return { ...d, agreement: foldAgreement(d.agreement!, act), settled: null, confirmation: nothing }
    default:
      return { ...d, agreement: foldAgreement(d.agreement!, act) }
  }
}

function draft({ payload, happenedAt, id }: Extract<DisputeAct, { type: 'dispute.agreementDrafted' }>): Agreement {
  return { ...payload, items: payload.items.map((item) => ({ ...item, performance: null })), signatures: [], draftedAt: happenedAt, act: id }
}
