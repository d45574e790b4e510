import { about, list, plain, type Fixture, type Probes } from '../probe.ts'
import type { Asker, World } from '../world.ts'
import * as footage from '../fixtures/footage.ts'

const reason = '测试'
const verb = (name: string, body: unknown) => (f: Fixture) => ({ url: `/api/footage/grants/${f.id}/${name}`, body })
const inADay = (w: World) => new Date(w.house.platform.clock.now() + 20 * 3_600_000).toISOString()
const approval = (f: Fixture, _: Asker, w: World) => ({ url: `/api/footage/grants/${f.id}/approve`, body: { until: inADay(w), reason, deferral: null } })
const answer = (f: Fixture) => ({ url: `/api/owner/services/${f.id}/answer`, body: { answer: 'signed' } })
const stretch = (w: World) => ({ from: new Date(w.footageFrom + 10_000).toISOString(), to: new Date(w.footageFrom + 14_000).toISOString() })
const emergency = (type: 'case' | 'incident') => (f: Fixture, _: Asker, w: World) => {
  const { from, to, cameras } = footage.request(w, f.id, '')
  return { url: '/api/footage/emergencies', body: { from, to, ground: { type, id: f.id }, cameras, second: f.partner, danger: '有人落水' } }
}
/** First bytes of what an allow hands out: a JPEG, a zip, fragmented MP4. */
const jpeg = () => '\u00ff\u00d8\u00ff'
const zip = () => 'PK\u0003\u0004'
const mp4 = () => 'moof'
/** Rules that say: this is not your case, or not your colleague. */
const notYours = ['ground_unknown', 'ground_not_yours', 'second_unknown', 'second_unfit']

