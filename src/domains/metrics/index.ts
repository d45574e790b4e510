import type { Domain } from '#platform/domain.ts'
import type { Platform } from '#platform/platform.ts'
import { figuresFollower } from './follower.ts'
import { figuresRoute } from './routes/figures.ts'
import { gridCoverageRoute } from './routes/grid-coverage.ts'
import { callsBehindRoute, casesBehindRoute } from './routes/records.ts'

export function metricsDomain(platform: Platform): Domain {
  return {
    name: 'metrics',
    records: [],
    routes: [figuresRoute(platform), casesBehindRoute, callsBehindRoute, gridCoverageRoute],
    actions: [],
    messages: {},
    followers: [figuresFollower],
  }
}
