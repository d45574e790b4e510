import { about, list, plain, type Ask, type Fixture, type Probes } from '../probe.ts'
import * as hazards from '../fixtures/hazards.ts'
import { templates } from '#domains/hazards/index.ts'

const reason = '测试'
const verb = (name: string, body: (f: Fixture) => unknown = () => ({})) => (f: Fixture): Ask => ({ url: `/api/hazards/${f.id}/${name}`, body: body(f) })
const checklist = (name: string, body: (f: Fixture) => unknown = () => ({})) => (f: Fixture): Ask => ({ url: `/api/checklists/${f.id}/${name}`, body: body(f) })
const inspection = (name: string, body: object) => (f: Fixture): Ask => ({ url: `/api/inspections/${f.id}/${name}`, body })
const byReason = () => ({ reason })

/** Hazards, checklists, and what was filled in. */
export const hazardProbes: Probes = {
  'GET /api/hazards': list(hazards.foundHazard, '/api/hazards?limit=2000'),
  'GET /api/hazards.csv': list(hazards.foundHazard, '/api/hazards.csv'),
  'GET /api/hazard-points': list(hazards.foundHazard, '/api/hazard-points'),
  'GET /api/hazard-counts': plain('/api/hazard-counts'),
  'GET /api/hazards/unseen': list(hazards.majorHazard, '/api/hazards/unseen', { fresh: true }),
  'GET /api/hazards/to-recheck': list(hazards.foundHazard, '/api/hazards/to-recheck'),
  'GET /api/hazards/former': plain('/api/hazards/former?kind=fire&text=x'),
  'GET /api/hazards/:id': about(hazards.foundHazard, (f) => ({ url: `/api/hazards/${f.id}` })),
  'GET /api/hazards/:id/history': about(hazards.foundHazard, (f) => ({ url: `/api/hazards/${f.id}/history` }), { shows: () => 'hazard.found' }),
  'POST /api/hazards': [
    plain('/api/hazards', hazards.givenHazard, { variant: 'at one’s own station' }),
    plain('/api/hazards', { ...hazards.givenHazard, station: 'qiyun' }, { variant: 'at another station' }),
  ],
  'POST /api/hazards/:id/recheck': about(hazards.foundHazard, verb('recheck', () => ({ result: 'passed' }))),
  'POST /api/hazards/:id/assign': about(hazards.foundHazard, verb('assign', () => ({ account: null }))),
  'POST /api/hazards/:id/look': [
    about(hazards.foundHazard, verb('look', () => ({ reason: 'contact' }))),
    about(hazards.majorHazard, verb('look', () => ({ reason: 'contact' })), { variant: 'major' }),
  ],
  'POST /api/hazards/:id/correct': about(hazards.foundHazard, verb('correct', () => ({ due: '2026-12-30', reason }))),
  'POST /api/hazards/:id/former': about(hazards.foundHazard, verb('former', () => ({ former: null, reason }))),
  'POST /api/hazards/:id/mend': about(hazards.foundHazard, verb('mend')),
  'POST /api/hazards/:id/notice': about(hazards.foundHazard, verb('notice')),
  'POST /api/hazards/:id/chase': about(hazards.foundHazard, verb('chase')),
  'POST /api/hazards/:id/takeRecheckBack': about(hazards.failedHazard, verb('takeRecheckBack', (f) => ({ recheck: f.act, reason }))),
  'POST /api/hazards/:id/handOver': about(hazards.foundHazard, verb('handOver', () => ({ authority: 'housing' }))),
  'POST /api/hazards/:id/takeHandOverBack': about(hazards.handedHazard, verb('takeHandOverBack', byReason)),
  'POST /api/hazards/:id/receipt': about(hazards.handedHazard, verb('receipt', () => ({ text: '回执' }))),
  'POST /api/hazards/:id/close': about(hazards.mendedHazard, verb('close')),
  'POST /api/hazards/:id/withdraw': about(hazards.foundHazard, verb('withdraw', byReason)),
  'POST /api/hazards/:id/reopen': about(hazards.closedHazard, verb('reopen', byReason)),
  'POST /api/hazards/:id/see': about(hazards.majorHazard, verb('see')),
  'POST /api/hazards/:id/settleFlag': about(hazards.flaggedHazard, verb('settleFlag', (f) => ({ act: f.act, text: reason }))),
  'GET /api/hazard-flags': list(hazards.flaggedHazard, '/api/hazard-flags'),
  'GET /api/hazard-terms': plain('/api/hazard-terms'),
  'POST /api/hazard-terms': plain('/api/hazard-terms', { minor: 30, serious: 15, major: 3, reason }),
  'GET /api/checklists': list(hazards.publishedChecklist, '/api/checklists'),
  'GET /api/checklists/current': list(hazards.publishedChecklist, '/api/checklists/current'),
  'GET /api/checklists/templates': plain('/api/checklists/templates'),
  'GET /api/checklists/:id': about(hazards.publishedChecklist, (f) => ({ url: `/api/checklists/${f.id}` })),
  'POST /api/checklists': plain('/api/checklists', { content: templates.gas }),
  'POST /api/checklists/:id/draft': about(hazards.draftedChecklist, checklist('draft', (f) => ({ content: templates.gas, base: f.base })), { fresh: true }),
  'POST /api/checklists/:id/dropDraft': about(hazards.redraftedChecklist, checklist('dropDraft')),
  'POST /api/checklists/:id/publish': about(hazards.draftedChecklist, checklist('publish')),
  'POST /api/checklists/:id/retire': about(hazards.publishedChecklist, checklist('retire', byReason)),
  'POST /api/checklists/:id/restore': about(hazards.retiredChecklist, checklist('restore', byReason)),
  'GET /api/inspections': list(hazards.inspection, '/api/inspections?limit=500'),
  'GET /api/inspections/:id': about(hazards.inspection, (f) => ({ url: `/api/inspections/${f.id}` })),
  'POST /api/inspections': about(hazards.publishedChecklist, (f) => ({ url: '/api/inspections', body: { checklist: f.id, version: 1, place: { text: '老街' }, answers: hazards.answers } }), { shows: null, noes: ['checklist_version_unknown'] }),
  'POST /api/inspections/:id/correct': about(hazards.inspection, inspection('correct', { answers: { ...hazards.answers, heater: 'na' }, reason })),
  'POST /api/inspections/:id/withdraw': about(hazards.inspection, inspection('withdraw', { reason })),
}
