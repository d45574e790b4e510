import { about, list, plain, type Ask, type Fixture, type Probes } from '../probe.ts'
import * as disputes from '../fixtures/disputes.ts'
import { sentCall } from '../fixtures/incidents.ts'
import type { Asker, World } from '../world.ts'

const reason = '测试'
const verb = (name: string, body: (f: Fixture, asker: Asker, w: World) => unknown) => (f: Fixture, asker: Asker, w: World): Ask => ({ url: `/api/disputes/${f.id}/${name}`, body: body(f, asker, w) })
const mediated = (name: string, body: object) => about(disputes.mediatedDispute, verb(name, () => body))
const today = (w: World) => new Date(w.house.platform.clock.now() + 8 * 3_600_000).toISOString().slice(0, 10)
const held = { session: 's9', place: '村委会', attended: [], record: '记录' }
const agreement = { form: 'written', facts: '事实', content: '内容', items: [], status: false }

/** Takes a look first, if one may: then the file is asked for with it. */
async function openWithLook(f: Fixture, { token }: Asker, { house: { app } }: World): Promise<Ask> {
  const answer = await app.inject({ method: 'POST', url: `/api/disputes/${f.id}/look`, headers: { authorization: `Bearer ${token}` }, payload: { why: 'check' } })
  return { url: `/api/disputes/${f.id}?look=${answer.statusCode === 200 ? answer.json<{ look: string }>().look : 'none'}` }
}

