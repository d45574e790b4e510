import { describe, expect, test } from 'vitest'
import type { AgreementFields } from './acts.ts'
import { runConfirmation } from './clocks.ts'
import { end, reopen, reportDispute, type Rule } from './decide.ts'
import { applyForConfirmation, notePerformance, offerConfirmation } from './decide-after.ts'
import { correctAgreement, draftAgreement, listMissing, signAgreement, withdrawSignature } from './decide-agreement.ts'
import { answerMediation, correctConsent, nameMediators, noteConsent } from './decide-consent.ts'
import { correctSession, holdSession, planSession } from './decide-sessions.ts'
import { performanceOf, statusOf, type Dispute } from './dispute.ts'
import { disputeRecord } from './project.ts'

const t0 = Date.parse('2026-11-23T01:30:00Z')
const hour = 3_600_000
const staff = [{ login: 'lan', station: 'a', roles: ['community_officer'], state: 'active' }]
const party = (id: string, side: 'first' | 'second') => ({ id, name: id, phone: '', side, person: null })
const given = { kind: 'neighbours' as const, place: { address: null, text: '3号院', position: null }, text: '滴水', parties: [party('p1', 'first'), party('p2', 'second')], violence: false, number: 'JF-a-2026-0001', station: 'a' }
const consent = (who: string, agreed = true, publicity: 'open' | 'closed' | 'either' = 'either') => ({ party: who, agreed, publicity, note: '', ways: agreed ? [] : ['court' as const] })
const agreement: AgreementFields = { form: 'written', facts: '空调滴水', content: '移机', items: [{ id: 'i1', party: 'p1', text: '移机', due: '2026-12-01' }], status: false }

/** A dispute to which rules are applied one after another, an hour apart; every refusal fails the test. */
function openDispute() {
  let acts = 0
  let hours = 0
  let state: Dispute | null = null
  const now = () => t0 + hours * hour
  const apply = (decide: (state: Dispute | null, now: number) => Rule, actor = 'lan'): Dispute => {
    hours++
    const rule = decide(state, now())
    if (!Array.isArray(rule)) throw new Error(rule.refused)
    const recordedAt = new Date(now()).toISOString()
    for (const draft of rule) {
      const act = { happenedAt: recordedAt, ...draft, id: `act-${++acts}`, typeVersion: 1, record: { type: 'dispute', id: 'd' }, version: acts, actor, recordedAt, purpose: null, corrects: draft.corrects ?? null }
      state = disputeRecord.fold(state, act as never)
    }
    return state!
  }
  apply((s, n) => reportDispute(s, given, new Date(t0).toISOString(), n))
  return { apply, now, get: () => state! }
}

function agree(form: AgreementFields['form'] = 'written', more: Partial<AgreementFields> = {}) {
  const d = openDispute()
  d.apply((s, n) => noteConsent(s, consent('p1'), n))
  d.apply((s, n) => noteConsent(s, consent('p2'), n))
  d.apply((s) => nameMediators(s, { mediators: [{ id: 'm1', account: 'lan', name: '' }], by: 'parties', reason: '' }, staff))
  d.apply((s, n) => draftAgreement(s, { ...agreement, form, ...more }, n, n))
  return d
}
const all = [{ signer: 'p1', way: 'signature' as const }, { signer: 'p2', way: 'print' as const }, { signer: 'm1', way: 'signature' as const }, { signer: 'committee', way: 'seal' as const }]