/** Footage: asking, granting, looking, exporting; the owner's side. */
export const footageProbes: Probes = {
  'POST /api/footage/grants': [
    about(footage.caseWithFootage, (f, _, w) => ({ url: '/api/footage/grants', body: footage.request(w, f.id, f.partner!) }), { shows: null, noes: notYours, variant: 'on a case' }),
    about(footage.callForEmergency, (f, _, w) => ({ url: '/api/footage/grants', body: { ...footage.request(w, f.id, f.partner!), ground: { type: 'incident', id: f.id } } }), { shows: null, noes: notYours, variant: 'on a call' }),
  ],
  'POST /api/footage/emergencies': [
    about(footage.callForEmergency, emergency('incident'), { shows: null, noes: notYours, variant: 'on a call' }),
    about(footage.caseWithFootage, emergency('case'), { shows: null, noes: notYours, variant: 'on a case' }),
  ],
  'GET /api/footage/emergency-options': [
    about(footage.callForEmergency, (f) => ({ url: `/api/footage/emergency-options?ground=incident:${f.id}` }), { shows: null, variant: 'on a call' }),
    about(footage.caseWithFootage, (f) => ({ url: `/api/footage/emergency-options?ground=case:${f.id}` }), { shows: null, variant: 'on a case' }),
  ],
  'GET /api/footage/ask-options': list(footage.caseWithFootage, '/api/footage/ask-options'),
  'GET /api/footage/grants': list(footage.askedGrant, '/api/footage/grants?limit=500'),
  'GET /api/footage/grants/:id': about(footage.activeGrant, (f) => ({ url: `/api/footage/grants/${f.id}` })),
  'GET /api/footage/grants/:id/neighbours': about(footage.activeGrant, (f, _, w) => ({ url: `/api/footage/grants/${f.id}/neighbours?camera=${w.cameraWithFootage}` }), { shows: null }),
  'GET /api/footage/grants/:id/marks': about(footage.clip, (f) => ({ url: `/api/footage/grants/${f.grant}/marks` })),
  'POST /api/footage/grants/:id/approve': [about(footage.askedGrant, approval, { variant: 'asked by an officer' }), about(footage.askedByHead, approval, { variant: 'asked by the head of the unit' })],
  'POST /api/footage/grants/:id/refuse': about(footage.askedGrant, verb('refuse', { reason })),
  'POST /api/footage/grants/:id/withdraw': about(footage.askedGrant, verb('withdraw', { reason })),
  'POST /api/footage/grants/:id/revoke': about(footage.activeGrant, verb('revoke', { reason })),
  'POST /api/footage/grants/:id/confirmEmergency': about(footage.emergencyThatWaits, verb('confirmEmergency', {})),
  'POST /api/footage/grants/:id/uphold': about(footage.openedEmergency, verb('uphold', { reason })),
  'POST /api/footage/grants/:id/report': about(footage.openedEmergency, verb('report', { reason })),
  'POST /api/footage/grants/:id/defer': about(footage.deferredService, (f, _, w) => ({ url: `/api/footage/grants/${f.grant}/defer`, body: { owner: f.owner, until: inADay(w), ground: reason } }), { shows: null }),
  'POST /api/footage/grants/:id/noteService': about(footage.service, (f) => ({ url: `/api/footage/grants/${f.grant}/noteService`, body: { owner: f.owner, answer: 'signed', note: reason } }), { shows: null }),
  'POST /api/footage/looks': about(footage.activeGrant, (f, _, w) => ({ url: '/api/footage/looks', body: { grant: f.id, camera: w.cameraWithFootage, kind: 'playback' } }), { shows: (f) => f.number! }),
  'GET /api/footage/looks': list(footage.playbackLook, '/api/footage/looks?limit=1000'),
  'GET /api/footage/looks.csv': list(footage.playbackLook, '/api/footage/looks.csv?limit=1000', { shows: (f) => f.number! }),
  'GET /api/footage/reviews': plain('/api/footage/reviews'),
  'GET /api/footage/reviews/:week': plain('/api/footage/reviews/2026-01-05'),
  'POST /api/footage/reviews/:week': plain('/api/footage/reviews/2026-01-05', { examined: [], conclusion: '无异常' }),
  'POST /api/footage/reviews/:week/correct': { make: null, kind: 'one', shows: null, ask: async (_, __, w) => ({ url: `/api/footage/reviews/${await footage.keptReview(w)}/correct`, body: { examined: [], conclusion: '无异常', reason } }) },
  'GET /api/footage/subjects': plain('/api/footage/subjects?q=A'),
  'POST /api/footage/looks/:id/close': about(footage.playbackLook, (f) => ({ url: `/api/footage/looks/${f.id}/close`, body: {} })),
  'GET /api/footage/looks/:id/coverage': about(footage.playbackLook, (f) => ({ url: `/api/footage/looks/${f.id}/coverage` }), { shows: null }),
  'GET /api/footage/looks/:id/segments': about(footage.playbackLook, (f, _, w) => ({ url: `/api/footage/looks/${f.id}/segments?from=${w.footageFrom + 10_000}&to=${w.footageFrom + 12_000}` }), { shows: mp4 }),
  'GET /api/footage/looks/:id/still': about(footage.playbackLook, (f, _, w) => ({ url: `/api/footage/looks/${f.id}/still?at=${w.footageFrom + 10_000}` }), { shows: jpeg }),
  'POST /api/footage/looks/:id/search': about(footage.playbackLook, (f, _, w) => ({ url: `/api/footage/looks/${f.id}/search`, body: { what: 'moved', region: { x: 0.4, y: 0.4, width: 0.2, height: 0.2 }, from: w.footageFrom + 10_000, to: w.footageFrom + 20_000, seen: w.footageFrom + 10_000 } }), { shows: null }),
  'GET /api/footage/looks/:id/live': about(footage.liveLook, (f) => ({ url: `/api/footage/looks/${f.id}/live` }), { kind: 'live', shows: null }),
  'POST /api/footage/live': about(footage.callNearCamera, (f) => ({ url: '/api/footage/live', body: { incident: f.id } })),
  'POST /api/footage/exports': about(footage.activeGrant, (f, _, w) => ({ url: '/api/footage/exports', body: { ...stretch(w), grant: f.id, camera: w.cameraWithFootage } }), { shows: null }),
  'GET /api/footage/exports/:id/bundle': about(footage.sealedExport, (f) => ({ url: `/api/footage/exports/${f.id}/bundle` }), { shows: zip }),
  'GET /api/footage/exports/:id/viewing-copy': about(footage.sealedExport, (f) => ({ url: `/api/footage/exports/${f.id}/viewing-copy` }), { shows: mp4 }),
  'GET /api/footage/clips': about(footage.caseWithClip, (f) => ({ url: `/api/footage/clips?case=${f.id}` }), { shows: (f) => f.clip! }),
  'POST /api/footage/clips': about(footage.activeGrant, (f, _, w) => ({ url: '/api/footage/clips', body: { ...stretch(w), grant: f.id, camera: w.cameraWithFootage, name: '片段' } }), { shows: null }),
  'POST /api/footage/clips/:id/correct': about(footage.clip, (f) => ({ url: `/api/footage/clips/${f.id}/correct`, body: { note: '更正', reason } })),
  'POST /api/footage/clips/:id/remove': about(footage.clip, (f) => ({ url: `/api/footage/clips/${f.id}/remove`, body: { reason } })),
  'POST /api/footage/clips/:id/mask': about(footage.clip, (f, _, w) => ({ url: `/api/footage/clips/${f.id}/mask`, body: { masks: [{ ...stretch(w), keys: [{ at: stretch(w).from, x: 0.1, y: 0.1, width: 0.2, height: 0.2 }] }] } })),
  'POST /api/footage/looks/:id/still': about(footage.playbackLook, (f, _, w) => ({ url: `/api/footage/looks/${f.id}/still`, body: { at: w.footageFrom + 10_000 } }), { shows: null }),
  'POST /api/footage/bookmarks': about(footage.activeGrant, (f, _, w) => ({ url: '/api/footage/bookmarks', body: { grant: f.id, camera: w.cameraWithFootage, at: stretch(w).from, note: '书签' } }), { shows: null }),
  'POST /api/footage/bookmarks/:id/correct': about(footage.bookmark, (f) => ({ url: `/api/footage/bookmarks/${f.id}/correct`, body: { note: '更正', reason } })),
  'POST /api/footage/bookmarks/:id/remove': about(footage.bookmark, (f) => ({ url: `/api/footage/bookmarks/${f.id}/remove`, body: { reason } })),
  'GET /api/footage/bookmarks': about(footage.caseWithBookmark, (f) => ({ url: `/api/footage/bookmarks?case=${f.id}` }), { shows: (f) => f.clip! }),
  'POST /api/footage/reels': about(footage.clip, (f) => ({ url: '/api/footage/reels', body: { title: '集锦', items: [{ clip: f.id }] } }), { shows: null }),
  'GET /api/footage/reels': about(footage.caseWithReel, (f) => ({ url: `/api/footage/reels?case=${f.id}` }), { shows: (f) => f.clip! }),
  'GET /api/footage/reels/:id/bundle': about(footage.sealedReel, (f) => ({ url: `/api/footage/reels/${f.id}/bundle` }), { shows: zip }),
  'GET /api/footage/reels/:id/film': about(footage.sealedReel, (f) => ({ url: `/api/footage/reels/${f.id}/film` }), { shows: () => 'ftyp' }),
  'POST /api/footage/holds': about(footage.caseWithFootage, (f, _, w) => ({ url: '/api/footage/holds', body: { ...stretch(w), ground: { type: 'case', id: f.id }, cameras: [w.cameraWithFootage], until: inADay(w), reason } }), { shows: null, noes: notYours }),
  'POST /api/footage/holds/:id/confirm': about(footage.waitingHold, (f, _, w) => ({ url: `/api/footage/holds/${f.id}/confirm`, body: { until: inADay(w), reason } })),
  'POST /api/footage/holds/:id/extend': about(footage.confirmedHold, (f, _, w) => ({ url: `/api/footage/holds/${f.id}/extend`, body: { until: inADay(w), reason } })),
  'POST /api/footage/holds/:id/release': [
    about(footage.waitingHold, (f) => ({ url: `/api/footage/holds/${f.id}/release`, body: { reason } }), { variant: 'that waits' }),
    about(footage.confirmedHold, (f) => ({ url: `/api/footage/holds/${f.id}/release`, body: { reason } }), { variant: 'that is confirmed' }),
  ],
  'GET /api/footage/holds': list(footage.waitingHold, '/api/footage/holds?limit=500'),
  'GET /api/footage/storage': plain('/api/footage/storage'),
  'GET /api/footage/deletions': plain('/api/footage/deletions'),
  'POST /api/footage/keeping/clock': plain('/api/footage/keeping/clock', { reason }),
  'GET /api/footage/notices': list(footage.raisedNotice, '/api/footage/notices?limit=500'),
  'POST /api/footage/notices/:id/see': about(footage.raisedNotice, (f) => ({ url: `/api/footage/notices/${f.id}/see`, body: { note: '' } })),
  'GET /api/footage/thresholds': plain('/api/footage/thresholds'),
  'POST /api/footage/thresholds': plain('/api/footage/thresholds', { cameraLooks: 10, cameraDays: 7, personLooks: 30, personDays: 7, work: { from: 8, to: 18 }, reason }),
  'GET /api/owner': [
    list(footage.ownersLook, '/api/owner'),
    list(footage.deferredOwnersLook, '/api/owner', { shows: (f) => f.number!, variant: 'a notice that is deferred' }),
  ],
  'POST /api/owner/looks': about(footage.ownedCamera, (f) => ({ url: '/api/owner/looks', body: { camera: f.id, kind: 'playback', reason } }), { shows: null }),
  'GET /api/owner/looks/:id/clip': about(footage.ownCameraLook, (f, _, w) => ({ url: `/api/owner/looks/${f.id}/clip?from=${w.footageFrom + 10_000}&to=${w.footageFrom + 12_000}` }), { shows: () => 'ftyp' }),
  'POST /api/owner/services/:id/answer': [
    about(footage.service, answer),
    about(footage.deferredService, answer, { variant: 'a notice that is deferred' }),
  ],
}
