import type { Domain } from '#platform/domain.ts'
import type { Platform } from '#platform/platform.ts'
import { entryTypes } from './fields/field.ts'
import { linkageRecord } from './duplicates/linkage.ts'
import { twinRecord } from './duplicates/twin.ts'
import { exchangeActions, exchangeRecords, exchangeRoutes } from './exchange/index.ts'
import { gridAreaRecord } from './grids/area.ts'
import { gridsFollower } from './grids/follow.ts'
import { gridImportRoutes } from './grids/import-routes.ts'
import { gridMessages } from './grids/messages.ts'
import { gridRoutes } from './grids/routes.ts'
import { consentRecord } from './help/consent.ts'
import { helpMessages } from './help/messages.ts'
import { helpRoutes } from './help/routes.ts'
import { lookupRecord } from './looks/lookup.ts'
import { receptionGround, receptionRecord } from './looks/reception.ts'
import { registryMessages } from './messages.ts'
import { differencesRoute } from './routes/differences.ts'
import { joinRoutes } from './routes/join.ts'
import { likelyRoute } from './routes/likely.ts'
import { openRoutes } from './routes/open.ts'
import { receptionRoutes } from './routes/receptions.ts'
import { recordRoutes } from './routes/record.ts'
import { searchRoute } from './routes/search.ts'
import { twinRoutes } from './routes/twins.ts'
import { entryRecords } from './spine/records.ts'

export type { OpenedEntry } from './answers.ts'
export { collect, finding } from './collect.ts'
export { entryTypes } from './fields/field.ts'
export { watchTwins } from './duplicates/watch.ts'
export { watchHelp } from './help/watch.ts'
export { watchKept } from './keeping/watch.ts'
export { watchSearches } from './looks/searches.ts'
export { loadDoors } from './doors.ts'
export { gridsOnDay } from './grids/queries.ts'
export { lookupRecord, openSubject } from './looks/lookup.ts'

export function registryDomain(platform: Platform): Domain {
  return {
    name: 'registry',
    records: [...entryTypes.map((type) => entryRecords[type]), lookupRecord, receptionRecord, twinRecord, linkageRecord, gridAreaRecord, consentRecord, ...exchangeRecords],
    routes: [
      searchRoute(platform), differencesRoute(platform), likelyRoute(platform), ...twinRoutes(platform), ...openRoutes(platform), ...recordRoutes(platform), ...joinRoutes, ...receptionRoutes, ...exchangeRoutes(platform),
      ...gridRoutes(platform), ...gridImportRoutes(platform), ...helpRoutes(platform),
    ],
    actions: ['registry.link', 'help.sweep', ...exchangeActions],
    messages: { ...registryMessages, ...gridMessages, ...helpMessages },
    followers: [gridsFollower],
    grounds: [receptionGround(() => platform.clock.now())],
  }
}