/** Disputes and their mediation. One's own: reported or mediated by who asks, as each row says. */
export const disputeProbes: Probes = {
  'POST /api/disputes': {
    make: null, kind: 'one', shows: null,
    ask: (_, asker, w) => ({
      url: '/api/disputes',
      body: {
        id: w.house.platform.ids.uuid(), station: asker.station || 'lancheng', kind: 'land', place: { address: null, text: '村口', position: null }, text: '地界', violence: true,
        parties: [{ id: 'p1', name: '测试甲', phone: '', side: 'first', person: null }],
      },
    }),
  },
  'GET /api/disputes': [list(disputes.reportedDispute, '/api/disputes?limit=1000', { variant: 'reported' }), list(disputes.mediatedDispute, '/api/disputes?limit=1000', { variant: 'mediated' })],
  'GET /api/disputes/rate': plain('/api/disputes/rate'),
  'GET /api/disputes/rate/records': list(disputes.endedDispute, '/api/disputes/rate/records'),
  'GET /api/disputes/:id': [
    about(disputes.reportedDispute, (f) => ({ url: `/api/disputes/${f.id}` }), { variant: 'reported' }),
    about(disputes.mediatedDispute, (f) => ({ url: `/api/disputes/${f.id}` }), { variant: 'mediated' }),
    about(disputes.mediatedDispute, openWithLook, { variant: 'with a look', shows: () => '"openUntil":"', listed: true }),
  ],
  'POST /api/disputes/:id/look': [
    about(disputes.reportedDispute, verb('look', () => ({ why: 'check' })), { variant: 'reported' }),
    about(disputes.mediatedDispute, verb('look', () => ({ why: 'check' })), { variant: 'mediated' }),
  ],
  'GET /api/disputes/:id/history': about(disputes.mediatedDispute, (f) => ({ url: `/api/disputes/${f.id}/history` }), { shows: () => 'mediatorsNamed' }),
  'POST /api/disputes/:id/mediators': mediated('mediators', { mediators: [{ id: 'm3', account: null, name: '外聘二' }], by: 'parties', reason }),
  'POST /api/disputes/:id/correct': mediated('correct', { text: '更正', reason }),
  'POST /api/disputes/:id/addParty': mediated('addParty', { id: 'p3', name: '测试丙', phone: '', side: 'third', person: null }),
  'POST /api/disputes/:id/correctParty': mediated('correctParty', { party: 'p2', phone: '15400000003', reason }),
  'POST /api/disputes/:id/removeParty': mediated('removeParty', { party: 'p2', reason }),
  'POST /api/disputes/:id/end': mediated('end', { outcome: 'unsettled', ways: ['court'] }),
  'POST /api/disputes/:id/reopen': about(disputes.endedDispute, verb('reopen', () => ({ reason }))),
  'POST /api/disputes/:id/settleFlag': about(disputes.reportedDispute, verb('settleFlag', (f) => ({ act: f.act, text: reason })), { noes: ['flag_own'] }),
  'POST /api/disputes/:id/consent': about(disputes.mediatedDispute, verb('consent', () => ({ party: 'p1', agreed: true, publicity: 'closed' }))),
  'POST /api/disputes/:id/correctConsent': mediated('correctConsent', { party: 'p1', agreed: true, publicity: 'open', reason }),
  'POST /api/disputes/:id/answer': mediated('answer', { mediator: 'm2', accepted: false }),
  'POST /api/disputes/:id/planSession': mediated('planSession', { session: 's9', at: '2026-01-01T01:00:00Z', place: '' }),
  'POST /api/disputes/:id/cancelSession': about(disputes.plannedDispute, verb('cancelSession', () => ({ session: 's1', reason }))),
  'POST /api/disputes/:id/holdSession': about(disputes.mediatedDispute, verb('holdSession', (_, asker) => ({ ...held, session: asker.account }))),
  'POST /api/disputes/:id/correctSession': about(disputes.heldDispute, verb('correctSession', () => ({ session: 's1', record: '更正', reason }))),
  'POST /api/disputes/:id/draft': mediated('draft', agreement),
  'POST /api/disputes/:id/correctAgreement': about(disputes.draftedDispute, verb('correctAgreement', () => ({ content: '更正', reason }))),
  'POST /api/disputes/:id/sign': about(disputes.draftedDispute, verb('sign', () => ({ signatures: [{ signer: 'p1', way: 'print' }] }))),
  'POST /api/disputes/:id/withdrawSignature': about(disputes.signedDispute, verb('withdrawSignature', () => ({ signer: 'p1', reason }))),
  'POST /api/disputes/:id/withdrawAgreement': about(disputes.draftedDispute, verb('withdrawAgreement', () => ({ reason }))),
  'POST /api/disputes/:id/perform': about(disputes.settledDispute, verb('perform', (_, __, w) => ({ item: 'i1', outcome: 'performed', on: today(w) }))),
  'POST /api/disputes/:id/correctPerformance': about(disputes.performedDispute, verb('correctPerformance', (_, __, w) => ({ item: 'i1', outcome: 'not_performed', on: today(w), reason }))),
  'POST /api/disputes/:id/offerConfirmation': about(disputes.settledDispute, verb('offerConfirmation', () => ({ wish: 'wanted' }))),
  'POST /api/disputes/:id/applyForConfirmation': about(disputes.settledDispute, verb('applyForConfirmation', (_, __, w) => ({ court: '县法院', on: today(w), applicants: ['p1', 'p2'] }))),
  'POST /api/disputes/:id/answerConfirmation': about(disputes.disputeBeforeCourt, verb('answerConfirmation', (_, __, w) => ({ answer: 'accepted', on: today(w) }))),
  'POST /api/disputes/:id/takeConfirmationBack': about(disputes.disputeBeforeCourt, verb('takeConfirmationBack', () => ({ step: 'applied', reason }))),
  'POST /api/disputes/:id/raise': [
    about(disputes.reportedDispute, verb('raise', () => ({ danger: 'violence', text: '持械' })), { variant: 'reported' }),
    about(disputes.mediatedDispute, verb('raise', () => ({ danger: 'violence', text: '持械' })), { variant: 'mediated' }),
  ],
  'POST /api/disputes/:id/link': about(
    async (w, at) => ({ ...(await disputes.mediatedDispute(w, at)), call: (await sentCall(w, at)).id }),
    verb('link', (f) => ({ incident: f.call, danger: 'violence', reason })),
  ),
  'POST /api/disputes/:id/unlink': about(disputes.disputeWithCall, verb('unlink', () => ({ incident: 'x', reason }))),
}
