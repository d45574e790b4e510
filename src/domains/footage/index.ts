import type { Domain } from '#platform/domain.ts'
import type { Platform } from '#platform/platform.ts'
import { bookmarkRecord } from './bookmarks/bookmark.ts'
import { bookmarkRoutes } from './bookmarks/routes.ts'
import { clipRecord } from './clips/clip.ts'
import { grantRecord } from './grants/project.ts'
import { clockRecord } from './keeping/clock.ts'
import { deletionRecord } from './keeping/deletion.ts'
import { holdRecord } from './keeping/hold.ts'
import { lookRecord } from './looks/look.ts'
import { footageMessages } from './messages.ts'
import { neighboursRoute } from './neighbours/route.ts'
import { noticeRecord } from './notices/notice.ts'
import { reelRecord } from './reels/reel.ts'
import { reelRoutes } from './reels/routes.ts'
import { keepStillRoute } from './stills/route.ts'
import { exportRecord } from './evidence/export.ts'
import { exportRoutes } from './routes/exports.ts'
import { askRoutes } from './routes/ask.ts'
import { decideRoutes } from './routes/decide.ts'
import { emergencyOptionsRoute } from './routes/emergency-options.ts'
import { thresholdRecord } from './notices/thresholds.ts'
import { openFootage } from './playback/footage.ts'
import { clipRoutes } from './routes/clips.ts'
import { lookListRoutes } from './routes/list-looks.ts'
import { holdRoutes } from './routes/holds.ts'
import { ownLookRoutes } from './routes/own-looks.ts'
import { keepingRoutes } from './routes/keeping.ts'
import { liveRoutes } from './routes/live.ts'
import { noticeRoutes } from './routes/notices.ts'
import { ownerRoutes } from './routes/owner.ts'
import { grantRoutes } from './routes/grants.ts'
import { lookRoutes } from './routes/looks.ts'
import { playbackRoutes } from './routes/playback.ts'
import { searchRoute } from './search/route.ts'
import { reviewRoutes } from './routes/reviews.ts'
import { subjectsRoute } from './routes/subjects.ts'
import { reviewRecord } from './reviews/review.ts'
import { watchFootageOf } from './watch.ts'
import { serviceRecord } from './services/service.ts'

export { clipRecord, type Clip } from './clips/clip.ts'
export { exportRecord, type Export } from './evidence/export.ts'
export { verifyBundle, type EvidenceReport } from './evidence/verify.ts'
export { grantRecord, type Grant } from './grants/project.ts'
export { watchStorage } from './keeping/storage.ts'
export { watchKeeping } from './keeping/watch.ts'
export { lookRecord, type Look } from './looks/look.ts'
export { noticeRecord, type Notice } from './notices/notice.ts'

/** Ends what has to end, reports what has to be reported; the server starts it. */
export function watchFootage(platform: Platform): { stop(): Promise<void> } {
  return watchFootageOf(openFootage(platform))
}

/** Who may look at footage, who did, and what leaves the house as evidence. */
export function footageDomain(platform: Platform): Domain {
  const footage = openFootage(platform)
  const { lookups } = footage
  return {
    name: 'footage',
    records: [grantRecord, serviceRecord, lookRecord, clipRecord, bookmarkRecord, exportRecord, reelRecord, holdRecord, deletionRecord, clockRecord, noticeRecord, thresholdRecord, reviewRecord],
    routes: [...askRoutes(lookups), emergencyOptionsRoute(lookups), ...decideRoutes(lookups), ...grantRoutes(platform), neighboursRoute(platform), ...lookRoutes(footage), ...playbackRoutes(footage), searchRoute(footage), ...exportRoutes(footage), ...clipRoutes(footage), ...bookmarkRoutes(footage), keepStillRoute(footage), ...reelRoutes(footage), ...holdRoutes(footage), ...keepingRoutes(platform), ...liveRoutes(footage), ...lookListRoutes, ...reviewRoutes, subjectsRoute, ...noticeRoutes, ...ownerRoutes(platform), ...ownLookRoutes(footage)],
    actions: [
      'grant.end', 'grant.review', 'service.issue', 'service.defer', 'service.record', 'service.answer', 'notice.raise', 'notice.list', 'notice.see',
      'footage.play', 'footage.playOwn', 'footage.live', 'footage.liveOwn', 'footage.export', 'clip.mark', 'clip.keep', 'clip.correct', 'clip.mask', 'clip.remove', 'bookmark.mark', 'bookmark.keep', 'still.take', 'look.open', 'look.serve', 'look.close', 'look.list', 'export.seal', 'export.fetch', 'reel.seal', 'hold.keep', 'hold.tend', 'footage_deletion.tend', 'owner.see',
    ],
    messages: footageMessages,
  }
}
