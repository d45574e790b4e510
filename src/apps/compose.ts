import type { FastifyInstance } from 'fastify'
import { casesDomain, watchEvidence } from '#domains/cases/index.ts'
import { camerasDomain, watchCameraHealth, watchPauses, watchRecording, watchTroubles } from '#domains/cameras/index.ts'
import { deskDomain } from '#domains/desk/index.ts'
import { disputesDomain } from '#domains/disputes/index.ts'
import { hazardsDomain } from '#domains/hazards/index.ts'
import { footageDomain, watchFootage, watchKeeping, watchStorage } from '#domains/footage/index.ts'
import { incidentsDomain, watchDeadlines } from '#domains/incidents/index.ts'
import { metricsDomain } from '#domains/metrics/index.ts'
import { registryDomain, watchHelp, watchKept, watchSearches, watchTwins } from '#domains/registry/index.ts'
import { staffDomain, watchDuties } from '#domains/staff/index.ts'
import { visitsDomain, watchPhotos } from '#domains/visits/index.ts'
import type { Domain } from '#platform/domain.ts'
import { feedRoutes } from '#platform/feed/route.ts'
import type { Catalogue } from '#platform/http/messages.ts'
import { addStandingRoutes } from '#platform/http/standing-routes.ts'
import { buildServer } from '#platform/http/server.ts'
import { erasureDomain } from '#platform/erasure/index.ts'
import { identityDomain } from '#platform/identity/index.ts'
import { ledgerDomain } from '#platform/ledger/index.ts'
import type { Platform } from '#platform/platform.ts'
import { syncDomain } from '#platform/sync/index.ts'
import { addInstallPage } from '#platform/tls/install-page.ts'
import { readServerTls } from '#platform/tls/server-tls.ts'
import { keepRecorder } from './keep-recorder.ts'

/** The one place that knows every domain. */
export function composeDomains(platform: Platform): Domain[] {
  return [
    identityDomain(platform),
    ledgerDomain(platform),
    erasureDomain(platform),
    syncDomain(platform),
    registryDomain(platform),
    camerasDomain(platform),
    staffDomain(platform),
    incidentsDomain(platform),
    deskDomain,
    casesDomain(platform),
    disputesDomain,
    visitsDomain(platform),
    hazardsDomain(platform),
    footageDomain(platform),
    metricsDomain(platform),
  ]
}

/** The server with all its routes, not yet listening; `more` is what the demo adds. */
export async function composeServer(platform: Platform, more: readonly Domain[] = []): Promise<FastifyInstance> {
  const domains = [...composeDomains(platform), ...more]
  platform.adopt(domains)
  const catalogue: Catalogue = Object.assign({}, ...domains.map((domain) => domain.messages))
  const { database, store, policy, sessions, refusals, clock, ids, county, log, metrics } = platform
  const tls = await readServerTls(platform.config, new Date(platform.clock.now()))
  const parts = { database, store, policy, sessions, refusals, clock, ids, county, log, metrics, catalogue, tls }
  const app = await buildServer(parts, domains.flatMap((domain) => domain.routes))
  addStandingRoutes(app, platform)
  if (tls?.ca) addInstallPage(app, tls.ca)
  watchRecording(platform)
  watchStorage(platform)
  await app.register(async (scope) => feedRoutes(scope, parts, platform.tail))
  return app
}

/** What runs beside the server for as long as it does. */
export interface Service {
  stop(): Promise<void>
}

/** Starts them once the server listens; each ends in its own time when told to stop. */
export function startServices(platform: Platform): Service[] {
  return [
    watchCameraHealth(platform),
    watchTroubles(platform),
    watchPauses(platform),
    watchDuties(platform),
    watchDeadlines(platform),
    watchFootage(platform),
    watchKeeping(platform),
    watchEvidence(platform),
    watchTwins(platform),
    watchKept(platform),
    watchHelp(platform),
    watchSearches(platform),
    watchPhotos(platform),
    ...(platform.config.startsRecorder ? [keepRecorder(platform)] : []),
  ]
}