describe('voluntary mediation', () => {
  test('ends at once when a party clearly refuses, and says where else it may go (PML 17, 26)', () => {
    const d = openDispute()
    expect(noteConsent(d.get(), { ...consent('p1', false), ways: [] }, d.now())).toMatchObject({ refused: 'ways_missing' })
    d.apply((s, n) => noteConsent(s, consent('p1', false), n))
    expect(d.get().ended).toMatchObject({ outcome: 'refused', ways: ['court'] })
    expect(statusOf(d.get())).toBe('unsettled')
    expect(planSession(d.get(), { session: 's', at: new Date(d.now()).toISOString(), place: '' })).toMatchObject({ refused: 'dispute_ended' })
    expect(reopen(d.get(), '再试')).toMatchObject({ refused: 'party_refuses' })
  })

  test('goes on when that party thinks otherwise, and where the refusal was written down by mistake', () => {
    const d = openDispute()
    d.apply((s, n) => noteConsent(s, consent('p1', false), n))
    d.apply((s, n) => noteConsent(s, consent('p1'), n))
    d.apply((s) => reopen(s, '同意了'))
    expect(d.get().ended).toBeNull()
    d.apply((s, n) => noteConsent(s, consent('p2', false), n))
    d.apply((s, n) => correctConsent(s, { party: 'p2', agreed: true, publicity: 'either', ways: [], reason: '记错了' }, n))
    expect(d.get().ended).toBeNull()
  })

  test('comes to no agreement before everyone agreed to it and somebody mediates', () => {
    const d = openDispute()
    expect(draftAgreement(d.get(), agreement, d.now(), d.now())).toMatchObject({ refused: 'consent_missing' })
    d.apply((s, n) => noteConsent(s, consent('p1'), n))
    d.apply((s, n) => noteConsent(s, consent('p2'), n))
    expect(draftAgreement(d.get(), agreement, d.now(), d.now())).toMatchObject({ refused: 'mediator_missing' })
  })

  test('is never ended without advice, save where it was written down by mistake', () => {
    const d = openDispute()
    expect(end(d.get(), { outcome: 'unsettled', ways: [], text: '' }, d.now())).toMatchObject({ refused: 'ways_missing' })
    expect(end(d.get(), { outcome: 'voided', ways: [], text: ' ' }, d.now())).toMatchObject({ refused: 'void_text' })
    d.apply((s, n) => end(s, { outcome: 'voided', ways: [], text: '重复' }, n))
    expect(statusOf(d.get())).toBe('voided')
  })
})

describe('mediators', () => {
  test('whom the parties chose answers for themselves; whom the committee assigned need not', () => {
    const d = openDispute()
    const name = (by: 'parties' | 'committee', reason: string) => d.apply((s) => nameMediators(s, { mediators: [{ id: by, account: 'lan', name: '' }, { id: 'out', account: null, name: '外聘' }], by, reason }, staff), 'chief')
    expect(name('parties', '').mediators.map((m) => m.state)).toEqual(['asked', 'accepted'])
    expect(answerMediation(d.get(), 'parties', true, '', 'chief')).toMatchObject({ refused: 'mediator_answers' })
    d.apply((s) => answerMediation(s, 'parties', false, '', 'lan'))
    expect(disputeRecord.attributes(d.get(), 'd').people).toEqual([])
    expect(name('committee', '当事人未选').mediators.map((m) => m.state)).toEqual(['accepted', 'accepted'])
  })

  test.each([['another station', { station: 'b' }], ['an account that ended', { state: 'ended' }], ['a dispatcher', { roles: ['dispatcher'] }]])('are not of %s', (_, change) => {
    const rule = nameMediators(openDispute().get(), { mediators: [{ id: 'm', account: 'lan', name: '' }], by: 'parties', reason: '' }, [{ ...staff[0]!, ...change }])
    expect(rule).toMatchObject({ refused: 'mediator_unfit' })
  })
})

describe('a session that was held', () => {
  const held = { session: 's', place: '村委会', attended: ['p1', 'p2', 'm1'], record: '各让一步' }
  test('is written down though the mediation has ended since, and flagged', () => {
    const d = openDispute()
    d.apply((s, n) => end(s, { outcome: 'unsettled', ways: ['court'], text: '' }, n))
    d.apply((s, n) => holdSession(s, held, new Date(n).toISOString(), n))
    expect(d.get().sessions).toMatchObject([{ state: 'held' }])
    expect(d.get().flags).toMatchObject([{ kind: 'after_end', settledBy: null }])
  })

  test('is flagged when it comes more than a week late, and not when it was before the end', () => {
    const d = openDispute()
    const at = new Date(d.now()).toISOString()
    d.apply((s, n) => end(s, { outcome: 'unsettled', ways: ['court'], text: '' }, n))
    expect(holdSession(d.get(), held, at, d.now())).toMatchObject([{ payload: { flag: null } }])
    expect(holdSession(d.get(), held, at, d.now() + 8 * 24 * hour)).toMatchObject([{ payload: { flag: 'late' } }])
  })

  test('is corrected by what differs, and keeps the act that it corrects', () => {
    const d = openDispute()
    d.apply((s, n) => holdSession(s, held, new Date(n).toISOString(), n))
    expect(correctSession(d.get(), 's', { place: '村委会' }, '理由')).toEqual([])
    expect(correctSession(d.get(), 's', { place: '司法所' }, '理由')).toMatchObject([{ payload: { place: '司法所' }, corrects: d.get().sessions[0]!.act }])
  })
})

describe('an agreement', () => {
  test('in writing takes effect with the last of all signatures and the seal, at its time (PML 29)', () => {
    const d = agree()
    d.apply((s, n) => signAgreement(s, all.slice(0, 3), n, n))
    expect(d.get().settled).toBeNull()
    expect(listMissing(d.get(), d.get().agreement!.signatures)).toEqual(['committee'])
    d.apply((s, n) => signAgreement(s, all, n, n))
    expect(d.get().settled).toEqual({ at: new Date(d.now()).toISOString(), definition: 'dispute_settled/1' })
  })

  test('by word of mouth takes effect when it is recorded, and is not signed (PML 30)', () => {
    const d = agree('oral')
    expect(statusOf(d.get())).toBe('settled')
    expect(signAgreement(openDispute().get(), all, 0, 0)).toMatchObject({ refused: 'not_found' })
  })

  test('loses its signatures when its words change, and its effect when one is withdrawn', () => {
    const d = agree()
    d.apply((s, n) => signAgreement(s, all.slice(0, 2), n, n))
    d.apply((s) => correctAgreement(s, { content: '加装导管' }, '当事人要求'))
    expect(d.get().agreement!.signatures).toEqual([])
    d.apply((s, n) => signAgreement(s, all, n, n))
    expect(correctAgreement(d.get(), { content: '别的' }, '理由')).toMatchObject({ refused: 'agreement_effective' })
    d.apply((s) => withdrawSignature(s, 'p2', '代签'))
    expect(d.get().settled).toBeNull()
  })

  test('is sealed by the committee alone, and signed by nobody else than parties and mediators', () => {
    const d = agree()
    for (const bad of [{ signer: 'committee', way: 'signature' as const }, { signer: 'm1', way: 'seal' as const }, { signer: 'x', way: 'print' as const }])
      expect(signAgreement(d.get(), [bad], d.now(), d.now())).toMatchObject({ refused: 'signer_unfit' })
  })

  test('is broken as soon as one thing was not done, and performed when all were', () => {
    const d = agree('oral', { items: [...agreement.items, { id: 'i2', party: 'p2', text: '道歉', due: null }] })
    const note = (item: string, outcome: 'performed' | 'not_performed') => d.apply((s, n) => notePerformance(s, { item, outcome, on: '2026-11-23', note: '' }, n))
    expect(performanceOf(note('i1', 'performed'))).toBe('running')
    expect(performanceOf(note('i2', 'not_performed'))).toBe('broken')
  })
})

describe('judicial confirmation', () => {
  test('may be asked for within thirty days from the day after the effect, moved off a holiday (PML 33)', () => {
    expect(runConfirmation('2026-09-01T02:00:00Z')).toMatchObject({ due: '2026-10-08T16:00:00.000Z', holidaysUnknown: null })
    expect(runConfirmation('2026-11-23T02:00:00Z')).toMatchObject({ due: '2026-12-23T16:00:00.000Z' })
    expect(runConfirmation('2026-12-20T02:00:00Z')).toMatchObject({ due: '2027-01-19T16:00:00.000Z', holidaysUnknown: '2027' })
  })

  test('is asked for together, and never for identity, adoption or marriage', () => {
    const d = agree('oral')
    const ask = (applicants: string[]) => applyForConfirmation(d.get(), { court: '县法院', on: '2026-11-23', applicants }, d.now())
    expect(ask(['p1'])).toMatchObject({ refused: 'confirmation_joint' })
    expect(ask(['p1', 'p2'])).toMatchObject([{ type: 'dispute.confirmationApplied' }])
    expect(offerConfirmation(agree('oral', { status: true }).get(), 'wanted', '')).toMatchObject({ refused: 'confirmation_excluded' })
  })
})
